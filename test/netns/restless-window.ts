// Run by a test inside a silent namespace: opens a window whose page tries all it can to reach others, and stays for a while.
import { createLogger, stderrSink } from '../../src/main/core/log/logger.ts';
import { createKioskHost } from '../../src/main/kiosk/kiosk-host.ts';
import { wait } from '../../src/shared/base/wait.ts';
import { startLocalPages } from '../local-pages.ts';

const stayMs = Number(process.argv[2]);
const attempts = `
  <link rel="dns-prefetch" href="//camera.example.org"><link rel="preconnect" href="https://192.0.2.4">
  <img src="http://192.0.2.1/picture.png"><img src="https://camera.example.org/picture.png">
  <script>
    const settled = (attempt) => attempt.then(() => 'reached', () => 'refused');
    const socket = (url) => new Promise((resolve, reject) => {
      Object.assign(new WebSocket(url), { onopen: resolve, onerror: reject });
    });
    const peer = new RTCPeerConnection({ iceServers: [{ urls: ['stun:192.0.2.2:3478', 'stun:stun.example.org:3478'] }] });
    peer.createDataChannel('x');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    Promise.all([
      settled(fetch('http://192.0.2.3/', { mode: 'no-cors' })), settled(fetch('http://[2001:db8::1]/', { mode: 'no-cors' })),
      settled(fetch('https://hub.example.org/', { mode: 'no-cors' })), settled(socket('ws://192.0.2.5/')),
    ]).then((results) => say(results.join()));
  </script>`;
const pages = await startLocalPages({ '/wall': attempts });
const host = await createKioskHost({ logger: createLogger(stderrSink()), headless: true });
try {
  await host.openWindow({
    identity: { windowId: 'wall-1', kind: 'wall', displayId: 'headless-1' },
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    fullscreen: true,
    title: 'restless',
    url: `${pages.origin}/wall`,
    bridge: { origin: pages.origin, token: 'none' },
  });
  await wait(stayMs);
  console.log(pages.said.join());
} finally {
  await host.dispose();
  await pages.close();
}
