/** What a box is, in any unit. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Room that a display's heading and the gap to the next display take, in multiples of the text's size. */
const headingRem = 3.2;

/** In how many columns displays of that shape (width by height) are drawn largest in a room; fewer columns win a tie. */
export function planColumns(count: number, shape: number, room: Box, textPx: number): number {
  const widthIn = (columns: number) => {
    const rows = Math.ceil(count / columns);
    return Math.min(room.width / columns, (room.height / rows - headingRem * textPx) * shape);
  };
  let best = 1;
  for (let columns = 2; columns <= count; columns++) if (widthIn(columns) > widthIn(best)) best = columns;
  return best;
}
