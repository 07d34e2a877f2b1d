import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a shell says against a script, without running it: nothing where it can be parsed. */
export function shellComplaint(script: string): string {
  return spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;
}

/**
 * Runs a script in which `oc` and `curl` only write down what they are asked, one call a line, each argument in brackets;
 * `answers` are lines of a shell `case` over the arguments of `oc`.
 */
export function callsOf(script: string, answers = ''): readonly string[] {
  const call = (name: string) => `{ printf '%s' "${name}" >&3; printf ' [%s]' "$@" >&3; echo >&3; }`;
  const stubs = `oc() { ${call('oc')}; case "$*" in ${answers} *) ;; esac; }\ncurl() ${call('curl')}\n`;
  const cwd = mkdtempSync(join(tmpdir(), 'rigging-shell-'));
  const { output } = spawnSync('bash', ['-euc', stubs + script], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  rmSync(cwd, { recursive: true });
  return (output[3] ?? '').trimEnd().split('\n');
}
