import { describe, expect, it } from 'vitest';
import { meshOf } from '../../../lib/check/input';
import { lint } from '../../../lib/check/lint';
import type { Rule } from '../../../lib/check/rule';
import { rules } from '../../../lib/check/rules/index';
import type { Target } from '../../../lib/check/target';
import { type Manifest, title } from '../../../lib/manifest/manifest';
import { objectsIn } from './examples';

/** The errors that a rule tells of its repaired example as each object is taken away, in turn, or only its name is left. */
function errorsWithout(rule: Rule, facts: Partial<Target>, inPlaceOf: (object: Manifest) => readonly Manifest[]) {
  const target: Target = { release: '3.4', openshift: '4.20', ...rule.target, ...facts };
  const good = objectsIn(rule.good);
  const given = objectsIn(rule.given ?? '');
  return [...good, ...given].flatMap((object) => {
    const isOther = (other: Manifest) => other !== object;
    const externals = [...given.filter(isOther), ...inPlaceOf(object)];
    const { mesh } = meshOf({ manifests: good.filter(isOther), externals }, target);
    const errors = lint(mesh, [rule]).filter(({ severity }) => severity === 'error');
    return errors.map(({ on, at }) => `${title(on)} ${at}, without ${title(object)}`);
  });
}

function nameOf({ apiVersion, kind, metadata: { name, namespace } }: Manifest): readonly Manifest[] {
  return [{ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } }];
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  it('takes what is declared by its name alone for anything', () => {
    expect(errorsWithout(rule, {}, nameOf)).toEqual([]);
  });

  it('tells no error of what may stand elsewhere', () => {
    expect(errorsWithout(rule, { openWorld: true }, () => [])).toEqual([]);
  });
});
