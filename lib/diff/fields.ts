import diff, { type Difference } from 'microdiff';
import { key } from '../check/path';
import type { Manifest } from '../manifest/manifest';
import { Alignment, type Step } from './alignment';
import type { FieldChange } from './change';
import { withoutSecrets } from './hidden';
import { rootOf } from './list-kind';

/** The fields in which an object differs from what it was; both are in canonical form. */
export function fieldChanges(old: Manifest, next: Manifest): readonly FieldChange[] {
  const sides = new Alignment(old, next, rootOf(next));
  const differences = diff(sides.old as object, sides.new as object, { cyclesFix: false });
  const changed = differences.map((difference) => fieldChange(difference, sides.stepsOf(difference.path)));
  return [...changed, ...sides.moved.map(move)].sort((a, b) => inOrder(a.path, b.path));

  function fieldChange(difference: Difference, steps: readonly Step[]): FieldChange {
    const oldValue = 'oldValue' in difference && withoutSecrets(difference.oldValue, old, indexed(steps, 'old'));
    const newValue = 'value' in difference && withoutSecrets(difference.value, next, indexed(steps, 'new'));
    const place = { at: at(steps), path: path(steps) };
    if (difference.type === 'CREATE') return { kind: 'added', ...place, new: newValue };
    if (difference.type === 'REMOVE') return { kind: 'removed', ...place, old: oldValue };
    return { kind: 'changed', ...place, old: oldValue, new: newValue };
  }
}

/** Step by step, indices by their number. */
function inOrder(one: FieldChange['path'], other: FieldChange['path']): number {
  const at = one.findIndex((step, index) => step !== other[index]);
  const [a, b] = [one[at], other[at]];
  if (a === undefined || b === undefined) return one.length - other.length;
  return a < b ? -1 : 1;
}

function move(steps: readonly Step[]): FieldChange {
  const item = steps.at(-1);
  const [old, next] = typeof item === 'object' ? [item.old, item.new] : [];
  return { kind: 'moved', at: at(steps), path: path(steps), old, new: next };
}

function path(steps: readonly Step[]): readonly (string | number)[] {
  return steps.map((step) => (typeof step === 'string' ? step : (step.key ?? step.new ?? step.old ?? 0)));
}

/** The path as it is on one side, where items of lists have nothing but an index. */
function indexed(steps: readonly Step[], side: 'old' | 'new'): readonly (string | number)[] {
  return steps.map((step) => (typeof step === 'string' ? step : (step[side] ?? 0)));
}

function at(steps: readonly Step[]): string {
  const parts = steps.map((step) => (typeof step === 'string' ? key(step) : `[${named(step)}]`));
  return parts.join('').replace(/^\./, '');
}

/** A key in brackets as it is, unless one would take it for an index or for the end of the brackets. */
function named({ key: name, old, new: next }: Exclude<Step, string>): string {
  if (name === undefined) return String(next ?? old);
  return /^(?!\d+$)[^\]["\p{Cc}]+$/u.test(name) ? name : JSON.stringify(name);
}
