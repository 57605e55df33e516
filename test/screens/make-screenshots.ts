import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PageBench } from '../fakes/page-bench.ts';
import { openScreen } from './open-screen.ts';
import { palettePng } from './palette-png.ts';
import { type Screen, screens } from './screens.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** `npm run screenshots [NAME …]`: writes docs/screenshots/NAME.vi.png of every screen or of the named ones, and NAME.en.png of the desk's. */
async function makeScreenshots(names: readonly string[]): Promise<number> {
  const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));
  if (wanted.length === 0) {
    console.error(`no such screen; there are: ${screens.map(({ name }) => name).join(' ')}`);
    return 2;
  }
  await mkdir(folder, { recursive: true });
  const bench = await PageBench.open();
  try {
    for (const screen of wanted)
      for (const language of languagesOf(screen)) await shoot(bench, screen, language);
  } finally {
    await bench.close();
  }
  for (const error of bench.errors) console.error(error);
  return bench.errors.length === 0 ? 0 : 1;
}

/** The wall has few words: one language shows it. */
function languagesOf({ window }: Screen): readonly ('vi' | 'en')[] {
  return window === 'wall' ? ['vi'] : ['vi', 'en'];
}

async function shoot(bench: PageBench, screen: Screen, language: 'vi' | 'en'): Promise<void> {
  const page = await openScreen(bench, screen, { language, theme: 'dark' });
  const png = palettePng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  // A page that was loaded shows the focus as a person finds it who has touched nothing yet.
  bench.spoil(page);
  await bench.leave(page);
  const file = `${screen.name}.${language}.png`;
  await writeFile(join(folder, file), png);
  console.log(`${file} ${Math.round(png.length / 1000)} kB`);
}

process.exitCode = await makeScreenshots(process.argv.slice(2));
