import { describe, expect, it } from 'vitest';
import { objectChanges } from '../../../lib/diff/compare';
import { subjectOf } from '../../../lib/diff/meanings/subject';
import { table } from '../../../lib/diff/meanings/table';
import { groupOf, type Manifest } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import { allCases } from './all-cases';
import type { Case } from './case';
import { meantByObjects } from './meant';

const manifests = (objects: readonly (object | undefined)[]) => objects.filter(Boolean) as readonly Manifest[];

describe('one change', () => {
  it.each(allCases)('$title', ({ old, now, among = [], means }) => {
    const lines = meantByObjects(manifests([old]), manifests([now]), manifests(among));

    expect(lines.map((line) => line.replace(/^.*? (?=[a-z-]+: )/, ''))).toEqual(means);
  });
});

/** Rules that whole settings show: `settings.test.ts`. */
const shownBySettings = 10;

it('every rule is shown by a case, or by whole settings', () => {
  const told = new Set(allCases.flatMap(rulesThatTell));
  const silent = table.filter((rule) => !told.has(rule));

  expect(silent).toHaveLength(shownBySettings);
});

function rulesThatTell({ old, now, among = [] }: Case) {
  const sides = [old, now].map((object) => manifests([...among, object]));
  const [before = [], after = []] = sides;
  const stages = sides.map((objects) => [{ id: '10-objects', manifests: objects }]);
  const [change] = objectChanges('crc', stages[0] ?? [], stages[1] ?? []);
  if (!change) return [];
  const object = change.new ?? change.old;
  const kind = object ? `${groupOf(object)}/${object.kind}` : '';
  const subject = subjectOf(change, { old: new View(before), new: new View(after) });
  return table.filter(({ kinds = [kind] }) => kinds.includes(kind)).filter(({ tell }) => [...tell(subject)].length > 0);
}
