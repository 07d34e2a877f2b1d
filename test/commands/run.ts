import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** What a command leaves to see: its exit status and the lines it printed. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** Runs a command of lib/commands as npm does, by default in the project's folder. */
export function run(
  command: string,
  args: readonly string[],
  { cwd = '.', env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('lib/launch/run.mjs'), resolve(`lib/commands/${command}.ts`), ...args],
    { cwd, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  return { status, stdout: lines(stdout), stderr: lines(stderr) };
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.trimEnd().split('\n');
}
