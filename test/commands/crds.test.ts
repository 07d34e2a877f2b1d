import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { row, temporaryFolder, widgetCrd, writeUpstream } from '../crds/upstream-folder';
import { run } from './run';

const FILE = 'widgets/1.0/widgets.yaml';

/** A project with an old `crds/`, and beside it an `upstream` that has no definitions of Kubernetes. */
function project(): string {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'crds'));
  writeFileSync(join(cwd, 'crds/old.yaml'), 'old');
  writeUpstream(join(cwd, 'upstream'), { [FILE]: widgetCrd() });
  return cwd;
}

test('every refused file is named on a line of its own, and the old crds/ stands', () => {
  const cwd = project();
  writeFileSync(join(cwd, 'upstream', FILE), 'changed');
  writeFileSync(join(cwd, 'upstream/extra.yaml'), widgetCrd());

  const { status, stdout, stderr } = run('crds', ['--from', 'upstream'], { cwd });

  const [found, listed] = [row(FILE, 'changed').at(-1), row(FILE, widgetCrd()).at(-1)];
  expect(stderr).toEqual([
    `error ${FILE}: sha256 is "${found}", PROVENANCE.tsv says "${listed}"; fetch it again`,
    'error extra.yaml: not listed in PROVENANCE.tsv; add its row or remove the file',
    'error v1.30.0-definitions.json: not in "k8s-openapi"; fetch it',
  ]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: [] });
  expect(readdirSync(cwd)).toEqual(['crds', 'upstream']);
  expect(readFileSync(join(cwd, 'crds/old.yaml'), 'utf8')).toBe('old');
});

test('a folder must be given', () => {
  expect(run('crds', [])).toEqual({
    status: 2,
    stdout: [],
    stderr: ['error --from: missing; name the folder that holds PROVENANCE.tsv'],
  });
});

test('--help explains the command', () => {
  const { status, stdout } = run('crds', ['--help']);

  expect(status).toBe(0);
  expect(stdout[0]).toBe('usage: npm run crds -- --from DIR');
});
