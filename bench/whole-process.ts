import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A command that is timed from outside, as a person waits for it. */
export interface Case {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Done before each run, and not timed. */
  readonly prepare?: () => void;
}

export interface Timing {
  readonly name: string;
  readonly minimumSeconds: number;
  readonly medianSeconds: number;
  readonly maximumSeconds: number;
}

/**
 * Times commands beside each other: all of them once, then all again, so that a machine that slows down slows them alike.
 * @throws where a command fails, since a failing command has no time worth printing
 */
export function timeCommands(cases: readonly Case[], runs: number): readonly Timing[] {
  const seconds = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
  for (let run = -1; run < runs; run++) {
    for (const timed of cases) {
      const elapsed = runOnce(timed);
      // The first run warms the disk cache and is not counted.
      if (run >= 0) seconds.get(timed.name)?.push(elapsed);
    }
  }
  return cases.map(({ name }) => timingOf(name, seconds.get(name) ?? []));
}

function runOnce({ name, command: [program, ...args], env, prepare }: Case): number {
  prepare?.();
  const start = performance.now();
  const { status, stderr, error } = spawnSync(program, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  const elapsed = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} failed: ${error?.message ?? stderr}`);
  return elapsed;
}

function timingOf(name: string, seconds: readonly number[]): Timing {
  const sorted = [...seconds].sort((a, b) => a - b);
  const at = (position: number) => sorted[position] ?? Number.NaN;
  return {
    name,
    minimumSeconds: at(0),
    medianSeconds: at(Math.floor(sorted.length / 2)),
    maximumSeconds: at(sorted.length - 1),
  };
}
