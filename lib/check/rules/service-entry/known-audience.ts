import { lostExports, namespaceNames } from '../../derived/service/exports';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const knownAudience: Rule = {
  code: 'SE007',
  severity: 'warning',
  title: 'A ServiceEntry is exported to namespaces that exist',
  why: 'Proxies of other namespaces do not know its hosts. A misspelt namespace is no error to Istio.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-egress }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      exportTo: [., istio-egres]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: tls, number: 443, protocol: TLS }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      exportTo: [., istio-egress]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: tls, number: 443, protocol: TLS }`,
  *check(mesh) {
    for (const { on, at, namespace } of lostExports(mesh, mesh.ofKind('networking.istio.io/ServiceEntry')))
      yield { on, at, message: `no namespace "${namespace}"${didYouMean(namespace, namespaceNames(mesh))}` };
  },
};
