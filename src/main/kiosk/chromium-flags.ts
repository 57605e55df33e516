import type { Bounds } from '../../shared/wall/wall-view.ts';
import {
  chromiumSwitches,
  disabledFeatures,
  noGpuSwitch,
  x11Switch,
} from '../core/startup/chromium-switches.ts';

/** What decides the command line. `screens` are the virtual ones of headless mode; `sandbox` cannot work as root. */
export interface ChromiumFlagsOptions {
  readonly headless: boolean;
  readonly screens: ReadonlyArray<{ readonly label: string; readonly bounds: Bounds }>;
  readonly profileDir: string;
  readonly gpu: boolean;
  readonly sandbox: boolean;
  readonly extraFlags?: readonly string[];
}

/** The kiosk's own flags of every launch, with the reason of each; chromium-switches.ts has those of every host. */
const kioskFlags: ReadonlyArray<readonly [flag: string, why: string]> = [
  [
    '--remote-debugging-pipe',
    'the DevTools protocol on file descriptors 3 and 4: no port that others could reach',
  ],
  ['--no-startup-window', 'windows are made one by one, each on its display'],
  ['--kiosk', 'no hint about leaving full screen over the pictures'],
  ['--no-first-run', 'no welcome page'],
  ['--no-default-browser-check', 'no question'],
  ['--hide-crash-restore-bubble', 'a wall that was powered off starts without a question'],
  ['--disable-session-crashed-bubble', 'the same, older name'],
  ['--deny-permission-prompts', 'pages get no permission and nobody is asked'],
  ['--block-new-web-contents', 'no popups'],
  ['--disable-extensions', 'only our own pages run here'],
  ['--password-store=basic', 'no question of the desktop keyring'],
];

const headlessFlags = ['--headless=new', '--hide-scrollbars', '--mute-audio'];
const headedFlags = [x11Switch];
const noGpuFlags = [noGpuSwitch];
/** The second one removes the bar that complains about the first. */
const noSandboxFlags = ['--no-sandbox', '--test-type'];

/** The whole command line of a launch. Of `--disable-features` Chromium obeys only the last, so those of `extraFlags` are merged. */
export function chromiumFlags(options: ChromiumFlagsOptions): readonly string[] {
  const { headless, screens, profileDir, gpu, sandbox, extraFlags = [] } = options;
  const prefix = '--disable-features=';
  const moreDisabled = extraFlags.filter((flag) => flag.startsWith(prefix));
  const features = [
    ...disabledFeatures,
    ...moreDisabled.flatMap((flag) => flag.slice(prefix.length).split(',')),
  ];
  return [
    ...kioskFlags.map(([flag]) => flag),
    ...chromiumSwitches,
    `${prefix}${features.join(',')}`,
    `--user-data-dir=${profileDir}`,
    ...(headless ? [...headlessFlags, `--screen-info=${screenInfo(screens)}`] : headedFlags),
    ...(gpu ? [] : noGpuFlags),
    ...(sandbox ? [] : noSandboxFlags),
    ...extraFlags.filter((flag) => !moreDisabled.includes(flag)),
  ];
}

/** Flags of a second start with the same profile, which hands its `--app` to the browser that runs and ends. */
export function flagsBeside(
  options: Pick<ChromiumFlagsOptions, 'profileDir' | 'sandbox'>,
): readonly string[] {
  const { profileDir, sandbox } = options;
  return [`--user-data-dir=${profileDir}`, ...headedFlags, ...(sandbox ? [] : noSandboxFlags)];
}

function screenInfo(screens: ChromiumFlagsOptions['screens']): string {
  const describe = ({ label, bounds: { x, y, width, height } }: (typeof screens)[number]) =>
    `{${x},${y} ${width}x${height} label=${label}}`;
  return screens.map(describe).join('');
}
