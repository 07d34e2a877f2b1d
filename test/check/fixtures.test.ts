import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScalarAt } from '../../lib/check/mesh';
import { prove } from '../../lib/check/prove';
import type { Target } from '../../lib/check/target';
import { declared } from '../../lib/input/external';
import { read } from '../../lib/input/read';
import { type Manifest, title } from '../../lib/manifest/manifest';

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

/** What the checks say as each object of a folder is taken away, in turn; what is put in its place is declared to exist. */
function linesWithout(path: string, facts: Target, inPlaceOf: (object: Manifest) => readonly Manifest[]) {
  const { manifests, origins } = read([path]);
  expect(manifests).not.toEqual([]);
  return manifests.flatMap((object) => {
    const others = manifests.filter((other) => other !== object);
    const scalarAt: ScalarAt = (on, at) => origins.tryScalar(on, at);
    return prove({ manifests: others, externals: inPlaceOf(object), scalarAt }, facts).map(
      ({ severity, code, on, at }) => `${severity} ${code} ${title(on)} ${at}, without ${title(object)}`,
    );
  });
}

describe('for every object of a correct mesh', () => {
  const all = readdirSync(correct).map((name) => join(correct, name));

  it.each(all)('%s: what is declared by its name alone may be anything', (path) => {
    expect(linesWithout(path, target, nameOf)).toEqual([]);
  });

  it.each(all)('%s: in an open world it may stand elsewhere, so that no error is told', (path) => {
    const lines = linesWithout(path, { ...target, openWorld: true }, () => []);

    expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});

function nameOf({ apiVersion, kind, metadata: { name, namespace } }: Manifest): readonly Manifest[] {
  return [{ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } }];
}

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
