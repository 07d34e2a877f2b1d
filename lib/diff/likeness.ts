import { isMapping } from '../manifest/mapping';

/** How many values two maps or lists have in common, each at its place, whatever the order of lists; 0 for anything else. */
export function likeness(old: unknown, next: unknown): number {
  if (typeof old !== 'object' || typeof next !== 'object' || Array.isArray(old) !== Array.isArray(next)) return 0;
  const common = new Set(leavesOf(old));
  return [...new Set(leavesOf(next))].filter((leaf) => common.has(leaf)).length;
}

function leavesOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, `${path}\0`));
  if (isMapping(value)) return Object.entries(value).flatMap(([key, held]) => leavesOf(held, `${path}\0${key}`));
  return [`${path}\0${JSON.stringify(value)}`];
}
