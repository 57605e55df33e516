import { useEffect, useState } from 'react';
import type { WindowSize } from './plan-tiles.ts';

/** The window's size in device pixels, followed through resizes and moves to a display with another pixel ratio. */
export function useWindowSize(): WindowSize {
  const [size, setSize] = useState(measure);
  useEffect(() => {
    const follow = () => setSize((before) => keepIfEqual(before, measure()));
    window.addEventListener('resize', follow);
    const ratio = matchMedia(`(resolution: ${size.ratio}dppx)`);
    ratio.addEventListener('change', follow);
    return () => {
      window.removeEventListener('resize', follow);
      ratio.removeEventListener('change', follow);
    };
  }, [size.ratio]);
  return size;
}

function measure(): WindowSize {
  const ratio = window.devicePixelRatio;
  return { width: Math.round(innerWidth * ratio), height: Math.round(innerHeight * ratio), ratio };
}

function keepIfEqual(before: WindowSize, now: WindowSize): WindowSize {
  const equal = before.width === now.width && before.height === now.height && before.ratio === now.ratio;
  return equal ? before : now;
}
