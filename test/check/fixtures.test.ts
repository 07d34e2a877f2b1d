import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prove } from '../../lib/check/prove';
import type { Target } from '../../lib/check/target';
import { declared } from '../../lib/input/external';
import { read } from '../../lib/input/read';
import { title } from '../../lib/manifest/manifest';

const target: Target = { release: '3.4', openshift: '4.20', appsDomain: 'apps.ocp.acme.org' };
const correct = 'test/fixtures/correct';
const mistakes = 'test/fixtures/published-mistakes';

/** What the checks say of files, as lines; `external` are declarations as the command line takes them. */
function linesOf(paths: readonly string[], external: readonly string[] = [], facts = target): readonly string[] {
  const { manifests, origins, problems } = read(paths);
  expect(problems).toEqual([]);
  expect(manifests).not.toEqual([]);
  const externals = external.map((declaration) => {
    const object = declared(declaration);
    if (typeof object === 'string') throw new Error(object);
    return object;
  });
  return prove({ manifests, externals, scalarAt: (on, at) => origins.tryScalar(on, at) }, facts).map(
    ({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`,
  );
}

describe('a correct mesh has no finding', () => {
  it.each(readdirSync(correct))('%s', (name) => {
    expect(linesOf([join(correct, name)])).toEqual([]);
  });

  it('dist/crc, as its settings say and without a word about the cluster', () => {
    expect(linesOf(['dist/crc'], [], { ...target, appsDomain: 'apps-crc.testing' })).toEqual([]);
    expect(linesOf(['dist/crc'], [], { release: '3.4' })).toEqual([]);
  });
});

describe('a published mistake is found, under its code and no other', () => {
  it.each(readdirSync(mistakes))('%s', (name) => {
    const path = join(mistakes, name);
    const comments = [...readFileSync(path, 'utf8').matchAll(/^# (expects|external): (.+)$/gm)];
    const said = (what: string) => comments.filter(([, key]) => key === what).map(([, , value = '']) => value);

    const codes = linesOf([path], said('external')).map((line) => line.split(' ')[0]);

    expect([...new Set(codes)].sort()).toEqual(
      said('expects')
        .flatMap((list) => list.split(/, */))
        .sort(),
    );
  });
});
