import type { Fault } from '../fault';

/** Helm values that are written, and that other settings decide otherwise; lists are strung together and never at odds. */
export function* judgeContradictions(derived: object, given: unknown, at: string): Iterable<Fault> {
  if (!isMap(given)) return;
  for (const [key, decided] of Object.entries(derived)) {
    const written = given[key];
    // A null is reported as such.
    if (written === undefined || written === null || written === decided) continue;
    if (isMap(decided) && isMap(written)) yield* judgeContradictions(decided, written, `${at}.${key}`);
    else if (!(Array.isArray(decided) && Array.isArray(written)))
      yield { at: `${at}.${key}`, say: `other settings decide this (${JSON.stringify(decided)}); remove it` };
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
