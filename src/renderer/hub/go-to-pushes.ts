/** The focus goes to the newest thing that another desk put here; Escape brings it back to the wall. False when there is none. */
export function goToPushes(): boolean {
  const newest = document.querySelector<HTMLButtonElement>('.push-strip article button');
  newest?.focus();
  return newest !== null;
}

/** After the strip the focus is on the selected tile again. */
export function leavePushes(): void {
  document.querySelector<HTMLElement>('.plan-tile[aria-pressed="true"]')?.focus();
}
