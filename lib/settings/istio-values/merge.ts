/** Maps joined at every depth: of two other values the later one holds, and lists are strung together. */
export function mergedValues<T extends object>(...parts: readonly T[]): T {
  return parts.reduce((merged, part) => mergedMaps(merged, part) as T, {} as T);
}

function mergedMaps(first: object, second: object): object {
  const merged: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) merged[key] = mergedValue(merged[key], value);
  return merged;
}

function mergedValue(first: unknown, second: unknown): unknown {
  if (second === undefined) return first;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  return isMap(first) && isMap(second) ? mergedMaps(first, second) : second;
}

/** Whether a value is a map: neither a list nor what has no parts. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
