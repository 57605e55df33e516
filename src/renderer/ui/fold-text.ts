/**
 * A text as a search sees it: lower case, without diacritics, compatibility forms as plain ones, `d` for `đ` and for the `ð` that is often typed
 * in its place. Length may change; folding twice changes nothing more.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[đð]/g, 'd');
}
