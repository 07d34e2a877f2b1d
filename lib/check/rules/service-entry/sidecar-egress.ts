import { knowsNamespace } from '../../derived/namespaces';
import { entriesOf, knowsHostUnder, tryDestination } from '../../derived/service/hosts';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const sidecarEgress: Rule = {
  code: 'SE010',
  severity: 'error unless open',
  title: 'A Sidecar lets out to namespaces and hosts that exist',
  why: 'What a Sidecar does not name, the proxies do not know: with REGISTRY_ONLY requests to it fail, otherwise they go out without routes and without mutual TLS. A name that is misspelt is no error to Istio.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: database }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: postgres, namespace: database }
    spec:
      selector: { app: postgres }
      ports:
        - { name: tcp-postgres, port: 5432, targetPort: 5432 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: default, namespace: bookinfo }
    spec:
      egress:
        - hosts: ["./*", "databse/*"]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: default, namespace: bookinfo }
    spec:
      egress:
        - hosts: ["./*", "database/*"]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Sidecar')) {
      for (const [listener, { hosts = [] }] of (on.spec?.egress ?? []).entries()) {
        for (const [index, host = ''] of hosts.entries()) {
          const message = problemOf(mesh, host, on.metadata.namespace);
          if (message) yield { on, at: `spec.egress[${listener}].hosts[${index}]`, message };
        }
      }
    }
  },
};

function problemOf(mesh: Mesh, entry: string, own: string | undefined): string | undefined {
  const [namespace = '', host] = entry.split('/');
  if (host === undefined)
    return `"${entry}" names no namespace; write "./${entry}", "*/${entry}" or a namespace before it`;
  if (namespace === '~') return undefined;
  const from = namespace === '.' ? own : namespace;
  const known = mesh.ofKind('core/Namespace').map(({ metadata }) => metadata.name);
  // Its own namespace is ORD001's, and an input without any Namespace is a part of something.
  if (from !== own && known.length > 0 && from !== undefined && from !== '*' && !knowsNamespace(mesh, from)) {
    return `no namespace "${from}"${didYouMean(from, known)}`;
  }
  if (host.startsWith('*')) return host === '*' || knowsHostUnder(mesh, host) ? undefined : `no host below "${host}"`;
  return isIn(mesh, host, from) ? undefined : `no Service and no ServiceEntry in "${from}" gives "${host}"`;
}

/** Whether a host, in full, stands in a namespace. */
function isIn(mesh: Mesh, host: string, namespace: string | undefined): boolean {
  const to = host.includes('.') ? tryDestination(mesh, host, undefined) : undefined;
  if (!to || namespace === '*') return to !== undefined;
  if (to.service) return to.service.namespace === namespace;
  return !to.entry || entriesOf(mesh, host).some(({ metadata }) => metadata.namespace === namespace);
}
