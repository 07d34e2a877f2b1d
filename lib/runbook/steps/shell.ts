import type { Manifest } from '../../manifest/manifest';

/** Ten minutes at most: what is not there by then, the next command names. */
export function waitUntil(condition: string): string {
  return `for _ in $(seq 120); do ${condition} && break; sleep 5; done`;
}

/** `oc`, in the namespace of an object that has one. */
export function oc({ metadata: { namespace } }: Pick<Manifest, 'metadata'>): string {
  return namespace === undefined ? 'oc' : `oc -n ${namespace}`;
}

/** A path may hold anything that a URL can, and some of it means something to a shell. */
export function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
