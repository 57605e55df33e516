import { quickLinking } from '../../src/main/core/ffmpeg/quick-linking.ts';

/** The ffmpeg in PATH, started as the console starts it: suites that start it dozens of times spend a third less on that. */
export const quickFfmpeg = { path: 'ffmpeg', version: '5.1', env: await quickLinking('ffmpeg') };
