import { type IconName, iconPaths } from './icon-paths.ts';

/** A drawing beside words; it says nothing of its own to a screen reader. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  );
}
