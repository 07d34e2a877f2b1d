import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { planTree } from '../../lib/output/plan';
import { recover, writeTrees } from '../../lib/output/write';
import { RENDERINGS } from './renderings';
import { contentOf, temporaryDist } from './trees';
import { writerProgram } from './writer';

/** What a run says whose folder another run writes, or has written since. */
const GIVES_WAY =
  /^.*\/dist\/crc\S*: (process \d+ is writing it|changed since it was read|no such file or directory); nothing was changed$/;
const program = writerProgram();

/** A folder `crc` that holds the old rendering, one file of it edited, and files, folders and links of somebody else. */
function oldDist(): string {
  const dist = temporaryDist();
  render(dist, 'old');
  writeFileSync(join(dist, 'crc/README.md'), 'by hand');
  writeFileSync(join(dist, 'crc/foreign'), 'by hand');
  mkdirSync(join(dist, 'crc/folder'));
  writeFileSync(join(dist, 'crc/folder/file'), 'by hand');
  symlinkSync('folder/file', join(dist, 'crc/link'));
  return dist;
}

function render(dist: string, rendering: keyof typeof RENDERINGS): void {
  writeTrees([planTree(dist, 'crc', RENDERINGS[rendering])]);
}

/** What the folder of `oldDist` holds once the new rendering is written there. */
function newContent(): Readonly<Record<string, string>> {
  const dist = oldDist();
  render(dist, 'new');
  return contentOf(join(dist, 'crc'));
}

/** Runs the writer to its end, or to the step before which it dies; says whether it survived. */
function survives(...args: readonly string[]): boolean {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  expect({ stderr, signal }).toEqual({ stderr: '', signal: stdout.endsWith('survived\n') ? null : 'SIGKILL' });
  return signal === null;
}

/** A process that writes the new and the old rendering in turn, from when it has begun to. */
async function writing(dist: string): Promise<ChildProcess> {
  const writer = spawn(process.execPath, [program, dist, 'forever']);
  await once(writer.stdout, 'data');
  writer.stdout.resume();
  return writer;
}

function printedBy({ stdout }: ChildProcess): readonly string[] {
  const chunks: string[] = [];
  stdout?.setEncoding('utf8').on('data', (chunk) => chunks.push(chunk));
  return chunks;
}

async function kill(writer: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  await setTimeout(Math.random() * 20);
  writer.kill(signal);
  expect(await once(writer, 'close')).toEqual([null, signal]);
}

test('killed before any step, and the healing too, a run leaves the folder wholly old or wholly new', () => {
  const [before, after] = [contentOf(join(oldDist(), 'crc')), newContent()];
  const found: unknown[] = [];
  for (let step = 1, isOver = false; !isOver; step++) {
    const dist = oldDist();

    isOver = survives(dist, 'new', `${step}`);
    for (let healing = 1; !survives(dist, 'recover', `${healing}`); healing++);

    expect(readdirSync(dist)).toEqual(['crc']);
    found.push(contentOf(join(dist, 'crc')));
  }

  const turn = found.findIndex((content) => isDeepStrictEqual(content, after));
  expect(turn).toBeGreaterThan(10);
  expect(found.length - turn).toBeGreaterThan(2);
  expect(found).toEqual(found.map((_, step) => (step < turn ? before : after)));
});

test('killed before any step, the removal of a cluster leaves all of its folder or nothing', () => {
  const found: (readonly string[])[] = [];
  for (let step = 1, isOver = false; !isOver; step++) {
    const dist = temporaryDist();
    render(dist, 'old');

    isOver = survives(dist, 'none', `${step}`);
    recover(dist);

    found.push(existsSync(join(dist, 'crc')) ? readdirSync(join(dist, 'crc')) : readdirSync(dist));
  }

  const turn = found.findIndex((names) => names.length === 0);
  expect(turn).toBeGreaterThan(2);
  expect(found.length - turn).toBeGreaterThan(1);
  expect(found).toEqual(found.map((_, step) => (step < turn ? [...RENDERINGS.old.keys(), 'SHA256SUMS'] : [])));
});

test('killed at 40 random moments, a run leaves the folder wholly old or wholly new', async () => {
  const [dist, trees] = [oldDist(), [contentOf(join(oldDist(), 'crc')), newContent()]];
  for (let round = 0; round < 40; round++) {
    await kill(await writing(dist), 'SIGKILL');

    recover(dist);

    expect(readdirSync(dist)).toEqual(['crc']);
    expect(trees).toContainEqual(contentOf(join(dist, 'crc')));
  }
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'stopped by %s, a run finishes the folder first',
  async (signal) => {
    const [dist, trees] = [oldDist(), [contentOf(join(oldDist(), 'crc')), newContent()]];
    for (let round = 0; round < 10; round++) {
      await kill(await writing(dist), signal);

      expect(readdirSync(dist)).toEqual(['crc']);
      expect(trees).toContainEqual(contentOf(join(dist, 'crc')));
    }
  },
);

test('of two runs at once one gives way in one line, and the folder is wholly of one', async () => {
  const [dist, trees] = [oldDist(), [contentOf(join(oldDist(), 'crc')), newContent()]];
  const writers = await Promise.all([writing(dist), writing(dist)]);
  const printed = writers.map(printedBy);

  await setTimeout(1000);
  await Promise.all(writers.map((writer) => kill(writer, 'SIGTERM')));

  const lines = printed.flatMap((chunks) => chunks.join('').split('\n').slice(1, -1));
  expect(lines).toContain('written');
  expect(lines.filter((line) => !GIVES_WAY.test(line) && line !== 'written')).toEqual([]);
  expect(readdirSync(dist)).toEqual(['crc']);
  expect(trees).toContainEqual(contentOf(join(dist, 'crc')));
});
