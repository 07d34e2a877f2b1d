import type { Manifest } from '../../../manifest/manifest';
import { at } from '../../path';
import type { Rule } from '../../rule';

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
    metadata: { name: productpage, namespace: bookinfo, creationTimestamp: null }`,
  good: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo }`,
  supersedes: ['API003', 'API004'],
  *check(mesh) {
    for (const on of mesh.judged) {
      const manifest = mesh.written(on);
      for (const path of [...fieldsOf(manifest)])
        yield { on, at: path, message: 'is written by the cluster; remove it' };
    }
  },
};

/** The fields as they are written: rules do not see `creationTimestamp: null`, which is what exports are known by. */
function* fieldsOf(manifest: Manifest): Iterable<string> {
  if ('status' in manifest) yield 'status';
  for (const field of written) if (field in manifest.metadata) yield at('metadata', field);
  const template = tryMap(tryMap(manifest.spec)?.template);
  if (tryMap(template?.metadata)?.creationTimestamp !== undefined) yield 'spec.template.metadata.creationTimestamp';
}

function tryMap(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
