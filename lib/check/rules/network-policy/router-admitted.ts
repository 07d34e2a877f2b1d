import { title } from '../../../manifest/manifest';
import type { Labels } from '../../../manifest/view';
import { hostNetworkLabels, legacyRouterLabel, routerNamespaceLabels } from '../../../platform/cluster-network';
import { router } from '../../../platform/known-objects';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { tryNamespaceLabels } from '../../derived/namespaces';
import {
  admitsNamespace,
  admitsPort,
  isolating,
  type NetworkPolicy,
  type Passage,
  passagesOf,
} from '../../derived/network-policy/network-policies';
import { backendsOf, podPortsOfRoute, type Route } from '../../derived/route/routes';
import { podsOfService } from '../../derived/workload/pods';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

const label = 'policy-group.network.openshift.io/ingress';

export const routerAdmitted: Rule = {
  code: 'NET001',
  severity: 'error unless open',
  title: 'NetworkPolicies before the pods of a Route admit the router',
  why: 'Once a policy selects the pods, only what some policy lists gets in. The router is another namespace: its connections time out, the Route is admitted and answers 504.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports: [{ name: https, port: 443, targetPort: 8443 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: 'true' }
        spec: { containers: [{ name: istio-proxy, image: auto }] }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  bad: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      podSelector: { matchLabels: { istio: ingressgateway } }
      policyTypes: [Ingress]
      ingress: [{ from: [{ podSelector: {} }] }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      podSelector: { matchLabels: { istio: ingressgateway } }
      policyTypes: [Ingress]
      ingress:
        - from: [{ namespaceSelector: { matchLabels: { policy-group.network.openshift.io/ingress: '' } } }]`,
  *check(mesh) {
    for (const { route, ports, passages, by } of closedRoutes(mesh)) {
      const [admitting] = passages.filter((passage) => routerLabels(mesh).some(admitsRouter(passage)));
      const former = passages.find((passage) => admitsRouter(passage)(legacyRouterLabel));
      if (admitting) {
        const message = `admits the router, but not on port ${list(ports)} of the pods, which ${title(route)} needs`;
        yield { on: admitting.on, at: `${admitting.at}.ports`, message };
      } else if (former) {
        const message = `only the former label of the router's namespace is admitted, which routers on the host network lack; select "${label}: ''"`;
        yield { on: former.on, at: `${former.at}.from`, message, severity: 'warning' };
      } else {
        const message = `nothing admits the router, which ${title(route)} needs; add a rule from namespaces with the label "${label}: ''"`;
        yield { on: by, at: 'spec.ingress', message };
      }
    }
  },
};

/** A Route whose requests no policy surely lets in to the pods. */
interface ClosedRoute {
  readonly route: Route;
  /** What it calls, as far as it is known. */
  readonly ports: readonly number[];
  readonly by: NetworkPolicy;
  readonly passages: readonly Passage[];
}

function closedRoutes(mesh: Mesh): readonly ClosedRoute[] {
  return mesh.ofKind('route.openshift.io/Route').flatMap((route) =>
    backendsOf(mesh, route).flatMap(({ service }) => {
      if (!service) return [];
      const ports = podPortsOfRoute(mesh, route, service);
      return podsOfService(mesh, service).flatMap((pods) => {
        if (pods.generated && opensItself(mesh)) return [];
        const policies = isolating(mesh, pods, 'Ingress');
        const [by] = policies;
        const passages = policies.flatMap((policy) => passagesOf(policy, 'Ingress'));
        return by && !passages.some((passage) => letsIn(mesh, passage, ports)) ? [{ route, ports, by, passages }] : [];
      });
    }),
  );
}

/** Whether istiod makes NetworkPolicies that open the gateways it makes. */
function opensItself(mesh: Mesh): boolean {
  return controlPlanes(mesh).some(({ istio }) => istio.spec?.values?.global?.networkPolicy?.enabled);
}

function letsIn(mesh: Mesh, passage: Passage, ports: readonly number[]): boolean {
  const admitsSome = ports.length === 0 || ports.some((port) => admitsPort(passage, port));
  return admitsSome && routerLabels(mesh).some(admitsRouter(passage));
}

function admitsRouter(passage: Passage): (labels: Labels) => boolean {
  return (labels) => admitsNamespace(passage, router.namespace, labels);
}

/** Labels by which the router is known: of its namespace, with what someone declares of it, and of the host's network. */
function routerLabels(mesh: Mesh): readonly Labels[] {
  return [{ ...tryNamespaceLabels(mesh, router.namespace), ...routerNamespaceLabels }, hostNetworkLabels];
}
