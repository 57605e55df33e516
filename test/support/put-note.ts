import type { CommandQueue } from '../../src/server/command/command-queue.ts';

/** Gives a command with this id that puts a note of the same id once. Resolves with its version. */
export function putNote(queue: CommandQueue, id: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    queue.add({
      key: { id, personId: 'one', inputHash: id },
      personId: 'one',
      expiresAtMs: queue.expiry(),
      run: ({ context }) =>
        context.putEntity({ kind: 'note', id, row: { id }, seenVersion: 'any', topics: ['items:city'] }),
      refused: () => null,
      answer: (outcome) => (outcome.kind === 'done' ? resolve(outcome.output) : reject(outcome.error)),
    });
  });
}
