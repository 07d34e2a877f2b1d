import { lostExports, namespaceNames } from '../../derived/service/exports';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const knownAudience: Rule = {
  code: 'VS034',
  severity: 'warning',
  title: 'A VirtualService is exported to namespaces that exist',
  why: 'Proxies of other namespaces do not see it: their requests go the plain way, and a gateway answers 404. A misspelt namespace is no error to Istio.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-ingress }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      exportTo: [., istio-ingres]
      http:
        - timeout: 2s
          route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      exportTo: [., istio-ingress]
      http:
        - timeout: 2s
          route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const { on, at, namespace } of lostExports(mesh, mesh.ofKind('networking.istio.io/VirtualService')))
      yield { on, at, message: `no namespace "${namespace}"${didYouMean(namespace, namespaceNames(mesh))}` };
  },
};
