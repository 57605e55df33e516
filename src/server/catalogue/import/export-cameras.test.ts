import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHub, type TestHub, testCamera } from '../test-hub.ts';
import { exportCameras } from './export-cameras.ts';
import { importInto } from './test-import.ts';

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({
    cameras: [testCamera(1), testCamera(2, { managingUnitId: 'infrastructure', territoryId: 'ba-dinh' })],
    handlers: () => ({}),
  });
});

afterEach(() => hub.dispose());

describe('an export', () => {
  async function exported(account: string): Promise<string> {
    const { queue, city, now } = hub;
    const signal = new AbortController().signal;
    let text = '';
    for await (const piece of exportCameras({ queue, city, now }, { caller: hub.caller(account), signal }))
      text += piece;
    return text;
  }

  test('has what the person administers, and taken as an import changes nothing', async () => {
    const text = await exported('quantri');
    expect(text.trim().split('\r\n')).toHaveLength(3);
    expect(await importInto(hub, Buffer.from(text))).toMatchObject({
      rows: 2,
      same: 2,
      refused: 0,
      unusedColumns: [],
    });
    expect((await exported('hatang')).trim().split('\r\n')).toHaveLength(2);
    await expect(exported('giamsat')).rejects.toMatchObject({ fault: { code: 'not-allowed' } });
    expect(await hub.audited('catalogue.exported')).toMatchObject([
      { detail: { cameras: 2 } },
      { detail: { cameras: 1 } },
    ]);
  });

  test('holds no formulas, and gives names that look like one back as they were', async () => {
    hub.city.applyCamera(testCamera(1, { name: '=1+1', street: "'=2", purpose: 'a;"b"' }));
    const text = await exported('quantri');
    expect(text).toContain(",'=1+1,");
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(await importInto(hub, Buffer.from(text))).toMatchObject({ same: 2, refused: 0 });
  });
});
