import { useTranslation } from 'react-i18next';
import { useChord } from '../../operator/keys/use-chord.ts';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { useHub } from '../use-hub.ts';
import { BookmarkList } from './bookmark-list.tsx';
import '../hub.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** All bookmarks that concern who sits here: their own, their unit's, the city's. */
export function BookmarksDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const signedIn = useHub(({ view }) => view.person !== null);
  const alone = useHub(({ view }) => view.link === 'none');
  const key = useChord('hub');
  return (
    <DialogSheet size="large" isOpen={isOpen} isDismissable onClose={onClose}>
      <SheetHead title={t('hub.bookmark.list')} onClose={onClose} />
      <div className="sheet-body hub-sheet bookmarks">
        {signedIn ? <BookmarkList onClose={onClose} /> : null}
        {signedIn ? null : (
          <p>{alone ? t('hub.bookmark.needsHub', { key }) : t('said.bookmark-needs-hub')}</p>
        )}
      </div>
    </DialogSheet>
  );
}
