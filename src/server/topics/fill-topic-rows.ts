import { CameraReport } from '../../shared/hub/camera-report.ts';
import { HubCamera } from '../../shared/hub/hub-camera.ts';
import { SharedItem } from '../../shared/hub/shared-item.ts';
import type { Topic } from '../../shared/hub/topic.ts';
import { BookKind } from '../../shared/rights/rights-book.ts';
import { bookTopics } from '../book/book-change.ts';
import type { ChangeContext } from '../command/change-context.ts';
import { itemTopic } from '../items/item-topic.ts';
import { reportTopics } from '../reports/report-topics.ts';

const rowsAtOnce = 1000;

/** Works out which kept rows are in which topic, when nothing was noted yet: a database that was seeded past the queue. */
export async function fillTopicRows({ db }: Pick<ChangeContext, 'db'>): Promise<void> {
  const noted = await db.selectFrom('topic_row').select('id').limit(1).execute();
  if (noted.length > 0) return;
  const kept = await db
    .selectFrom('entity')
    .select(['kind', 'id', 'row'])
    .where('kind', '!=', 'camera')
    .execute();
  const rows: { topic: Topic; kind: string; id: string }[] = [];
  for (const { kind, id, row } of kept) {
    const topics = kind === 'report' ? await topicsOfReport(db, row) : topicsOf(kind, row);
    for (const topic of topics) rows.push({ topic, kind, id });
  }
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('topic_row')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
}

function topicsOf(kind: string, row: string): Topic[] {
  const bookKind = BookKind.safeParse(kind);
  if (bookKind.success) return bookTopics(bookKind.data);
  if (kind === 'console') return ['consoles'];
  if (kind === 'layout' || kind === 'bookmark') return [itemTopic(SharedItem.parse(JSON.parse(row)))];
  return [];
}

async function topicsOfReport(db: ChangeContext['db'], row: string): Promise<Topic[]> {
  const report = CameraReport.parse(JSON.parse(row));
  const camera = await db
    .selectFrom('entity')
    .select('row')
    .where('kind', '=', 'camera')
    .where('id', '=', report.cameraId)
    .executeTakeFirst();
  return reportTopics(report, camera && HubCamera.parse(JSON.parse(camera.row)));
}
