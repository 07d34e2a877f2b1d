import { isVisible } from '../../derived/service/hosts';
import type { VirtualService } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';

export const knownDelegate: Rule = {
  code: 'VS018',
  severity: 'error',
  title: 'A VirtualService delegates to one that exists and leaves hosts and gateways to it',
  why: 'Istio takes as a delegate only a VirtualService without hosts and gateways that delegates no further. Otherwise the routes are missing, and the requests get a 404.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      http:
        - route:
            - destination: { host: reviews }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - match:
            - uri: { prefix: /reviews }
          delegate: { name: review }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - match:
            - uri: { prefix: /reviews }
          delegate: { name: reviews }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      for (const [index, { delegate }] of (on.spec?.http ?? []).entries()) {
        const problem = delegate && problemOf(mesh, on, delegate);
        if (problem) yield { on, at: `spec.http[${index}].delegate`, ...problem };
      }
    }
  },
};

type Problem = Pick<Complaint, 'message' | 'severity'>;

function problemOf(
  mesh: Mesh,
  { metadata }: VirtualService,
  { name, namespace = metadata.namespace }: { readonly name?: string; readonly namespace?: string },
): Problem | undefined {
  const to = mesh.tryFind('networking.istio.io/VirtualService', namespace, name);
  const severity = mesh.target.openWorld ? 'warning' : 'error';
  if (!to) return { message: `no VirtualService "${name}" in "${namespace}"`, severity };
  const fault = faultOf(to);
  if (fault) return { message: `"${name}" ${fault}` };
  return isVisible(to.spec?.exportTo, namespace, metadata.namespace)
    ? undefined
    : { message: `"${name}" is not exported to "${metadata.namespace}"` };
}

/** Why a VirtualService is no delegate, if it is none. */
function faultOf({ spec }: VirtualService): string | undefined {
  const { hosts = [], gateways = [], tls = [], tcp = [], http = [] } = spec ?? {};
  if (hosts.length > 0) return 'has hosts of its own, so it is no delegate; drop them there';
  if (gateways.length > 0) return 'has gateways of its own, so it is no delegate; drop them there';
  if (tls.length > 0 || tcp.length > 0) return 'has routes for TLS or TCP, which are not delegated; drop them there';
  return http.some((route) => route.delegate) ? 'delegates further, which Istio does not follow' : undefined;
}
