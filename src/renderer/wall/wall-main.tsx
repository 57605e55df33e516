import '../strict-csp.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './wall.css';
import { mountPage } from '../session/mount-page.tsx';
import { WallPage } from './wall-page.tsx';

mountPage('app.wallTitle', (session) => <WallPage session={session} />);
