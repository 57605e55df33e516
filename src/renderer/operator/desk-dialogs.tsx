import { AdminDialog } from '../admin/admin-dialog.tsx';
import { ReportsDialog } from '../admin/reports/reports-dialog.tsx';
import { BookmarkDialog } from '../hub/bookmarks/bookmark-dialog.tsx';
import { BookmarksDialog } from '../hub/bookmarks/bookmarks-dialog.tsx';
import { ConflictsDialog } from '../hub/conflicts-dialog.tsx';
import { HubDialog } from '../hub/hub-dialog.tsx';
import { PushDialog } from '../hub/push-dialog.tsx';
import { ReportDialog } from '../hub/report-dialog.tsx';
import { AddCameras } from './add-cameras/add-cameras.tsx';
import { CapacityDialog } from './capacity/capacity-dialog.tsx';
import { KeySheet } from './keys/key-sheet.tsx';
import { useDesk, useOperator } from './operator-context.ts';
import { WallLogDialog } from './wall-log/wall-log-dialog.tsx';

/** What stands over the desk when it is asked for; the layouts have theirs beside their display. */
export function DeskDialogs() {
  const { store } = useOperator();
  const dialog = useDesk((state) => state.dialog);
  const onClose = () => store.setState({ dialog: null });
  return (
    <>
      <KeySheet isOpen={dialog === 'keys'} onClose={onClose} />
      <AddCameras isOpen={dialog === 'add-cameras'} onClose={onClose} />
      <CapacityDialog isOpen={dialog === 'capacity'} onClose={onClose} />
      <HubDialog isOpen={dialog === 'hub'} onClose={onClose} />
      <ConflictsDialog isOpen={dialog === 'conflicts'} onClose={onClose} />
      <PushDialog isOpen={dialog === 'push'} onClose={onClose} />
      <ReportDialog isOpen={dialog === 'report'} onClose={onClose} />
      <ReportsDialog isOpen={dialog === 'reports'} onClose={onClose} />
      <BookmarkDialog isOpen={dialog === 'bookmark'} onClose={onClose} />
      <BookmarksDialog isOpen={dialog === 'bookmarks'} onClose={onClose} />
      <AdminDialog isOpen={dialog === 'admin'} onClose={onClose} />
      <WallLogDialog isOpen={dialog === 'wall-log'} onClose={onClose} />
    </>
  );
}
