import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kubernetesDefinitions, readDefinitions } from '../../lib/crds/kubernetes';
import { row, temporaryFolder } from './upstream-folder';

const TEXT = '{ "definitions": {} }';
const sha256 = row('', TEXT).at(-1) ?? '';

test('definitions with the pinned checksum are read', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'kube.json'), TEXT);

  expect(readDefinitions(folder, { ...kubernetesDefinitions, file: 'kube.json', sha256 })).toEqual({
    definitions: { definitions: {} },
    problems: [],
  });
});

test('definitions with another checksum are refused', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, kubernetesDefinitions.file), TEXT);

  expect(readDefinitions(folder).problems).toEqual([
    `${kubernetesDefinitions.file}: sha256 is "${sha256}", pinned is "${kubernetesDefinitions.sha256}"; fetch it again`,
  ]);
});

test('missing definitions are refused', () => {
  const folder = temporaryFolder();

  expect(readDefinitions(folder).problems).toEqual([`${kubernetesDefinitions.file}: not in "${folder}"; fetch it`]);
});
