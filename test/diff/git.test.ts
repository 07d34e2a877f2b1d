import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tryGit } from '../../lib/diff/git';
import { commitAll, git, temporaryFolder } from './dists';

/** Variables of git as a hook finds them, while a test runs. */
function inHook(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

test('the repository is the one that the folder is in, whatever a hook is told of another', () => {
  const [folder, other] = [temporaryFolder(), temporaryFolder()];
  mkdirSync(join(folder, 'mesh'));
  for (const each of [folder, other]) commitAll(each);
  const names = git(folder, 'rev-parse', '--local-env-vars').trim().split('\n');
  const ofConfiguration = /^GIT_CONFIG|^GIT_INTERNAL_/;
  inHook(Object.fromEntries(names.filter((name) => !ofConfiguration.test(name)).map((name) => [name, other])));

  expect(tryGit(join(folder, 'mesh'), ['rev-parse', '--show-prefix'])).toBe('mesh/');
});

test('what a run is told of the configuration stays', () => {
  inHook({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'mesh.owner', GIT_CONFIG_VALUE_0: 'acme' });

  expect(tryGit('.', ['config', 'mesh.owner'])).toBe('acme');
});
