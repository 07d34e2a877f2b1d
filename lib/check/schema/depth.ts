/** Deeper than any schema of ours reaches, and far from where the stack of a recursive check ends. */
export const DEEPEST = 200;

/**
 * Whether a value is nested deeper than the limit; one that holds itself is. It is measured without recursion, and a part
 * that stands in several places is looked into again only where it stands deeper.
 */
export function isTooDeep(value: unknown, limit: number = DEEPEST): boolean {
  const depths = new Map<object, number>();
  const open: [unknown, number][] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null || (depths.get(part) ?? -1) >= depth) continue;
    if (depth >= limit) return true;
    depths.set(part, depth);
    for (const held of Object.values(part)) open.push([held, depth + 1]);
  }
  return false;
}
