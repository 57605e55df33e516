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
  // The grid measures itself right after it has put its styles in place: by then they must count, which an observer is too late for.
  const insertBefore = holder.insertBefore.bind(holder);
  holder.insertBefore = (node, child) => {
    insertBefore(node, child);
    followAfter(node, adopt);
    return node;
  };
  new MutationObserver(adopt).observe(holder, { childList: true, characterData: true, subtree: true });
  return holder;
}

function followAfter(node: Node | string, adopt: () => void): void {
  adopt();
  if (!(node instanceof HTMLElement)) return;
  const after = node.after.bind(node);
  node.after = (...nodes) => {
    after(...nodes);
    for (const one of nodes) followAfter(one, adopt);
  };
}
