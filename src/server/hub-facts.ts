import manifest from '../../package.json' with { type: 'json' };
import { protocolVersion } from '../shared/hub/protocol-version.ts';
import type { HubFacts } from '../shared/hub/sign-in.ts';
import { demoAccounts, demoPassword } from './demo/demo-accounts.ts';
import type { HubCore } from './hub-core.ts';
import type { HubOptions } from './hub-options.ts';

/** Who this hub is, for anybody who asks. */
export function hubFacts(
  { store, signing, city }: Pick<HubCore, 'store' | 'signing' | 'city'>,
  { settings, demo }: Pick<HubOptions, 'settings' | 'demo'>,
): HubFacts {
  const book = city.book();
  const nameOf = (rows: readonly { id: string; name: string }[], wanted: string) =>
    rows.find(({ id }) => id === wanted)?.name ?? wanted;
  return {
    hubId: store.facts.hubId,
    name: settings.name,
    version: manifest.version,
    protocols: [protocolVersion],
    publicKey: signing.publicKey,
    demo: demo !== null,
    demoCameras: demo?.cityCameras.length ?? 0,
    demoAccounts: demo
      ? demoAccounts.map(({ account, name, unitId, roleId }) => ({
          account,
          name,
          unit: nameOf(book.units, unitId),
          role: nameOf(book.roles, roleId),
          password: demoPassword,
        }))
      : [],
  };
}
