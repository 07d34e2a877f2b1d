import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCrds } from '../../lib/crds/crd';
import { readImportList } from '../../lib/crds/import-list';
import { temporaryFolder, widgetCrd } from './upstream-folder';

const widgets = parseCrds(widgetCrd());
const known = new Map([['crds/widgets/1.0.yaml', widgets]]);

function configWith(text: string): string {
  const path = join(temporaryFolder(), 'cdk8s.yaml');
  writeFileSync(path, text);
  return path;
}

test('the CRDs of the listed files are to be imported', () => {
  expect(readImportList(configWith('imports: [crds/widgets/1.0.yaml]'), known)).toEqual({
    crds: widgets,
    problems: [],
  });
});

test('an entry that is no file of crds/ is a problem', () => {
  const config = configWith('imports: [crds/widgets/1.0.yaml, k8s]');

  expect(readImportList(config, known).problems).toEqual([
    `${config}: "k8s" is no file of crds/; correct imports: or run npm run crds`,
  ]);
});

test.each(['language: typescript', 'imports: []'])(
  'a configuration with %s lists nothing, which is a problem',
  (text) => {
    const config = configWith(text);

    expect(readImportList(config, known).problems).toEqual([`${config}: imports: lists nothing; list files of crds/`]);
  },
);
