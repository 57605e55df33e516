import type { Configuration } from 'electron-builder';
import { StopHere } from '../stop-here.mjs';

export interface PackSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly maintainer: string;
  /** `name.name=value` each. */
  readonly settings: readonly string[];
  readonly sharedFfmpeg: boolean;
}

/** What is laid over electron-builder.yml for this run. electron-builder checks the whole against its own schema. */
export function packSettings({ env, maintainer, settings, sharedFfmpeg }: PackSettings): Configuration {
  const updateUrl = env.VONGLAU_UPDATE_URL;
  const electronDist = env.VONGLAU_ELECTRON_DIST;
  return {
    ...nested(settings),
    ...(electronDist ? { electronDist } : {}),
    ...(updateUrl ? { publish: [{ provider: 'generic', url: webAddress(updateUrl) }] } : {}),
    linux: { maintainer },
    // Debian's own ffmpeg brings the libraries that the packed one was linked to.
    ...(sharedFfmpeg ? { deb: { depends: ['ffmpeg'] } } : {}),
  };
}

function webAddress(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new StopHere(
      `VONGLAU_UPDATE_URL=${text}: an http or https address (a folder needs none: docs/install.md)`,
    );
  return text;
}

type Tree = { [name: string]: Tree | string | boolean };

/** `['win.a=1', 'win.b=true']` as `{win: {a: '1', b: true}}`. */
function nested(settings: readonly string[]): Tree {
  const root: Tree = {};
  for (const setting of settings) {
    const [, path, value] = /^([\w.]+)=(.*)$/s.exec(setting) ?? [];
    if (path === undefined || value === undefined)
      throw new StopHere(`--set ${setting}: it has the form NAME=VALUE`);
    const names = path.split('.');
    const last = names.pop() ?? '';
    let at = root;
    for (const name of names) {
      const below = at[name];
      at = at[name] = typeof below === 'object' ? below : {};
    }
    at[last] = value === 'true' || value === 'false' ? value === 'true' : value;
  }
  return root;
}
