import { Emitter } from '../../../shared/base/emitter.ts';
import { CancelledError, ExpectedError } from '../../../shared/base/fault.ts';
import type { EventValue } from '../../../shared/contract/events.ts';
import { CameraImportLine, type CameraImportResult } from '../../../shared/hub/camera-import.ts';
import type { HubHttp } from './hub-http.ts';

/** A catalogue of 50,000 cameras is some 25 MB. */
const mostExportBytes = 256 * 1024 * 1024;
/** While its database is away the hub says nothing for that long, and goes on. */
const silentMs = 90_000;

export interface CatalogueExchangeParts {
  readonly http: Pick<HubHttp, 'lines' | 'text'>;
  /** What a question of who is signed in carries. */
  headers(signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
}

export interface CatalogueFile {
  readonly importId: string;
  readonly csv: string;
  readonly dryRun: boolean;
}

/** Tables of cameras on their way to the hub and from it. */
export class CatalogueExchange {
  readonly onProgress = new Emitter<EventValue<'hub.catalogue-progress'>>();
  private readonly parts: CatalogueExchangeParts;
  private readonly running = new Map<string, AbortController>();
  private readonly closed = new AbortController();

  constructor(parts: CatalogueExchangeParts) {
    this.parts = parts;
  }

  /** Has the hub judge a table, or take it. Throws ExpectedError with the hub's fault or `hub-away`, CancelledError. */
  async import({ importId, csv, dryRun }: CatalogueFile): Promise<CameraImportResult> {
    const stop = new AbortController();
    this.running.set(importId, stop);
    const signal = AbortSignal.any([stop.signal, this.closed.signal]);
    try {
      const headers = await this.parts.headers(signal);
      const path = `/api/cameras/import${dryRun ? '?dryRun=1' : ''}`;
      const ask = { method: 'POST', path, headers, csv: Buffer.from(csv), silentMs } as const;
      for await (const line of this.parts.http.lines(ask, signal)) {
        if (line === '') continue;
        const said = CameraImportLine.parse(JSON.parse(line));
        if ('result' in said) return said.result;
        this.onProgress.fire({ importId, ...said.progress });
      }
      throw new ExpectedError({ code: 'hub-away', message: 'the hub broke off in the middle of the import' });
    } finally {
      this.running.delete(importId);
    }
  }

  /** Breaks an import off; one that is over already is passed over. */
  cancel(importId: string): void {
    this.running.get(importId)?.abort(new CancelledError('import'));
  }

  /** The cameras that the person administers, as a table. Throws ExpectedError with the hub's fault or `hub-away`. */
  async export(): Promise<string> {
    const { signal } = this.closed;
    const headers = await this.parts.headers(signal);
    const ask = { method: 'GET', path: '/api/cameras/export', headers, silentMs } as const;
    return this.parts.http.text(ask, mostExportBytes, signal);
  }

  dispose(): void {
    this.closed.abort();
  }
}
