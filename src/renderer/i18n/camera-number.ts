/** A camera's number as every label shows it: at least four digits. */
export function cameraNumber(number: number): string {
  return String(number).padStart(4, '0');
}
