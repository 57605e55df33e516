import '../../src/renderer/strict-csp.ts';
import '../../src/renderer/ui/fonts.css';
import '../../src/renderer/ui/tokens.css';
import '../../src/renderer/ui/base.css';
import '../../src/renderer/operator/operator.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { SoundContext, useSoundOfSelection } from '../../src/renderer/audio/sound-context.ts';
import { SoundControl } from '../../src/renderer/audio/sound-control.tsx';
import { SoundDesk } from '../../src/renderer/audio/sound-desk.ts';
import type { SoundState } from '../../src/renderer/audio/sound-state.ts';
import { readEndpoint } from '../../src/renderer/bridge.ts';
import { createI18n } from '../../src/renderer/i18n/i18n.ts';
import type { StreamRole } from '../../src/shared/camera/stream-role.ts';
import { heard, listenAtLoudspeaker } from './loudspeaker.ts';
import './tested-sound.ts';

listenAtLoudspeaker();
const bridge = readEndpoint();
const root = document.getElementById('root');
if (!bridge || !root) throw new Error('the page has no endpoint or no root');
const desk = new SoundDesk(bridge);
const words = createI18n('vi');
const phases: SoundState['phase'][] = [];
desk.store.subscribe(({ sound: { phase } }) => {
  if (phases.at(-1) !== phase) phases.push(phase);
});
const selection = createStore<{ cameraId: string; role: StreamRole }>(() => ({
  cameraId: 'none',
  role: 'sub',
}));

function Page() {
  const { cameraId, role } = useStore(selection);
  useSoundOfSelection(cameraId, role);
  return <SoundControl cameraId={cameraId} role={role} keyName="M" cameraName={(id) => id} />;
}

createRoot(root).render(
  <I18nextProvider i18n={words}>
    <SoundContext value={desk}>
      <Page />
    </SoundContext>
  </I18nextProvider>,
);

globalThis.testedSound = {
  desk,
  phases,
  select: (cameraId, role) => selection.setState({ cameraId, role }),
  language: (language) => void words.changeLanguage(language),
  heard,
};
