import { nanoseconds, tryNanoseconds } from '../../../go-duration';
import { title } from '../../../manifest/manifest';
import { timeoutAnnotation } from '../../../platform/router';
import { derived, groupBy } from '../../derived/derived';
import { arrivalsOf, serversFor } from '../../derived/route/arrivals';
import { serverTimeoutOf, tryMilliseconds } from '../../derived/route/router-timeout';
import { hostOf, type Route } from '../../derived/route/routes';
import { gatewaysOf, type VirtualService } from '../../derived/virtual-service/virtual-services';
import { overlap } from '../../host';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const patientRouter: Rule = {
  code: 'RTE030',
  severity: 'warning',
  title: 'The router waits as long for an answer as the VirtualService behind the Route does',
  why: 'The router gives up after 30 seconds unless the Route says otherwise and answers 504, while the gateway still waits for the service.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
          annotations: { inject.istio.io/templates: gateway }
        spec: { containers: [{ name: istio-proxy, image: auto }] }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8080, name: http2, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - timeout: 120s
          route: [{ destination: { host: productpage, port: { number: 9080 } } }]`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: bookinfo
      namespace: istio-ingress
      annotations: { haproxy.router.openshift.io/timeout: 2m }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const host = hostOf(route);
      // Once both sides of a passed-through connection have spoken, another time counts: that of a tunnel, an hour.
      if (!host || route.spec?.tls?.termination === 'passthrough') continue;
      const stated = serverTimeoutOf(mesh, route);
      const longest = longestWait(mesh, route, host);
      if (!longest || longest.milliseconds <= (tryMilliseconds(stated) ?? Infinity)) continue;
      const { service, timeout, milliseconds } = longest;
      const message = `the router waits ${stated} and ${title(service)} ${timeout}; write "${milliseconds / 1000}s"`;
      yield { on: route, at: at('metadata', 'annotations', timeoutAnnotation), message };
    }
  },
};

interface Patience {
  readonly service: VirtualService;
  readonly timeout: string;
  readonly milliseconds: number;
}

/** How long VirtualServices wait, by the Gateways that they are bound to. */
const waits = derived((mesh: Mesh) => {
  const all = mesh.ofKind('networking.istio.io/VirtualService').flatMap((service) => {
    const timeouts = (service.spec?.http ?? []).flatMap(({ timeout }) => timeout ?? []);
    return timeouts.flatMap((timeout) =>
      gatewaysOf(mesh, service).map((gateway) => ({
        gateway,
        service,
        timeout,
        milliseconds: millisecondsOf(timeout),
      })),
    );
  });
  return groupBy(all, ({ gateway }) => title(gateway));
});

function longestWait(mesh: Mesh, route: Route, host: string): Patience | undefined {
  const gateways = arrivalsOf(mesh, route).flatMap((arrival) => serversFor(arrival, host).map(({ on }) => on));
  const behind = gateways.flatMap((gateway) => (isIstios(gateway) ? (waits(mesh).get(title(gateway)) ?? []) : []));
  const serving = behind.filter(({ service }) => serves(service, host));
  return serving.sort((one, other) => other.milliseconds - one.milliseconds)[0];
}

function isIstios({ apiVersion }: { readonly apiVersion: string }): boolean {
  return apiVersion.startsWith('networking.istio.io/');
}

function millisecondsOf(timeout: string): number {
  return Number((tryNanoseconds(timeout) ?? 0n) / nanoseconds.ms);
}

function serves({ spec }: VirtualService, host: string): boolean {
  return (spec?.hosts ?? []).some((known) => known !== undefined && overlap(known, host));
}
