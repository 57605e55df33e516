import { useTranslation } from 'react-i18next';
import type { Machine } from '../../../shared/capacity/capacity.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** What the machine is. */
export function MachinePart({ machine }: { machine: Machine }) {
  const { t, i18n } = useTranslation();
  const gigabytes = (machine.memoryMb / 1024).toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  const facts: [string, string][] = [
    [t('capacity.cpu'), t('capacity.cpuValue', { cpu: machine.cpu, cores: machine.cores })],
    [t('capacity.memory'), `${gigabytes} GB`],
    [t('capacity.graphics'), graphicsWords(t, machine)],
    [t('capacity.platform'), machine.platform],
    ['ffmpeg', machine.ffmpeg],
  ];
  return (
    <section aria-labelledby="capacity-machine">
      <h3 id="capacity-machine">{t('capacity.machine')}</h3>
      <dl className="capacity-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function graphicsWords(t: Translate, { graphics }: Machine): string {
  if (graphics === null) return t('capacity.graphicsUnknown');
  return graphics === '' ? t('capacity.noGraphics') : graphics;
}
