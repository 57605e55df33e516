import { z } from 'zod';
import type { RefusedChange } from '../../../shared/contract/hub-view.ts';
import type { OutboxEntry } from './outbox.ts';

/** What of a command's input says what it was about. */
const About = z.looseObject({ cameraId: z.string().nullable(), text: z.string() }).partial();

/** What the hub refused and is no layout or bookmark: those tell of themselves where they stand. */
export function refusedChanges(entries: readonly OutboxEntry[]): RefusedChange[] {
  return entries.flatMap(({ id, itemId, state, fault, name, input, madeAtMs }) => {
    if (itemId !== null || state !== 'refused' || fault === null) return [];
    const about = About.safeParse(input).data;
    const { cameraId = null, text = '' } = about ?? {};
    return [{ id, command: name, cameraId, text, madeAtMs, fault }];
  });
}
