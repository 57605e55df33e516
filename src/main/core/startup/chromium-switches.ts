import { hasGpu } from './has-gpu.ts';

/** Switches of Chromium's engine with the reason of each, for every host: a wall that keeps its pace, and no traffic of the browser's own. */
const reasons: ReadonlyArray<readonly [flag: string, why: string]> = [
  ['--force-device-scale-factor=1', "one CSS pixel is one of the display's"],
  ['--noerrdialogs', 'no dialogs over the pictures'],
  ['--disable-notifications', 'nothing covers the pictures'],
  ['--disable-pinch', 'a touch does not zoom the wall'],
  ['--overscroll-history-navigation=0', 'a swipe does not leave the page'],
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
const featureReasons: ReadonlyArray<readonly [feature: string, why: string]> = [
  ['CalculateNativeWinOcclusion', 'a covered window keeps drawing'],
  ['ReclaimInactiveWebCodecs', 'decoders of a hidden window are kept'],
  ['LimitConcurrentDecoderInstances', 'more than 16 hardware decoders on Linux'],
  ['Translate', 'no bubble'],
  ['InfiniteSessionRestore', 'no restored windows'],
  ['GlobalMediaControls', "the desktop's media keys do not stop cameras"],
  ['HardwareMediaKeyHandling', 'the same'],
  [
    'WebUIOmniboxPopup',
    'no hidden page behind the address bar of each window, which nobody sees: two of them cost more than the rest of a start (2.8 s of CPU instead of 1.1)',
  ],
  ['WebUIOmniboxAimPopup', 'the same'],
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

/** For a machine without a GPU: drawing through SwiftShader's is slower than the CPU's own. */
export const noGpuSwitch = '--disable-gpu';

/** The switches for a host that sets them one by one: names without dashes, and values. `disabled`: features that are disabled already, between commas. */
export function chromiumSwitchPairs(
  disabled: string,
  gpu = hasGpu(),
): ReadonlyArray<readonly [name: string, value: string]> {
  const features = [...disabled.split(',').filter(Boolean), ...disabledFeatures];
  const pairs = [...chromiumSwitches, ...(gpu ? [] : [noGpuSwitch])].map((flag) => {
    const [name = '', ...value] = flag.slice('--'.length).split('=');
    return [name, value.join('=')] as const;
  });
  return [...pairs, ['disable-features', features.join(',')]];
}

/** The switches, each with its value behind `=`. */
export const chromiumSwitches: readonly string[] = reasons.map(([flag]) => flag);

/** Names for `--disable-features`, of which Chromium obeys only the last: whoever disables more adds to this list. */
export const disabledFeatures: readonly string[] = featureReasons.map(([feature]) => feature);

/** Wayland lets nobody place windows. Linux only. */
export const x11Switch = '--ozone-platform=x11';
