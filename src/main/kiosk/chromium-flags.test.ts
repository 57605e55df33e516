import { expect, test } from 'vitest';
import { chromiumFlags, flagsBeside } from './chromium-flags.ts';

const always = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-crash-restore-bubble',
  '--disable-session-crashed-bubble',
  '--deny-permission-prompts',
  '--block-new-web-contents',
  '--disable-extensions',
  '--password-store=basic',
  '--force-device-scale-factor=1',
  '--noerrdialogs',
  '--disable-notifications',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--js-flags=--single-threaded-gc',
  '--video-threads=1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--disable-field-trial-config',
  '--no-pings',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];
const features = [
  'CalculateNativeWinOcclusion',
  'ReclaimInactiveWebCodecs',
  'LimitConcurrentDecoderInstances',
  'Translate',
  'InfiniteSessionRestore',
  'GlobalMediaControls',
  'HardwareMediaKeyHandling',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'MediaRouter',
  'DialMediaRouteProvider',
  'OptimizationHints',
  'OptimizationGuideModelDownloading',
  'CertificateTransparencyComponentUpdater',
  'AutofillServerCommunication',
  'NetworkTimeServiceQuerying',
  'WebRtcHideLocalIpsWithMdns',
  'AsyncDns',
].join();

test('headless, as root, without GPU', () => {
  const screens = [
    { label: 'headless-1', bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
    { label: 'headless-2', bounds: { x: 1920, y: 0, width: 1920, height: 1080 } },
  ];
  expect(chromiumFlags({ headless: true, screens, profileDir: '/p', gpu: false, sandbox: false })).toEqual([
    ...always,
    `--disable-features=${features}`,
    '--user-data-dir=/p',
    '--headless=new',
    '--hide-scrollbars',
    '--mute-audio',
    '--screen-info={0,0 1920x1080 label=headless-1}{1920,0 1920x1080 label=headless-2}',
    '--disable-gpu',
    '--no-sandbox',
    '--test-type',
  ]);
});

test('on X11, with GPU and sandbox, and flags of the caller', () => {
  const extraFlags = ['--lang=vi', '--disable-features=One,Two'];
  const options = { headless: false, screens: [], profileDir: '/p', gpu: true, sandbox: true, extraFlags };
  expect(chromiumFlags(options)).toEqual([
    ...always,
    `--disable-features=${features},One,Two`,
    '--user-data-dir=/p',
    '--ozone-platform=x11',
    '--lang=vi',
  ]);
});

test('a start beside the browser names its profile and nothing of ours', () => {
  expect(flagsBeside({ profileDir: '/p', sandbox: true })).toEqual([
    '--user-data-dir=/p',
    '--ozone-platform=x11',
  ]);
});
