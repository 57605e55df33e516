import { allReportsTopic, reportsByTopic } from '../../shared/hub/camera-report.ts';
import type { Topic } from '../../shared/hub/topic.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import { holds } from '../../shared/rights/span.ts';

/**
 * Whether a person may follow a topic now. `cameras` is open to everybody and filtered row by row; `book` and `consoles` are for administrators, items for
 * whom they are kept, reports for the managing unit and who administers it, all of them for who administers the city, one's own for oneself.
 */
export function mayFollow(person: Access, topic: Topic, now: number): boolean {
  if (!holds(person.personSpan, now)) return false;
  if (topic === 'cameras' || topic === 'units' || topic === 'items:city') return true;
  if (topic === 'book' || topic === 'consoles')
    return decideGeneral({ person, right: 'administer', now }).allowed;
  if (topic.startsWith('items:person:')) return topic === `items:person:${person.person.id}`;
  if (topic.startsWith('items:unit:')) return topic === `items:unit:${person.person.unitId}`;
  if (!topic.startsWith('reports:')) return false;
  if (topic.startsWith(reportsByTopic(''))) return topic === reportsByTopic(person.person.id);
  if (topic === allReportsTopic)
    return person.tier?.reach === 'city' && decideGeneral({ person, right: 'administer', now }).allowed;
  const unitId = topic.slice('reports:'.length);
  return (
    unitId === person.person.unitId || decideGeneral({ person, right: 'administer', now, unitId }).allowed
  );
}
