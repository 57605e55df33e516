import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { Message } from '../ui/message.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { DisplayPlan } from './display-plan.tsx';
import { useSession } from './operator-context.ts';
import { planColumns } from './plan-columns.ts';

/** Every display of the wall as a small plan, to scale. */
export function WallPlan() {
  const { t } = useTranslation();
  const displays = useSession((state) => state.wall.displays);
  if (displays.length === 0) return <Message icon="wall" title={t('plan.none')} text={t('plan.noneDo')} />;
  return <DisplayPlans displays={displays} />;
}

function DisplayPlans({ displays }: { displays: readonly DisplayView[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useElementSize(frame);
  const { width, height } = displays[0]?.bounds ?? { width: 16, height: 9 };
  const textPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const columns = planColumns(displays.length, width / height, room, textPx);
  return (
    <div
      ref={frame}
      className="wall-plan"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {displays.map((display, index) => (
        <DisplayPlan key={display.id} display={display} index={index + 1} />
      ))}
    </div>
  );
}
