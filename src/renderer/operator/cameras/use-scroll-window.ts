import { type RefObject, useEffect, useState } from 'react';
import { useElementSize } from '../../ui/use-element-size.ts';

/** Which lines of equal height are in sight in a scrolling element: from `start` to before `end`, one more on each side. */
export function useScrollWindow(
  box: RefObject<HTMLElement | null>,
  rowHeightPx: number,
): { start: number; end: number } {
  const { height } = useElementSize(box);
  const [first, setFirst] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const follow = () => setFirst(Math.floor(element.scrollTop / rowHeightPx));
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [box, rowHeightPx]);
  return { start: Math.max(0, first - 1), end: first + Math.ceil(height / rowHeightPx) + 2 };
}
