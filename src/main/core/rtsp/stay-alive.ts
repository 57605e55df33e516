import { type Disposable, toDisposable } from '../../../shared/base/disposable.ts';
import type { ReceptionReport } from './reception-report.ts';
import type { RtspConnection } from './rtsp-connection.ts';

const reportEveryMs = 5000;

/** Lets the camera hear of us while it plays: reports every 5 s on the video's RTCP channel, and a request each `keepAliveMs`, before its session ends. */
export function stayAlive(
  connection: RtspConnection,
  {
    url,
    method,
    channel,
    keepAliveMs,
  }: { url: string; method: string; channel: number; keepAliveMs: number },
  report: ReceptionReport,
  now: () => number,
): Disposable {
  const reports = setInterval(() => {
    const bytes = report.write(now());
    if (bytes) connection.sendInterleaved(channel, bytes);
  }, reportEveryMs);
  const requests = setInterval(() => connection.tell(method, url), keepAliveMs);
  return toDisposable(() => {
    clearInterval(reports);
    clearInterval(requests);
  });
}
