import { expect, test } from 'vitest';
import { commands } from '../src/shared/hub/commands.ts';
import { consoleEvents, hubEvents } from '../src/shared/hub/hub-events.ts';
import { protocolVersion } from '../src/shared/hub/protocol-version.ts';
import { readProjectFile } from './house/project-files.ts';

const text = readProjectFile('docs/protocol.md');

/** What stands in code marks in the first cells of the tables under a heading. */
function namesUnder(heading: string, cell: number): string[] {
  const part = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = part.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('|---'));
  return rows.flatMap((line) =>
    [...(line.split('|')[cell] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

test('docs/protocol.md names every command, and no other', () => {
  expect(namesUnder('Commands', 1).sort()).toEqual(Object.keys(commands).sort());
});

test('it says of every command whether it changes something', () => {
  const part = text.split('## Commands\n')[1]?.split('\n## ')[0] ?? '';
  for (const [name, { kind }] of Object.entries(commands)) {
    const row = part
      .split('\n')
      .find((line) => line.startsWith('| ') && (line.split('|')[1] ?? '').includes(`\`${name}\``));
    expect([name, row?.split('|')[2]?.trim().startsWith('yes')]).toEqual([name, kind === 'changes']);
  }
});

test('it names every event, and no other, and the version', () => {
  expect(namesUnder('Events', 2).sort()).toEqual(
    [...Object.keys(consoleEvents), ...Object.keys(hubEvents)].sort(),
  );
  expect(text).toContain(`Version ${protocolVersion} `);
});
