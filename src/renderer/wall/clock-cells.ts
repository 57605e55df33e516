/**
 * Writes a clock into one cell per character, because the type's digits have different widths and a clock must not wobble. Only cells whose
 * character changes are written.
 */
export function writeClock(clock: Element, text: string): void {
  while (clock.children.length > text.length) clock.lastElementChild?.remove();
  [...text].forEach((character, index) => {
    const cell = clock.children[index] ?? clock.appendChild(document.createElement('i'));
    if (cell.textContent !== character) cell.textContent = character;
    cell.className = character === ':' ? 'colon' : 'digit';
  });
}
