import { expect, test } from 'vitest';
import { createI18n } from '../../i18n/i18n.ts';
import { auditWhatWords } from './audit-what.ts';

const { t } = createI18n('en');

test.each([
  ['command.camera.put', 'Camera changed'],
  ['command.camera.report', 'Camera report'],
  ['command.camera.report-done', 'Camera report (done)'],
  ['command.camera.report-seen', 'Camera report (answer read)'],
  ['command.cameras', 'command.cameras'],
])('%s is told as %s', (what, words) => {
  expect(auditWhatWords(t, what)).toBe(words);
});
