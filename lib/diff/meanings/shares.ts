/** A destination and its share of the requests. */
export interface Share {
  readonly name: string;
  readonly weight: number;
}

/** How the shares of destinations have moved, e.g. `v1 90 -> 50, v2 10 -> 50`, or `from v1 to v2`. */
export function tryMoved(old: readonly Share[], now: readonly Share[]): string | undefined {
  const [[only, ...rest], [other, ...others]] = [old, now];
  if (only && other && rest.length + others.length === 0 && only.name !== other.name)
    return `from ${only.name} to ${other.name}`;
  const before = new Map(old.map(({ name, weight }) => [name, weight]));
  const after = new Map(now.map(({ name, weight }) => [name, weight]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const moved = names.filter((name) => (before.get(name) ?? 0) !== (after.get(name) ?? 0));
  if (moved.length === 0) return undefined;
  return moved.map((name) => `${name} ${before.get(name) ?? 0} -> ${after.get(name) ?? 0}`).join(', ');
}

/** Shares where one destination alone needs no weight. */
export function sharesOf(
  destinations: readonly { readonly name: string; readonly weight?: number }[],
): readonly Share[] {
  const only = destinations.length === 1 ? 100 : 0;
  return destinations.map(({ name, weight }) => ({ name, weight: weight ?? only }));
}
