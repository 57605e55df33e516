import { useEffect, useState } from 'react';

/** The page's base font size in CSS pixels, followed: it changes with the window's height. */
export function useRootFontPx(): number {
  const [fontPx, setFontPx] = useState(readRootFontPx);
  useEffect(() => {
    const follow = () => setFontPx(readRootFontPx());
    window.addEventListener('resize', follow);
    // A window that was being put on its display may have changed since it was first drawn.
    follow();
    return () => window.removeEventListener('resize', follow);
  }, []);
  return fontPx;
}

function readRootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
