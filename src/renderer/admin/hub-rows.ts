import { useEffect, useState } from 'react';
import { type Fault, faultOf } from '../../shared/base/fault.ts';
import type { SnapshotRow } from '../../shared/hub/topic.ts';
import { useHub } from '../hub/use-hub.ts';
import { useOperator } from '../operator/operator-context.ts';

/** Rows of one topic as this console has them; null until they are here. */
export interface HubRows {
  readonly rows: readonly SnapshotRow[] | null;
  readonly fault: Fault | null;
}

const unread: HubRows = { rows: null, fault: null };

/** Follows a topic of the hub while it is shown; a topic of null is not asked for. */
export function useHubRows(topic: string | null): HubRows {
  const { bridge } = useOperator().session;
  const link = useHub(({ view }) => view.link);
  const [known, setKnown] = useState<HubRows & { readonly topic: string | null }>({ ...unread, topic });
  useEffect(() => {
    // Away and back again: what changed meanwhile is asked for.
    if (topic === null || link === 'none') return;
    let newest = 0;
    const read = async () => {
      newest += 1;
      const mine = newest;
      try {
        const { rows } = await bridge.call('hub.rows', { topic });
        if (mine === newest) setKnown({ rows, fault: null, topic });
      } catch (error) {
        const fault = faultOf(error);
        if (mine === newest) setKnown(({ rows }) => ({ rows, fault, topic }));
      }
    };
    const following = bridge.on('hub.rows-changed', (changed) => {
      if (changed.topic === topic) void read();
    });
    void read();
    return () => {
      newest = -1;
      following.dispose();
    };
  }, [bridge, topic, link]);
  return known.topic === topic ? known : unread;
}
