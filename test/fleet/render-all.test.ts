import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Finding } from '../../lib/check/finding';
import { KeptOutcomes } from '../../lib/fleet/kept-outcomes';
import { renderAll } from '../../lib/fleet/render-all';
import { planTree } from '../../lib/output/plan';
import { writeTrees } from '../../lib/output/write';
import type { Synthesis } from '../../lib/synth/synth';

let folder: string;
let dist: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-fleet-'));
  dist = join(folder, 'dist');
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A cluster that comes to a file of this text. */
function synthesisOf(cluster: string, text: string, findings: Synthesis['findings'] = []): Synthesis {
  const footprint = { cluster, parts: [], namespaces: [], rules: [], manualApprovals: [] };
  return { cluster, files: new Map([['10-mesh.yaml', text]]), objectCount: 1, footprint, faults: [], findings };
}

/** A run over clusters of these texts, which are their keys too; says which of them were rendered. */
function run(texts: Readonly<Record<string, string>>, findings: Synthesis['findings'] = []) {
  const kept = KeptOutcomes.read(folder);
  const rendered: string[] = [];
  const tasks = Object.entries(texts).map(([name, text]) => ({
    name,
    key: text,
    render: () => {
      rendered.push(name);
      return synthesisOf(name, text, findings);
    },
  }));
  const all = renderAll(dist, tasks, kept);
  kept.write(new Set(Object.keys(texts)));
  writeTrees(all.rendered.map(({ name, files, fresh }) => fresh ?? planTree(dist, name, files)));
  return { rendered, outcomes: all.rendered };
}

const warning: Synthesis['findings'][number] = {
  code: 'WKL001',
  severity: 'warning',
  on: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'b' } },
  at: 'data',
  message: 'is large',
  stage: '10-mesh',
} satisfies Finding & { stage: string };

const keptFile = () => join(folder, 'node_modules/.cache/rigging/outcomes.json');

it('renders again only the cluster that changed', () => {
  const first = run({ east: 'a', west: 'b' });
  const second = run({ east: 'a', west: 'c' });
  const third = run({ east: 'a', west: 'c' });

  expect([first.rendered, second.rendered, third.rendered]).toEqual([['east', 'west'], ['west'], []]);
  expect(readFileSync(join(dist, 'west/10-mesh.yaml'), 'utf8')).toBe('c');
});

it('tells of a cluster that is kept what it told when it was rendered, warnings too', () => {
  const [first] = run({ east: 'a' }, [warning]).outcomes;
  const [second] = run({ east: 'a' }, [warning]).outcomes;

  const { files: _, fresh, ...told } = second ?? {};
  expect(fresh).toBeDefined();
  expect(first).toMatchObject(told);
  expect(told).toMatchObject({ findings: [{ code: 'WKL001', namespace: 'b', name: 'a', stage: '10-mesh' }] });
});

it.each([
  ['edited', () => appendFileSync(join(dist, 'east/10-mesh.yaml'), '#')],
  ['deleted', () => rmSync(join(dist, 'east/10-mesh.yaml'))],
  ['no longer in the index', () => writeFileSync(join(dist, 'east/SHA256SUMS'), '')],
])('renders a cluster of which a file is %s, so that this is told', (_, change) => {
  run({ east: 'a', west: 'b' });
  change();

  expect(run({ east: 'a', west: 'b' }).rendered).toEqual(['east']);
});

it('keeps nothing of a cluster with an error', () => {
  run({ east: 'a' }, [{ ...warning, severity: 'error' }]);

  expect(run({ east: 'a' }).rendered).toEqual(['east']);
});

it('keeps nothing of a cluster of which an object could not be rendered', () => {
  const kept = KeptOutcomes.read(folder);
  const faults = [{ stage: '10-mesh', on: 'x', say: 'has no name' }];
  renderAll(dist, [{ name: 'east', key: 'a', render: () => ({ ...synthesisOf('east', 'a'), faults }) }], kept);

  expect(kept.tryOutcome('east', 'a')).toBeUndefined();
});

it.each([
  ['cut off', (text: string) => text.slice(0, -2)],
  ['changed', (text: string) => text.replace('"objectCount":1', '"objectCount":2')],
  ['of another make', () => '{}'],
])('renders everything where what was kept is %s', (_, change) => {
  run({ east: 'a' });
  writeFileSync(keptFile(), change(readFileSync(keptFile(), 'utf8')));

  expect(run({ east: 'a' }).rendered).toEqual(['east']);
  expect(run({ east: 'a' }).rendered).toEqual([]);
});

it('forgets clusters that are no more', () => {
  run({ east: 'a', west: 'b' });
  run({ east: 'a' });

  expect(readFileSync(keptFile(), 'utf8')).not.toContain('west');
});

it('keeps nothing where no packages are installed', () => {
  rmSync(join(folder, 'node_modules'), { recursive: true });
  run({ east: 'a' });

  expect(run({ east: 'a' }).rendered).toEqual(['east']);
});

it('judges the others where one throws, and names that one', () => {
  const cause = new TypeError('boom');
  const render = vi.fn(() => synthesisOf('west', 'b'));
  const failing = () => {
    throw cause;
  };
  const { rendered, thrown } = renderAll(dist, [
    { name: 'east', key: undefined, render: failing },
    { name: 'west', key: undefined, render },
  ]);

  expect(rendered.map(({ name }) => name)).toEqual(['west']);
  expect(thrown).toEqual([new Error('east', { cause })]);
});
