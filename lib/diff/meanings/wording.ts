import { type Manifest, title } from '../../manifest/manifest';

/** A line names as many as this, and counts the rest. */
const MOST = 6;

/** Names as a sentence has them: `app1, app2 and app3`. */
export function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.length > MOST ? [...distinct.slice(0, MOST), `${distinct.length - MOST} more`] : distinct;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** The same behind their word in singular or plural: `namespace app1`, `namespaces app1 and app2`. */
export function counted(word: string, names: readonly string[]): string {
  return `${word}${new Set(names).size === 1 ? '' : 's'} ${listed(names)}`;
}

/** A setting before and after: `spec.type ClusterIP -> LoadBalancer`. */
export function shift(what: string, old: unknown, now: unknown): string {
  return `${what} ${shown(old)} -> ${shown(now)}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** How the pods of namespaces are started anew. */
export function rollout(namespaces: readonly string[]): string {
  const [only] = new Set(namespaces);
  const where = new Set(namespaces).size === 1 ? only : 'NAMESPACE';
  return `oc -n ${where} rollout restart deployment,statefulset,daemonset`;
}

/** How an object is named in a line, its kind first. */
export function named(object: Pick<Manifest, 'kind' | 'metadata'> | undefined): string {
  return object === undefined ? '' : title(object);
}
