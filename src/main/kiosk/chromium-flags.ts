import type { Bounds } from '../../shared/wall/wall-view.ts';

/** What decides the command line. `screens` are the virtual ones of headless mode; `sandbox` cannot work as root. */
export interface ChromiumFlagsOptions {
  readonly headless: boolean;
  readonly screens: ReadonlyArray<{ readonly label: string; readonly bounds: Bounds }>;
  readonly profileDir: string;
  readonly gpu: boolean;
  readonly sandbox: boolean;
  readonly extraFlags?: readonly string[];
}

/** Flags of every launch, with the reason of each. */
const alwaysFlags: ReadonlyArray<readonly [flag: string, why: string]> = [
  [
    '--remote-debugging-pipe',
    'the DevTools protocol on file descriptors 3 and 4: no port that others could reach',
  ],
  ['--no-startup-window', 'windows are made one by one, each on its display'],
  ['--kiosk', 'no hint about leaving full screen over the pictures'],
  ['--force-device-scale-factor=1', "one CSS pixel is one of the display's"],
  ['--no-first-run', 'no welcome page'],
  ['--no-default-browser-check', 'no question'],
  ['--hide-crash-restore-bubble', 'a wall that was powered off starts without a question'],
  ['--disable-session-crashed-bubble', 'the same, older name'],
  ['--noerrdialogs', 'no dialogs over the pictures'],
  ['--deny-permission-prompts', 'pages get no permission and nobody is asked'],
  ['--block-new-web-contents', 'no popups'],
  ['--disable-notifications', 'nothing covers the pictures'],
  ['--disable-extensions', 'only our own pages run here'],
  ['--disable-pinch', 'a touch does not zoom the wall'],
  ['--overscroll-history-navigation=0', 'a swipe does not leave the page'],
  ['--password-store=basic', 'no question of the desktop keyring'],
  ['--autoplay-policy=no-user-gesture-required', "a camera's sound needs no click"],
  ['--disable-background-timer-throttling', 'a covered window keeps its pace'],
  ['--disable-renderer-backgrounding', 'the same for its process priority'],
  ['--disable-backgrounding-occluded-windows', 'the same for a window that is wholly covered'],
  [
    '--js-flags=--single-threaded-gc',
    'where decoders keep every core busy, helper threads of the garbage collector get no turn, and the window spins waiting for them (20 % of a core)',
  ],
  [
    '--video-threads=1',
    'many feeds are parallel enough: with threads of their own for each decoder, 24 feeds fell behind on two cores (slowest 21 instead of 24 pictures a second)',
  ],
  ['--disable-background-networking', 'closed network: no background requests'],
  ['--disable-component-update', 'closed network: no updates of components'],
  ['--disable-sync', 'closed network: no accounts'],
  ['--disable-domain-reliability', 'closed network: no reports to Google'],
  ['--disable-client-side-phishing-detection', 'closed network: no models fetched'],
  ['--disable-default-apps', 'closed network: no apps fetched'],
  ['--disable-breakpad', 'closed network: no crash reports'],
  ['--metrics-recording-only', 'closed network: no usage reports'],
  ['--disable-field-trial-config', 'no experiments'],
  ['--no-pings', 'closed network: no hyperlink auditing'],
  ['--disable-quic', 'closed network: no UDP'],
  ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1', 'no name is ever asked for'],
  [
    '--proxy-server=http://127.0.0.1:9',
    'an address that is not loopback meets a dead proxy; no proxy discovery',
  ],
  ['--webrtc-ip-handling-policy=disable_non_proxied_udp', 'closed network: WebRTC asks no STUN server'],
];

/** Features switched off, with the reason of each. */
const disabledFeatures: ReadonlyArray<readonly [feature: string, why: string]> = [
  ['CalculateNativeWinOcclusion', 'a covered window keeps drawing'],
  ['ReclaimInactiveWebCodecs', 'decoders of a hidden window are kept'],
  ['LimitConcurrentDecoderInstances', 'more than 16 hardware decoders on Linux'],
  ['Translate', 'no bubble'],
  ['InfiniteSessionRestore', 'no restored windows'],
  ['GlobalMediaControls', "the desktop's media keys do not stop cameras"],
  ['HardwareMediaKeyHandling', 'the same'],
  ['MediaRouter', 'closed network: no search for cast devices'],
  ['DialMediaRouteProvider', 'closed network: no multicast'],
  ['OptimizationHints', 'closed network: no hints fetched'],
  ['OptimizationGuideModelDownloading', 'closed network: no models fetched'],
  ['CertificateTransparencyComponentUpdater', 'closed network: no lists fetched'],
  ['AutofillServerCommunication', 'closed network: no form queries'],
  ['NetworkTimeServiceQuerying', "closed network: no question for Google's time"],
  ['WebRtcHideLocalIpsWithMdns', 'closed network: no multicast'],
  ['AsyncDns', 'closed network: no resolver of its own'],
];

const headlessFlags = ['--headless=new', '--hide-scrollbars', '--mute-audio'];
/** Wayland lets nobody place windows. */
const headedFlags = ['--ozone-platform=x11'];
/** Without a GPU, drawing through SwiftShader's is slower than the CPU's own. */
const noGpuFlags = ['--disable-gpu'];
/** The second one removes the bar that complains about the first. */
const noSandboxFlags = ['--no-sandbox', '--test-type'];

/** The whole command line of a launch. Of `--disable-features` Chromium obeys only the last, so those of `extraFlags` are merged. */
export function chromiumFlags(options: ChromiumFlagsOptions): readonly string[] {
  const { headless, screens, profileDir, gpu, sandbox, extraFlags = [] } = options;
  const prefix = '--disable-features=';
  const moreDisabled = extraFlags.filter((flag) => flag.startsWith(prefix));
  const features = [
    ...disabledFeatures.map(([feature]) => feature),
    ...moreDisabled.flatMap((flag) => flag.slice(prefix.length).split(',')),
  ];
  return [
    ...alwaysFlags.map(([flag]) => flag),
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
