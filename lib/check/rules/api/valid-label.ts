import type { Labels } from '../../../manifest/view';
import { annotationsSize } from '../../../platform/naming';
import { workloads } from '../../derived/workload/workloads';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';

export const validLabel: Rule = {
  code: 'API009',
  severity: 'error',
  title: 'Labels and annotations have keys and values that Kubernetes allows',
  why: 'The API server refuses the object, or the Deployment is accepted and its pods are refused, and an apply of several objects stops half way.',
  bad: `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: productpage
      namespace: bookinfo
      labels: { app.kubernetes.io/version: 1.0 beta }`,
  good: `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: productpage
      namespace: bookinfo
      labels: { app.kubernetes.io/version: 1.0-beta }`,
  *check(mesh) {
    for (const on of mesh.judged) yield* faults(on, [], on.metadata);
    for (const { on, at: place, labels, annotations } of workloads(mesh)) {
      if (place !== '') yield* faults(on, place.split('.'), { labels, annotations });
    }
  },
};

interface Described {
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

function* faults(on: Complaint['on'], place: readonly string[], metadata: Described): Iterable<Complaint> {
  const { labels = {}, annotations = {} } = metadata;
  for (const [name, value = ''] of Object.entries(labels)) {
    for (const message of [faultOfKey(name), faultOfValue(value)])
      if (message) yield { on, at: at(...place, 'metadata', 'labels', name), message };
  }
  for (const name of Object.keys(annotations)) {
    const message = faultOfKey(name.toLowerCase());
    if (message) yield { on, at: at(...place, 'metadata', 'annotations', name), message };
  }
  const size = Object.entries(annotations).reduce((sum, [name, value = '']) => sum + bytes(name) + bytes(value), 0);
  if (size <= annotationsSize) return;
  const message = `hold ${size} bytes; all of an object’s may hold ${annotationsSize}`;
  yield { on, at: at(...place, 'metadata', 'annotations'), message };
}

const word = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

function faultOfKey(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = key.slice(0, Math.max(slash, 0));
  const isLegal = word.test(key.slice(slash + 1)) && (slash < 0 || (subdomain.test(prefix) && prefix.length <= 253));
  return isLegal
    ? undefined
    : `"${key}" is no key; write a domain and "/", or neither, and at most 63 letters, digits, "-", "_" and "."`;
}

function faultOfValue(value: string): string | undefined {
  if (value === '' || word.test(value)) return undefined;
  return `"${value}" is no value of a label; write at most 63 letters, digits, "-", "_" and ".", a letter or digit at either end`;
}

/** Counted only where it may matter: a character has three bytes at most. */
function bytes(text: string): number {
  return text.length * 3 > annotationsSize / 2 ? new TextEncoder().encode(text).length : text.length;
}
