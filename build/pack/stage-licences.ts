import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../project.mjs';
import { bundledPackages, sourceOffer, thirdPartyText } from './licence-texts.ts';

/** Writes every licence text that goes beside the app into `folder`: ours, ffmpeg's with the offer of its source, and those of all bundled packages. */
export async function stageLicences(
  folder: string,
  outDir: string,
  offer: { from: string; versions: readonly string[] },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyFile(inProject('LICENSE'), join(folder, 'LICENSE.txt'));
  await copyFile(inProject('NOTICE'), join(folder, 'NOTICE.txt'));
  await copyFile(inProject('assets', 'licences', 'gpl-3.0.txt'), join(folder, 'gpl-3.0.txt'));
  await writeFile(join(folder, 'ffmpeg-source-offer.txt'), sourceOffer(offer.from, offer.versions));
  await writeFile(join(folder, 'third-party.txt'), thirdPartyText(await bundledPackages(outDir)));
}
