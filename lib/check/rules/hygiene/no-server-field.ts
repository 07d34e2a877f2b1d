import type { Manifest } from '../../../manifest/manifest';
import { fieldsOf } from '../../../manifest/mapping';
import type { Severity } from '../../finding';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';

/**
 * Metadata that the API server writes (Kubernetes `ObjectMeta`), and how bad it is in a file. An update with another uid or
 * resourceVersion is refused (kubernetes/apimachinery `pkg/api/validation/objectmeta.go`), a server-side apply takes no
 * managedFields (`pkg/util/managedfields`), and the rest is put back (kubernetes/apiserver `pkg/registry/rest/update.go`).
 */
const written: Readonly<Record<string, Severity>> = {
  creationTimestamp: 'warning',
  generation: 'warning',
  managedFields: 'error',
  resourceVersion: 'error',
  selfLink: 'warning',
  uid: 'error',
};

export const noServerField: Rule = {
  code: 'HYG005',
  severity: 'error',
  title: 'No object carries what the cluster writes into it',
  why: 'It comes from an export: an apply with another resourceVersion or uid is refused; the rest, a warning, at best does nothing and at worst is a difference that Argo CD shows for ever.',
  bad: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo, resourceVersion: "4711" }`,
  good: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo }`,
  supersedes: ['API003', 'API004'],
  *check(mesh) {
    for (const on of mesh.judged) {
      const manifest = mesh.written(on);
      for (const field of writtenIn(manifest)) yield { on, ...field, message: 'is written by the cluster; remove it' };
    }
  },
};

/** The fields as they are written: rules do not see `creationTimestamp: null`, which is what exports are known by. */
function* writtenIn(manifest: Manifest): Iterable<Pick<Complaint, 'at' | 'severity'>> {
  if ('status' in manifest) yield { at: 'status', severity: 'warning' };
  for (const [field, severity] of Object.entries(written))
    if (field in manifest.metadata) yield { at: at('metadata', field), severity };
  const { metadata } = fieldsOf(fieldsOf(manifest.spec).template);
  if (fieldsOf(metadata).creationTimestamp !== undefined)
    yield { at: 'spec.template.metadata.creationTimestamp', severity: 'warning' };
}
