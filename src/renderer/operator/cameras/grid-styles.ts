/**
 * Where the grid may put its style elements under a policy that forbids them: a holder outside the document, whose text becomes a constructed
 * style sheet of the page. (Content Security Policy level 3 speaks of elements and attributes only; CSSOM is free.)
 */
export function createStyleHolder(): HTMLElement {
  const holder = document.createElement('div');
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const adopt = () =>
    sheet.replaceSync([...holder.children].map(({ textContent }) => textContent).join('\n'));
  new MutationObserver(adopt).observe(holder, { childList: true, characterData: true, subtree: true });
  return holder;
}
