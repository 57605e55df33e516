import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CameraInfo } from '../../src/shared/camera/camera.ts';
import { cameraPieces } from '../../src/shared/camera/camera-piece.ts';
import { builtInArrangement } from '../../src/shared/wall/arrange.ts';
import { parseLayoutsFile } from '../../src/shared/wall/layouts-file.ts';
import type { SavedLayout } from '../../src/shared/wall/saved-layout.ts';
import { type DisplayView, noWall } from '../../src/shared/wall/wall-view.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { cityCameras, displayOf } from '../fakes/wall-scenes.ts';

let bench: PageBench;
let page: Page;

const grid = (name: string) => builtInArrangement(name, []).grid;
const oddName = '🌅 שלום <b>x</b> Tuần lễ cấp cao, các tuyến đường chính quanh hồ Hoàn Kiếm và phố cổ';
const saved: SavedLayout[] = [
  { id: 'l1', name: 'Ca sáng', key: 1, grid: grid('1+5'), tiles: ['cam-1', null, null, null, null, 'cam-6'] },
  { id: 'l2', name: oddName, key: 3, grid: grid('4x4'), tiles: [] },
  { id: 'l3', name: 'Ca đêm', key: null, grid: grid('1+12'), tiles: [] },
];

function tellWall(change: Partial<DisplayView> = {}, layouts: SavedLayout[] = saved): void {
  const displays = [{ ...displayOf('d1', '3x3', 8, 9), ...change }, displayOf('d2', '1+5', 6)];
  bench.core.state.start.wall = { ...noWall, layouts, displays };
  bench.core.broadcast('wall.changed', bench.core.state.start.wall);
}

async function openMenu(display = 0): Promise<void> {
  await page.locator('.layout-button').nth(display).click();
  await page.getByRole('menu', { name: 'Bố cục' }).waitFor();
}

