import { type RefObject, useEffect, useRef } from 'react';

/** For a part that asks something in the middle of a long form: it comes into view, and the keyboard goes on in it. Needs `tabIndex={-1}`. */
export function useIntoView(): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    part.current?.focus({ preventScroll: true });
    part.current?.scrollIntoView({ block: 'center' });
  }, []);
  return part;
}
