import type { Read } from '../../manifest/kinds';
import { type Effect, effectsOf } from '../../platform/istio-values';
import type { Subject } from './rule';

/** The Helm values of an Istio, by path, whose change takes effect in a way; whole new parts are told apart by their fields. */
export function valuesThat(
  effect: Effect,
  { change, old, now }: Subject<Read<'sailoperator.io/Istio'>>,
): readonly string[] {
  if (change.kind !== 'changed') return [];
  const paths = change.fields.flatMap((field) => {
    const [spec, values, ...rest] = field.path;
    if (spec !== 'spec') return [];
    if (values === undefined) return leavesOf(old?.spec?.values ?? now?.spec?.values, []);
    if (values !== 'values') return [];
    return rest.length < 2 ? leavesOf(field.new ?? field.old, rest) : [withoutItem(rest).join('.')];
  });
  return [...new Set(paths)].filter((path) => effectsOf(path).includes(effect));
}

/** The path of the list that a value stands in, where it stands in one: which item it is, is nobody's concern here. */
function withoutItem(path: readonly (string | number)[]): readonly (string | number)[] {
  const item = path.findIndex((step) => typeof step === 'number');
  return item < 0 ? path : path.slice(0, item);
}

/** Two levels suffice to tell what a value is for. */
function leavesOf(value: unknown, path: readonly (string | number)[]): readonly string[] {
  if (path.length >= 3 || typeof value !== 'object' || value === null || Array.isArray(value)) return [path.join('.')];
  return Object.entries(value).flatMap(([name, held]) => leavesOf(held, [...path, name]));
}
