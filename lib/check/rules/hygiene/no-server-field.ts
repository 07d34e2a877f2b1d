import type { Manifest } from '../../../manifest/manifest';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';

/** Metadata that the API server writes (Kubernetes `ObjectMeta`). */
const written = ['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid'] as const;

export const noServerField: Rule = {
  code: 'HYG005',
  severity: 'error',
  title: 'No object carries what the cluster writes into it',
  why: 'It comes from an export: an apply with another resourceVersion or uid is refused, and a status or null makes a difference that Argo CD shows for ever.',
  bad: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo, uid: 5f1c29b2-7c5d-4c0e-9d3e-0a4b8a1f6c11 }`,
  good: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo }`,
  supersedes: ['API003', 'API004'],
  *check({ judged, violations }) {
    for (const on of judged) yield* fieldsOf(on);
    // A value of the wrong type, such as null, is not seen in the object any more.
    const places: ReadonlySet<string> = new Set(['status', ...written.map((field) => at('metadata', field))]);
    for (const { on, at: place } of violations) if (places.has(place)) yield { on, at: place, message: remove };
  },
};

const remove = 'is written by the cluster; remove it';

function* fieldsOf(on: Manifest): Iterable<Complaint> {
  if ('status' in on) yield { on, at: 'status', message: remove };
  for (const field of written) if (field in on.metadata) yield { on, at: at('metadata', field), message: remove };
  const template = (on.spec as { readonly template?: { readonly metadata?: object } } | undefined)?.template?.metadata;
  if (template && 'creationTimestamp' in template) {
    yield { on, at: 'spec.template.metadata.creationTimestamp', message: remove };
  }
}
