import type { Fault } from './fault';
import { isPlain, show } from './show';

/** No object of Kubernetes is nested as deep. */
const deepest = 100;

/** An assignment to it changes what JavaScript takes an object for, and adds no key. */
const reservedKey = '__proto__';

/** Keys that no map of settings may have. */
export function* judgeKeys(map: object, pathOf: (key: string) => string): Iterable<Fault> {
  if (!Object.hasOwn(map, reservedKey)) return;
  yield { at: pathOf(reservedKey), say: 'JavaScript keeps this key for itself; remove it' };
}

/**
 * A copy of data whose fields are judged elsewhere, without what YAML has no words for. A null stays, although it is a fault:
 * Helm would take it for a deletion, and it would be dropped on the way.
 */
export function readPlain(value: unknown, at: string, faults: Fault[], around: readonly unknown[] = []): unknown {
  const fault = tryFault(value, around);
  if (fault !== undefined) {
    faults.push({ at, say: fault });
    return value === null ? null : undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  const within = [...around, value];
  if (Array.isArray(value)) return Array.from(value, (item, i) => readPlain(item, `${at}[${i}]`, faults, within));
  faults.push(...judgeKeys(value, (key) => `${at}.${key}`));
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(entries.map(([key, held]) => [key, readPlain(held, `${at}.${key}`, faults, within)]));
}

function tryFault(value: unknown, around: readonly unknown[]): string | undefined {
  if (value === null) return 'is null; remove the key';
  if (around.includes(value)) return 'contains itself';
  if (around.length > deepest) return `is nested deeper than ${deepest} levels`;
  return isData(value) ? undefined : `expected plain data, got ${show(value)}`;
}

function isData(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return isPlain(value);
  return ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}
