import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accessOf } from '../../../shared/rights/access.ts';
import type { CameraScope } from '../../../shared/rights/camera-scope.ts';
import { decide } from '../../../shared/rights/decide.ts';
import { rights } from '../../../shared/rights/right.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { Message } from '../../ui/message.tsx';
import { useBook } from '../book-context.ts';
import { rightsBookOf } from '../book-view.ts';
import { CameraPicker } from '../fields/camera-picker.tsx';
import { SelectField } from '../fields/select-field.tsx';

const cameraRights = rights.filter((right) => right !== 'administer' && right !== 'audit');

/** What a person may do with a camera now, right by right, and why: the same rules that the hub asks. */
export function CheckSection() {
  const { t } = useTranslation();
  const view = useBook();
  const [personId, setPersonId] = useState('');
  const [cameraId, setCameraId] = useState<string | null>(null);
  const scope = useScope(cameraId);
  const book = useMemo(() => rightsBookOf(view), [view]);
  const person = useMemo(() => (personId === '' ? null : accessOf(book, personId)), [book, personId]);
  return (
    <div className="admin-detail">
      <div className="admin-pair">
        <SelectField
          label={t('admin.check.person')}
          value={personId}
          choices={[
            { value: '', text: t('admin.grants.choose') },
            ...view.person.map(({ row: { id, name } }) => ({ value: id, text: name })),
          ]}
          onChange={setPersonId}
        />
        <CameraPicker
          label={t('admin.check.camera')}
          single
          chosen={cameraId === null ? [] : [cameraId]}
          onChange={([id]) => setCameraId(id ?? null)}
        />
      </div>
      {scope === null ? <p role="status">{t('admin.check.unknownCamera')}</p> : null}
      {person && scope ? (
        <ul className="admin-rows" aria-label={t('admin.check.answers')}>
          {cameraRights.map((right) => {
            const { allowed, because, grantId } = decide({ person, right, camera: scope, now: Date.now() });
            const consent = book.grants.find(({ id }) => id === grantId)?.document.number;
            return (
              <li key={right} className="admin-answer">
                <Icon name={allowed ? 'check' : 'barred'} />
                <span>{t(`admin.right.${right}`)}</span>
                <span className="quiet">
                  {allowed ? t('admin.check.may') : t('admin.check.mayNot')}:{' '}
                  {t(`admin.check.because.${because}`)}
                  {consent ? ` (${consent})` : ''}
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
      {personId === '' || cameraId === null ? (
        <Message icon="unknown" title={t('admin.check.pick')} text={t('admin.check.pickText')} />
      ) : null}
    </div>
  );
}

/** Undefined: nothing picked or not answered yet; null: who sits here may not know of it. */
function useScope(cameraId: string | null): CameraScope | null | undefined {
  const { hub } = useOperator();
  const [known, setKnown] = useState<{ readonly id: string; readonly scope: CameraScope | null } | null>(
    null,
  );
  useEffect(() => {
    if (cameraId === null) return;
    let wanted = true;
    void hub.scopeOf(cameraId).then((scope) => {
      if (wanted && scope !== undefined) setKnown({ id: cameraId, scope });
    });
    return () => {
      wanted = false;
    };
  }, [hub, cameraId]);
  return known !== null && known.id === cameraId ? known.scope : undefined;
}
