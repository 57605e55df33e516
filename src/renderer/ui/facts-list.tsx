import type { ReactNode } from 'react';

/** A name and its value; without one it is left out. */
export type Fact = readonly [name: string, value: ReactNode];

interface Props {
  readonly className: 'hub-facts' | 'admin-facts' | 'admin-facts report-facts';
  readonly facts: readonly Fact[];
}

/** Facts by name, one under the other. */
export function FactsList({ className, facts }: Props) {
  return (
    <dl className={className}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
