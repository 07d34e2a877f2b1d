import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Progress } from '../../lib/fleet/progress';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

/** What a run of so many steps leaves on a stream, each step so long. */
function shown(steps: number, milliseconds: number, isTTY?: boolean): readonly string[] {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  const progress = new Progress(steps, stream);
  for (let i = 0; i < steps; i++) {
    now += milliseconds;
    progress.step();
  }
  progress.end();
  return written;
}

it('says on a terminal after a second how far it is, ten times a second, and erases that at the end', () => {
  expect(shown(24, 50, true)).toEqual([
    '\r\u001B[K20 of 24 clusters',
    '\r\u001B[K22 of 24 clusters',
    '\r\u001B[K24 of 24 clusters',
    '\r\u001B[K',
  ]);
});

it('says nothing of a run that is done within a second', () => {
  expect(shown(9, 100, true)).toEqual([]);
});

it('says nothing where nobody watches', () => {
  expect(shown(100, 50)).toEqual([]);
});