async function openEditor(): Promise<void> {
  await openMenu();
  await page.getByRole('menuitem', { name: 'Sửa bố cục…' }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-tile') === '0');
}

const dialog = () => page.getByRole('dialog');
const tile = (number: number) => page.locator(`[data-tile="${number - 1}"]`);
const edge = (name: string) => page.getByRole('separator', { name, exact: true });

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function saveAs(name: string): Promise<void> {
  await dialog().getByLabel('Tên bố cục').fill(name);
  await dialog().getByRole('button', { name: 'Lưu', exact: true }).click();
}

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.answers.set('layouts.save', (input) => ({
    id: (input as { layout: { id: string | null } }).layout.id ?? 'new',
  }));
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  tellWall();
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

describe('the menu of layouts', () => {
  test('has saved ones with their keys, a key being shown where it leads; either kind is chosen', async () => {
    await openMenu();
    await page.getByRole('menuitemradio', { name: 'Ca sáng Ctrl+1' }).waitFor();
    await page.getByRole('menuitemradio', { name: '1x1', exact: true }).waitFor();
    await page.getByRole('menuitemradio', { name: '2x2 Ctrl+2' }).waitFor();
    await page.getByText(oddName, { exact: true }).click();
    expect(await bench.core.seen('wall.load-layout')).toEqual({ displayId: 'd1', layoutId: 'l2' });
    await openMenu(1);
    await page.getByRole('menuitemradio', { name: '4x4' }).click();
    expect(await bench.core.seen('wall.set-layout')).toEqual({ displayId: 'd2', layout: '4x4' });
    tellWall({ layout: 'l1', grid: grid('1+5') });
    await page.getByRole('button', { name: 'Bố cục Ca sáng' }).waitFor();
    tellWall({ layout: 'deleted', grid: grid('1+5') });
    await page.getByRole('button', { name: 'Bố cục chưa lưu' }).waitFor();
  });

  test('says how many cameras of a layout are gone from the list, and so do its tiles, until they are back', async () => {
    const cameras = cityCameras(8);
    const tell = (list: readonly CameraInfo[]) => {
      for (const piece of cameraPieces(list)) bench.core.broadcast('cameras.changed', piece);
    };
    tell(cameras.filter(({ id }) => id !== 'cam-6'));
    await openMenu();
    await page.getByRole('menuitemradio', { name: /^Ca sáng thiếu 1 camera Ctrl\+1/ }).click();
    expect(await bench.core.seen('wall.load-layout')).toEqual({ displayId: 'd1', layoutId: 'l1' });
    await page.getByText('Ô 6 của bố cục này để trống: camera không còn trong danh sách.').waitFor();
    tellWall({ layout: 'l1', grid: grid('1+5'), tiles: saved[0]?.tiles ?? [] });
    await page
      .getByRole('button', { name: 'Ô 6, camera ? cam-6, camera không còn trong danh sách' })
      .first()
      .click();
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    await page.getByText('Camera này đã bị bỏ khỏi danh sách nên ô để trống.').waitFor();
    expect(await page.getByRole('button', { name: /^Chụp ảnh/ }).count()).toBe(0);
    tell(cameras);
    await page.getByRole('button', { name: /^Chụp ảnh/ }).waitFor();
    await openMenu();
    await page.getByRole('menuitemradio', { name: 'Ca sáng Ctrl+1' }).waitFor();
  });

  test('keeps what a display shows under a name', async () => {
    await openMenu();
    await page.getByRole('menuitem', { name: 'Lưu bố cục thành…' }).click();
    await page.keyboard.type('Ngày lễ');
    await page.getByRole('radio', { name: 'Ctrl+3' }).click();
    await dialog().getByText(`Ctrl+3 đang là phím của “${oddName}”`).waitFor();
    await dialog().getByLabel('Tên bố cục').press('Enter');
    const { layout } = await bench.core.seen('layouts.save');
    expect(layout).toEqual({
      id: null,
      name: 'Ngày lễ',
      key: 3,
      grid: grid('3x3'),
      tiles: [...Array.from({ length: 8 }, (_, index) => `cam-${index + 1}`), null],
    });
    expect(await bench.core.seen('wall.set-layout')).toEqual({ displayId: 'd1', layout: 'new' });
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('keys', () => {
  test('Ctrl with a digit loads grid and cameras', async () => {
    await press('Control+3');
    expect(await bench.core.seen('wall.load-layout')).toEqual({ displayId: 'd1', layoutId: 'l2' });
  });

  test('Ctrl Shift with a free digit saves a new layout, named by its key', async () => {
    await press('Control+Shift+5');
    const { layout } = await bench.core.seen('layouts.save');
    expect(layout).toMatchObject({ id: null, name: 'Bố cục 5', key: 5, grid: grid('3x3') });
    await page.getByText('Đã lưu bố cục “Bố cục 5”').waitFor();
  });

  test('before another layout is written over, the desk asks once', async () => {
    await press('Control+Shift+1');
    const question = page.getByRole('alertdialog');
    await question.getByText('“Ca sáng” (Ctrl+1) sẽ được thay').waitFor();
    await press('Escape');
    await question.waitFor({ state: 'detached' });
    await press('Control+Shift+1');
    await question.getByRole('button', { name: 'Ghi đè' }).click();
    const { layout } = await bench.core.seen('layouts.save');
    expect(layout).toMatchObject({ id: 'l1', name: 'Ca sáng', key: 1, grid: grid('3x3') });
    expect(bench.core.received.filter(({ name }) => name === 'layouts.save')).toHaveLength(1);
  });

  test('the layout that the display shows is saved without a question', async () => {
    tellWall({ layout: 'l1', grid: grid('1+5') });
    await page.getByRole('button', { name: 'Bố cục Ca sáng' }).waitFor();
    await press('Control+Shift+1');
    const { layout } = await bench.core.seen('layouts.save');
    expect(layout).toMatchObject({ id: 'l1', name: 'Ca sáng', key: 1 });
  });
});

describe('the grid editor', () => {
  test('selects, merges, splits and takes back with keys; cameras stay on their tiles', async () => {
    await openEditor();
    await press('Shift+ArrowRight', 'Shift+ArrowDown', 'm');
    await page.waitForFunction(() => document.querySelectorAll('.draft-tile').length === 6);
    await press('ArrowRight', '3', 'h');
    await page.waitForFunction(() => document.querySelectorAll('.draft-tile').length === 8);
    await press('Control+z', 'v');
    await tile(2).getByText('0003 Ngã tư Sở', { exact: true }).waitFor();
    await saveAs('Trực đêm');
    const { layout } = await bench.core.seen('layouts.save');
    expect(layout.tiles).toEqual(['cam-1', 'cam-3', 'cam-6', 'cam-7', 'cam-8', null, null, null]);
    expect(layout.grid).toMatchObject({ columns: 9, rows: 3 });
    expect(layout.grid.cells.slice(0, 2)).toEqual([
      { column: 0, row: 0, columns: 6, rows: 2 },
      { column: 6, row: 0, columns: 1, rows: 1 },
    ]);
    expect(await bench.core.seen('wall.load-layout')).toEqual({ displayId: 'd1', layoutId: 'new' });
    await dialog().waitFor({ state: 'detached' });
  });

  test('selects several tiles with the pointer, and says why they cannot be merged', async () => {
    await openEditor();
    await tile(5).click({ modifiers: ['Control'] });
    await dialog().getByRole('button', { name: 'Gộp ô' }).click();
    await dialog().getByText('Không gộp: hãy chọn từ hai ô').waitFor();
    await tile(9).click({ modifiers: ['Shift'] });
    await dialog().getByRole('button', { name: 'Gộp ô' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.draft-tile').length === 1);
  });

  test('moves an edge with the pointer, whole lines or single parts', async () => {
    await openEditor();
    const line = await edge('Cạnh giữa ô 1, 4, 7 và ô 2, 5, 8').boundingBox();
    const area = await page.locator('.grid-canvas').boundingBox();
    if (!line || !area) throw new Error('the editor draws its canvas');
    await page.mouse.move(line.x + line.width / 2, area.y + area.height / 2);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width / 4, area.y + 10, { steps: 5 });
    await page.mouse.up();
    await edge('Cạnh giữa ô 1, 4, 7 và ô 2, 5, 8').waitFor();
    expect(await edge('Cạnh giữa ô 1, 4, 7 và ô 2, 5, 8').getAttribute('aria-valuenow')).toBe('25');
    await page.getByRole('radio', { name: 'Kéo từng đoạn' }).click();
    await edge('Cạnh giữa ô 4 và ô 5').focus();
    await press('ArrowRight', 'Shift+ArrowRight');
    expect(await edge('Cạnh giữa ô 4 và ô 5').getAttribute('aria-valuenow')).toBe('30');
    expect(await edge('Cạnh giữa ô 1 và ô 2').getAttribute('aria-valuenow')).toBe('25');
    await press('Control+z', 'Control+z', 'Control+z');
    await dialog().getByText('Không còn gì để hoàn tác.').waitFor();
    await saveAs('Như cũ');
    expect((await bench.core.seen('layouts.save')).layout.grid).toEqual(grid('3x3'));
  });

  test('an edge keeps the focus when it joins another on its way, and arrows along it go on to the next edge', async () => {
    tellWall({ grid: grid('2x2'), layout: '2x2' });
    await page.waitForFunction(() => document.querySelectorAll('.plan-tile').length === 10);
    await openEditor();
    await page.getByRole('radio', { name: 'Kéo từng đoạn' }).click();
    await edge('Cạnh giữa ô 1 và ô 2').focus();
    await press('ArrowRight');
    await page.getByRole('radio', { name: 'Kéo cả đường' }).click();
    await edge('Cạnh giữa ô 1 và ô 2').focus();
    await press('ArrowLeft');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('Cạnh giữa ô 1, 3 và ô 2, 4');
    await press('ArrowDown');
    expect(await focused()).toBe('Cạnh giữa ô 1, 2 và ô 3, 4');
  });

  test('wants a name, tells whose key is taken, and says what the core refuses', async () => {
    await press('e');
    await dialog().getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog().getByText('Bố cục cần có tên.').waitFor();
    await page.getByRole('radio', { name: 'Ctrl+1' }).click();
    await dialog().getByText('Ctrl+1 đang là phím của “Ca sáng”').waitFor();
    expect(bench.core.received.map(({ name }) => name)).not.toContain('layouts.save');
    // An answer that is not as agreed is a refusal as any other.
    bench.core.answers.set('layouts.save', () => ({}));
    await saveAs('Ca sáng');
    await dialog().getByRole('alert').getByText('Chưa làm được').waitFor();
    await dialog().getByText('Đã có một bố cục khác tên “Ca sáng”.').waitFor();
  });

  test('a display that goes away takes its editor with it', async () => {
    await press('Tab', 'e');
    await dialog().waitFor();
    bench.core.broadcast('wall.changed', {
      ...noWall,
      layouts: saved,
      displays: [displayOf('d1', '3x3', 8, 9)],
    });
    await dialog().waitFor({ state: 'detached' });
    tellWall();
    await page.waitForFunction(() => document.querySelectorAll('.layout-button').length === 2);
    expect(await dialog().count()).toBe(0);
  });

  test('keys that an input method composes with change nothing', async () => {
    await openEditor();
    await page.evaluate(() => {
      for (const code of ['KeyV', 'KeyM', 'ArrowRight'])
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { code, isComposing: true, bubbles: true, cancelable: true }),
        );
    });
    await press('h');
    await page.waitForFunction(() => document.querySelectorAll('.draft-tile').length === 10);
    expect(await tile(1).getAttribute('aria-pressed')).toBe('true');
    await dialog().getByLabel('Tên bố cục').pressSequentially('vhm234');
    expect(await dialog().getByLabel('Tên bố cục').inputValue()).toBe('vhm234');
    expect(await page.locator('.draft-tile').count()).toBe(10);
  });

  test('a saved layout is written over, kept as a new one, or deleted after one question', async () => {
    tellWall({ layout: 'l1', grid: grid('1+5') });
    await page.getByRole('button', { name: 'Bố cục Ca sáng' }).waitFor();
    await openEditor();
    await press('v', 'Control+Enter');
    await dialog().getByRole('button', { name: 'Lưu thành bố cục mới' }).click();
    const kept = await bench.core.seen('layouts.save', ({ layout }) => layout.id === null);
    expect(kept.layout).toMatchObject({ name: 'Ca sáng', key: 1 });
    await dialog().waitFor({ state: 'detached' });
    await openEditor();
    await dialog().getByLabel('Tên bố cục').press('Enter');
    await bench.core.seen('layouts.save', ({ layout }) => layout.id === 'l1');
    await dialog().waitFor({ state: 'detached' });
    await openEditor();
    await dialog().getByRole('button', { name: 'Xoá bố cục…' }).click();
    await dialog().getByText('Xoá hẳn bố cục “Ca sáng”?').waitFor();
    await dialog().getByRole('button', { name: 'Xoá', exact: true }).click();
    expect(await bench.core.seen('layouts.remove')).toEqual({ id: 'l1' });
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('a carousel', () => {
  test('is put together and ordered with keys, and started', async () => {
    await press('q');
    await dialog().getByText('Cần ít nhất hai lượt.').waitFor();
    await dialog().getByRole('button', { name: 'Thêm tất cả' }).click();
    await dialog().getByRole('button', { name: 'Đưa “Ca sáng” ra sau' }).focus();
    await press('Enter', 'Enter');
    await dialog()
      .getByRole('button', { name: `Bỏ “${oddName}” khỏi lượt` })
      .click();
    await dialog().getByLabel('Số giây mỗi lượt').fill('2');
    await dialog().getByText('Số giây phải là số nguyên từ 3 đến 3600.').waitFor();
    await dialog().getByLabel('Số giây mỗi lượt').fill('45');
    await dialog().getByRole('button', { name: 'Bắt đầu luân phiên' }).click();
    expect(await bench.core.seen('wall.set-carousel')).toEqual({
      displayId: 'd1',
      carousel: { layoutIds: ['l3', 'l1'], dwellMs: 45_000 },
    });
    await dialog().waitFor({ state: 'detached' });
  });

  test('is seen on its display with its place, and stopped there', async () => {
    tellWall({ carousel: { layoutIds: ['l1', 'l2', 'l3'], dwellMs: 20_000, at: 1 } });
    await page.getByText('luân phiên 2/3').waitFor();
    await page.getByRole('button', { name: 'Dừng luân phiên' }).click();
    expect(await bench.core.seen('wall.set-carousel')).toEqual({ displayId: 'd1', carousel: null });
    tellWall();
    await page.getByText('luân phiên 2/3').waitFor({ state: 'detached' });
  });

  test('without saved layouts, the dialog says how to make one', async () => {
    tellWall({}, []);
    await openMenu();
    await page.getByRole('menuitem', { name: 'Luân phiên bố cục…' }).click();
    await dialog().getByText('Chưa có bố cục nào được lưu.').waitFor();
    expect(await dialog().getByRole('button', { name: 'Bắt đầu luân phiên' }).isDisabled()).toBe(true);
  });
});

describe('layouts as a file', () => {
  const choose = (content: unknown) =>
    page
      .locator('input[type="file"][accept*="json"]')
      .first()
      .setInputFiles({
        name: 'layouts.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });

  test('are written and can be read again', async () => {
    bench.spoil(page);
    // The browser's own save dialog belongs to nobody's page: what is written to its file is kept instead.
    await page.evaluate(() => {
      const writable = { write: (text: string) => Reflect.set(globalThis, 'written', text), close: () => {} };
      const handle = { createWritable: () => Promise.resolve(writable) };
      Reflect.set(globalThis, 'showSaveFilePicker', () => Promise.resolve(handle));
    });
    await openMenu();
    await page.getByRole('menuitem', { name: 'Xuất ra tệp' }).click();
    const written = await page.waitForFunction(
      () => Reflect.get(globalThis, 'written') as string | undefined,
    );
    const text = String(await written.jsonValue());
    const loose = saved.map(({ id: _, ...layout }) => layout);
    expect(parseLayoutsFile(text)).toEqual({ layouts: loose, problems: [], fault: null });
  });

  test('of a newer version are refused in words, and nothing is kept', async () => {
    await choose({ vonglauLayouts: 2, layouts: saved });
    await dialog().getByText('tệp do một bản Vọng Lâu mới hơn tạo ra').waitFor();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await dialog().getByText('the file was made by a newer Vọng Lâu').waitFor();
    expect(await dialog().getByRole('button', { name: /Add/ }).count()).toBe(0);
    await press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(bench.core.received.map(({ name }) => name)).not.toContain('layouts.save');
  });

  test('unreadable entries are named, the rest is kept beside what is there', async () => {
    const [morning, , night] = saved;
    const strange = { ...night, tiles: ['cam-1', 'elsewhere', null] };
    await choose({
      vonglauLayouts: 1,
      layouts: [{ ...morning, name: 'y'.repeat(500) }, morning, 7, strange],
    });
    await dialog().getByText('1 camera trong các bố cục này không có trong danh sách').waitFor();
    await dialog()
      .getByText(`mục 1 “${'y'.repeat(60)}”: thiếu tên, hoặc tên dài quá 100 ký tự`)
      .waitFor();
    await dialog().getByText('mục 3 “—”: không phải một bố cục').waitFor();
    await dialog().getByText('Ca sáng (2)').waitFor();
    await dialog().getByRole('button', { name: 'Thêm 2 bố cục' }).click();
    await dialog().waitFor({ state: 'detached' });
    const kept = bench.core.received.filter(({ name }) => name === 'layouts.save');
    expect(kept.map(({ input }) => input)).toMatchObject([
      { layout: { id: null, name: 'Ca sáng (2)', key: null, grid: morning?.grid } },
      { layout: { id: null, name: 'Ca đêm (2)', key: null } },
    ]);
  });
});

test('the editor is within the window and its targets are at least 24 px, at 1366x768 and in English', async () => {
  bench.core.broadcast('preferences.changed', { language: 'en', theme: 'light', keys: {} });
  await page.locator('.layout-button').first().click();
  await page.getByRole('menuitem', { name: 'Edit layout…' }).click();
  await page.getByText('9 tiles · drag an edge').waitFor();
  const targets = await page
    .locator('.sheet button, .sheet hr, .sheet input:not([type="hidden"])')
    .evaluateAll((list) =>
      list.map((element) => {
        const { width, height, right, bottom } = element.getBoundingClientRect();
        return { html: element.outerHTML, small: Math.min(width, height), right, bottom };
      }),
    );
  expect(targets.length).toBeGreaterThan(25);
  expect(targets.filter(({ small, right, bottom }) => small < 24 || right > 1366 || bottom > 768)).toEqual(
    [],
  );
});
