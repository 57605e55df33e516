import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type IconPicture, icnsFile, icoFile } from './icon-files.ts';

/** 256 and 512 for desktops, the small ones for lists and title bars; 1024 is what macOS asks for. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const largestIco = 256;
const largestOnLinux = 512;

/**
 * Draws the app's and the evidence file's icon from assets/icons/*.svg into `folder`: icon.ico, icon.icns, evidence.ico, evidence.icns, and
 * icons/NxN.png as Linux desktops look for them.
 */
export async function drawIcons(svgFolder: string, folder: string, chromiumPath: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    await mkdir(join(folder, 'icons'), { recursive: true });
    const app = await draw(browser, await readFile(join(svgFolder, 'vonglau.svg'), 'utf8'));
    await writeBoth(folder, 'icon', app);
    for (const { pixels, png } of app)
      if (pixels <= largestOnLinux) await writeFile(join(folder, 'icons', `${pixels}x${pixels}.png`), png);
    await writeBoth(
      folder,
      'evidence',
      await draw(browser, await readFile(join(svgFolder, 'evidence.svg'), 'utf8')),
    );
  } finally {
    await browser.close();
  }
}

async function draw(browser: Browser, svg: string): Promise<IconPicture[]> {
  const page = await browser.newPage();
  const pictures: IconPicture[] = [];
  for (const pixels of sizes) {
    await page.setViewportSize({ width: pixels, height: pixels });
    const sized = svg.replace(/width="32" height="32"/, `width="${pixels}" height="${pixels}"`);
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${sized}`);
    pictures.push({ pixels, png: await page.screenshot({ omitBackground: true }) });
  }
  await page.close();
  return pictures;
}

async function writeBoth(folder: string, name: string, pictures: readonly IconPicture[]): Promise<void> {
  await writeFile(
    join(folder, `${name}.ico`),
    icoFile(pictures.filter(({ pixels }) => pixels <= largestIco)),
  );
  await writeFile(join(folder, `${name}.icns`), icnsFile(pictures));
}
