import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cameraNumber } from '../../i18n/camera-number.ts';
import type { Versioned } from '../book-view.ts';
import { RowForm } from '../row-form.tsx';
import { fieldOfFault } from './camera-faults.ts';
import { CameraFormContext } from './camera-form-context.ts';
import type { CameraField, CameraText } from './camera-text.ts';
import { DocumentPart } from './document-part.tsx';
import { GroupsPart } from './groups-part.tsx';
import { IdentityPart } from './identity-part.tsx';
import { PlacePart } from './place-part.tsx';
import { type CameraProblems, readCameraText } from './read-camera-text.ts';
import { RetirePart } from './retire-part.tsx';
import { StreamsPart } from './streams-part.tsx';
import { SuspectPart } from './suspect-part.tsx';
import { useCameraDraft } from './use-camera-draft.ts';
import { useCameraFacts } from './use-camera-facts.ts';

interface Props {
  readonly seen: Versioned<CameraText>;
  /** A new one is kept now. */
  onKept(cameraId: string): void;
  onRetired(): void;
}

/** A camera's whole record. */
export function CameraForm({ seen, onKept, onRetired }: Props) {
  const { t } = useTranslation();
  const isNew = seen.version === 0;
  const { draft, credentials, suspectId, ...acts } = useCameraDraft(seen, () => {
    if (isNew) onKept(seen.row.id);
  });
  const { row, change, act, changed, theirs } = draft;
  const problems = useMemo(() => readCameraText(row).problems, [row]);
  const isOutdated = changed && draft.version < seen.version && theirs === null;
  const factsOf = useCameraFacts();
  const problemWords = useProblemWords(problems, isNew);
  const missing = useMissingWords(problems);
  const refused = act.fault ? fieldOfFault(act.fault) : null;
  const problem = (field: CameraField) =>
    field === refused && act.fault
      ? t(`admin.cameras.refused.${refusedWords(act.fault.code)}`)
      : problemWords(field);
  return (
    <CameraFormContext value={{ row, problem, change }}>
      <RowForm
        title={isNew ? t('admin.cameras.new') : `${cameraNumber(Number(seen.row.number))} ${seen.row.name}`}
        draft={draft}
        missing={missing}
        faultPart={(fault) => (fault.code === 'duplicate-suspected' ? '' : null)}
        factsOf={(one) => factsOf(one, one === row && theirs ? theirs.row : row)}
      >
        {row.retired ? <RetiredNote onRestore={() => change({ retired: false })} /> : null}
        {isOutdated ? <OutdatedNote onLook={draft.drop} /> : null}
        <Part title={t('admin.cameras.part.identity')}>
          <IdentityPart isNew={isNew} />
        </Part>
        <Part title={t('admin.cameras.part.groups')}>
          <GroupsPart />
        </Part>
        <Part title={t('admin.cameras.part.place')}>
          <PlacePart />
        </Part>
        <Part title={t('admin.cameras.part.streams')}>
          <StreamsPart isNew={isNew} credentials={credentials} onCredentials={acts.setCredentials} />
        </Part>
        <Part title={t('admin.cameras.part.document')}>
          <DocumentPart />
        </Part>
        {suspectId !== null && theirs === null ? (
          <SuspectPart suspectId={suspectId} busy={act.busy} onGoOn={acts.saveBesideSuspect} />
        ) : null}
      </RowForm>
      {isNew || seen.row.retired ? null : <RetirePart seen={seen} isEdited={changed} onRetired={onRetired} />}
    </CameraFormContext>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="camera-part">
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function RetiredNote({ onRestore }: { onRestore: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="note-box" role="note">
      <p>{t('admin.cameras.isRetired')}</p>
      <Button className="bar-button" onPress={onRestore}>
        {t('admin.cameras.restore')}
      </Button>
    </div>
  );
}

function OutdatedNote({ onLook }: { onLook: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="note-box" role="alert">
      <p>{t('admin.cameras.outdated')}</p>
      <Button className="bar-button" onPress={onLook}>
        {t('admin.cameras.outdatedLook')}
      </Button>
    </div>
  );
}

const refusedCodes = [
  'number-taken',
  'unknown-unit',
  'unknown-territory',
  'unknown-sector',
  'address-has-credentials',
] as const;

function refusedWords(code: string): (typeof refusedCodes)[number] {
  return refusedCodes.find((one) => one === code) ?? 'number-taken';
}

/** What is wrong with a field; in a new record nothing is said of what is still empty. */
function useProblemWords(problems: CameraProblems | null, isNew: boolean): (field: CameraField) => string {
  const { t } = useTranslation();
  return (field) => {
    const found = problems?.[field];
    return found === undefined || (isNew && found === 'missing') ? '' : t(`admin.cameras.problem.${found}`);
  };
}

/** Fields named at most. */
const namedMost = 4;

function useMissingWords(problems: CameraProblems | null): string {
  const { t } = useTranslation();
  if (problems === null) return '';
  // Object.keys forgets the keys' type.
  const fields = (Object.keys(problems) as CameraField[]).map((field) => t(`admin.cameras.field.${field}`));
  const named = fields.slice(0, namedMost).join(', ');
  const others = fields.length - namedMost;
  return others > 0
    ? t('admin.cameras.lackMore', { fields: named, count: others })
    : t('admin.cameras.lack', { fields: named });
}
