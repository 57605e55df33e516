import { Menu } from 'electron';
import type { NativeWords } from '../core/startup/native-words.ts';

/** Puts up the menu of the desk; walls have none. */
export function showMenu(t: NativeWords, focusDesk: () => void): void {
  const item = <R extends 'about' | 'quit' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'minimize'>(
    role: R,
  ) => ({
    role,
    label: t(role),
  });
  const menu = Menu.buildFromTemplate([
    { label: 'Vọng Lâu', submenu: [item('about'), item('quit')] },
    { label: t('edit'), submenu: [item('cut'), item('copy'), item('paste'), item('selectAll')] },
    { label: t('view'), submenu: [{ role: 'togglefullscreen', label: t('fullscreen') }] },
    { label: t('window'), submenu: [{ label: t('desk'), click: focusDesk }, item('minimize')] },
  ]);
  Menu.setApplicationMenu(menu);
}
