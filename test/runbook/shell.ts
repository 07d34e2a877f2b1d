import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a shell says against a script, without running it: nothing where it can be parsed. */
export function shellComplaint(script: string): string {
  return spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;
}

/**
 * Runs a script in which `oc`, `istioctl` and `curl` only write down what they are asked, one call a line, each argument in
 * brackets, and nobody sleeps; `answers` are lines of a shell `case` over the arguments of `oc`.
 */
export function callsOf(script: string, answers = ''): readonly string[] {
  return run(script, answers).calls;
}

/** What goes wrong in a script where everything that is asked for is there: nothing where it runs to its end. */
export function complaintOf(script: string): string {
  // What is asked for is a name to some commands, and base64 to others; whatever is looked for in an answer stands there.
  const { status, stderr } = run(`grep() { cat >/dev/null; }\nTOKEN=token MIRROR=mirror\n${script}`, '*) echo abcd ;;');
  return status === 0 ? stderr : `${stderr}status ${status}`;
}

function run(script: string, answers: string) {
  const call = (name: string) => `{ printf '%s' "${name}" >&3; printf ' [%s]' "$@" >&3; echo >&3; }`;
  const stubs = [
    `oc() { ${call('oc')}; case "$*" in ${answers} *) ;; esac; }`,
    `istioctl() ${call('istioctl')}`,
    `curl() ${call('curl')}`,
    'sleep() { :; }',
    '',
  ].join('\n');
  const cwd = mkdtempSync(join(tmpdir(), 'rigging-shell-'));
  const { output, status, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', stubs + script], {
    cwd,
    env: { ...process.env, HOME: cwd },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  rmSync(cwd, { recursive: true });
  return { calls: (output[3] ?? '').trimEnd().split('\n'), status, stderr };
}
