import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemScope } from '../../../shared/hub/shared-item.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { clockWords } from '../../i18n/clock-words.ts';
import { recentWords } from '../../i18n/moment-words.ts';
import { say } from '../../operator/desk-acts.ts';
import { useOperator, useSession } from '../../operator/operator-context.ts';
import { HubField } from '../hub-field.tsx';
import { HubForm } from '../hub-form.tsx';
import { ScopeField } from '../scope-field.tsx';
import { useAct } from '../use-act.ts';
import { useHub } from '../use-hub.ts';
import type { BookmarkQuestion } from './bookmark-question.ts';
import { keptBookmark } from './kept-bookmark.ts';
import { useBookmarkScopes } from './use-bookmark-scopes.ts';

interface Props {
  readonly question: BookmarkQuestion;
  onClose(): void;
}

/** Words and for whom; Enter alone keeps the moment for oneself, without words. */
export function BookmarkForm({ question, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const view = useHub((state) => state.view);
  const old = question.kind === 'change' ? question.bookmark : null;
  const cameraId = question.kind === 'new' ? question.cameraId : question.bookmark.cameraId;
  const atMs = question.kind === 'new' ? question.atMs : question.bookmark.fromMs - view.hubAheadMs;
  const scopes = useBookmarkScopes(cameraId);
  const [title, setTitle] = useState(old?.title ?? '');
  const [note, setNote] = useState(old?.note ?? '');
  const [kind, setKind] = useState<ItemScope['kind']>(old?.scope.kind ?? 'private');
  const act = useAct();
  const keep = async () => {
    const scope = scopes.find((one) => one.kind === kind) ?? old?.scope ?? { kind: 'private' };
    const words = { title: title.trim() || t('hub.bookmark.untitled'), note, scope };
    const item = keptBookmark(question, words, view);
    if (!item) return;
    if (!(await act.run(() => operator.session.bridge.call('items.put', { item })))) return;
    say(operator, view.link === 'online' ? 'bookmarked' : 'bookmark-waiting', clockWords(atMs));
    onClose();
  };
  return (
    <HubForm act={act} words={t('hub.bookmark.keep')} onSubmit={() => void keep()}>
      <MarkedMoment cameraId={cameraId} atMs={atMs} />
      {question.kind === 'new' && !question.pictured ? (
        <p className="note-box">{t('hub.bookmark.noPicture')}</p>
      ) : null}
      <HubField
        label={t('hub.bookmark.words')}
        name="title"
        value={title}
        hint={t('hub.bookmark.wordsHint')}
        dir="auto"
        autoFocus
        maxLength={200}
        onChange={setTitle}
      />
      <HubField
        label={t('hub.bookmark.note')}
        name="note"
        value={note}
        dir="auto"
        maxLength={4000}
        onChange={setNote}
      />
      <ScopeField scopes={scopes} value={kind} onChoose={setKind} />
      {view.link === 'online' ? null : <p className="quiet">{t('hub.bookmark.away')}</p>}
    </HubForm>
  );
}

function MarkedMoment({ cameraId, atMs }: { cameraId: string; atMs: number }) {
  const camera = useSession((state) => state.cameras.get(cameraId));
  return (
    <p className="hub-pushed">
      <b>{camera ? cameraNumber(camera.number) : '?'}</b> <bdi>{camera?.name ?? cameraId}</bdi>{' '}
      <time>{recentWords(atMs)}</time>
    </p>
  );
}
