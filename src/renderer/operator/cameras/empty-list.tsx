import { useTranslation } from 'react-i18next';
import { useHub } from '../../hub/use-hub.ts';
import { useMustSignIn } from '../../hub/use-must-sign-in.ts';
import { useListOwner } from '../add-cameras/list-owner.ts';
import { useChord } from '../keys/use-chord.ts';
import type { BrowserList } from './browser-store.ts';

interface Props {
  /** Cameras of the whole list; null while it is being read. */
  readonly total: number | null;
  readonly list: BrowserList;
  readonly query: string;
  readonly inUnit: boolean;
  onShowAll(): void;
}

/** Why no camera is listed, and what to do next. */
export function EmptyList({ total, list, query, inUnit, onShowAll }: Props) {
  const { t } = useTranslation();
  if (total === null) return <Why text={t('list.preparing')} />;
  if (total === 0) return <EmptyCatalogue />;
  if (query.trim() === '') return <NothingIn list={list} onShowAll={onShowAll} />;
  if (!inUnit) return <Why text={t('list.none', { query })} next={t('list.noneDo')} />;
  return (
    <Why text={t('list.noneHere', { query })}>
      <button type="button" className="wide-button" onClick={onShowAll}>
        {t('list.noneHereDo')}
      </button>
    </Why>
  );
}

function EmptyCatalogue() {
  const { t } = useTranslation();
  const alone = useHub(({ view }) => view.link === 'none');
  const mustChange = useHub(({ view }) => view.mustChangePassword);
  const signedOut = useMustSignIn();
  if (alone) return <EmptyOwnList />;
  if (signedOut && mustChange) return <Why text={t('list.passwordFirst')} next={t('list.passwordFirstDo')} />;
  if (signedOut) return <Why text={t('list.signedOut')} next={t('list.signedOutDo')} />;
  return <Why text={t('list.noneForYou')} next={t('list.noneForYouDo')} />;
}

/** Without a hub: cameras come in here, or in the file that the list is. */
function EmptyOwnList() {
  const { t } = useTranslation();
  const owner = useListOwner();
  return <Why text={t('list.empty')} next={owner === 'file' ? t('list.emptyFileDo') : t('list.emptyDo')} />;
}

function NothingIn({ list, onShowAll }: { list: BrowserList; onShowAll(): void }) {
  const { t } = useTranslation();
  const key = useChord('neighbours');
  if (list.kind === 'recent') return <Why text={t('list.recentNone')} next={t('list.recentNoneDo')} />;
  if (list.kind === 'neighbours' && list.of === null)
    return <Why text={t('list.neighboursNone')} next={t('list.neighboursNoneDo', { key })} />;
  return (
    <Why text={t('list.neighboursAlone')}>
      <button type="button" className="wide-button" onClick={onShowAll}>
        {t('list.showAll')}
      </button>
    </Why>
  );
}

function Why(props: { readonly text: string; readonly next?: string; readonly children?: React.ReactNode }) {
  return (
    <div className="camera-none">
      <p>{props.text}</p>
      {props.next ? <p className="quiet">{props.next}</p> : null}
      {props.children}
    </div>
  );
}
