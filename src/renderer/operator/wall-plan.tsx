import { useTranslation } from 'react-i18next';
import { Message } from '../ui/message.tsx';
import { DisplayPlan } from './display-plan.tsx';
import { useSession } from './operator-context.ts';

/** Every display of the wall as a small plan, to scale. */
export function WallPlan() {
  const { t } = useTranslation();
  const displays = useSession((state) => state.wall.displays);
  if (displays.length === 0) return <Message icon="wall" title={t('plan.none')} text={t('plan.noneDo')} />;
  return (
    <div className="wall-plan" data-columns={Math.min(3, Math.ceil(Math.sqrt(displays.length)))}>
      {displays.map((display, index) => (
        <DisplayPlan key={display.id} display={display} index={index + 1} />
      ))}
    </div>
  );
}
