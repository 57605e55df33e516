import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { inProject } from '../project.mjs';
import { StopHere } from '../stop-here.mjs';

const Manifest = z.object({ author: z.object({ name: z.string(), email: z.string() }) });

/**
 * Who passes the packages on: VONGLAU_MAINTAINER (`Name <mail>`), else the author in package.json. Stands in the deb's control file and in the
 * offer of ffmpeg's source. Throws StopHere when the variable is not of that form.
 */
export async function readAuthor(env: NodeJS.ProcessEnv): Promise<{ text: string }> {
  const named = env.VONGLAU_MAINTAINER;
  if (named !== undefined && !/^[^<>]+ <[^<>@\s]+@[^<>@\s]+>$/.test(named))
    throw new StopHere(`VONGLAU_MAINTAINER="${named}": it has the form  Name <mail@address>`);
  const { author } = Manifest.parse(JSON.parse(await readFile(inProject('package.json'), 'utf8')));
  return { text: named ?? `${author.name} <${author.email}>` };
}
