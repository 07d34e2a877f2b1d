import type { Mesh } from '../../../../lib/check/mesh';
import type { Rule } from '../../../../lib/check/rule';
import type { Target } from '../../../../lib/check/target';
import { linesOf, meshOf } from '../examples';

/** Ways to end TLS, as a Route says them. */
export const passthrough = '{ termination: passthrough }';
export const edge = '{ termination: edge }';

/** What a Route says differently from the others. */
export interface RouteText {
  readonly name?: string;
  readonly namespace?: string;
  readonly annotations?: string;
  readonly host?: string;
  readonly path?: string;
  readonly port?: string;
  readonly tls?: string;
  readonly to?: string;
  readonly wildcardPolicy?: string;
}

/** A Route of BookInfo. */
export function route({
  name = 'bookinfo',
  namespace = 'istio-ingress',
  annotations = '{}',
  ...spec
}: RouteText): string {
  const { host = 'bookinfo.apps.ocp.acme.org', path = '/', tls = passthrough, to = 'istio-ingressgateway' } = spec;
  return `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: ${name}, namespace: ${namespace}, annotations: ${annotations} }
    spec:
      host: "${host}"
      path: ${path}
      ${spec.port === '' ? '' : `port: { targetPort: ${spec.port ?? 'https'} }`}
      tls: ${tls}
      wildcardPolicy: ${spec.wildcardPolicy ?? 'None'}
      to: { kind: Service, name: ${to} }`;
}

/** An Istio Gateway of BookInfo with one server. */
export function gateway(server: string): string {
  return `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec: { selector: { istio: ingressgateway }, servers: [${server}] }`;
}

/** Servers that most tests need. */
export const https =
  '{ port: { number: 8443, name: https, protocol: HTTPS }, hosts: ["bookinfo/*.apps.ocp.acme.org"], tls: { mode: SIMPLE, credentialName: bookinfo-tls } }';
export const http = '{ port: { number: 8080, name: http2, protocol: HTTP }, hosts: ["*"] }';

/** Objects among what the examples of a rule are given, but for its Gateways, Certificates and VirtualServices. */
export function among(rule: Rule, example: string, target: Partial<Target> = {}): Mesh {
  const documents = (rule.given ?? '').split('---');
  const given = documents.filter((text) => !/kind: (Gateway|Certificate|VirtualService)\n/.test(text)).join('---');
  return meshOf({ ...rule, given, target: { ...rule.target, ...target } }, example);
}

/** What the rule says about them. */
export function judge(rule: Rule, example: string, target: Partial<Target> = {}): readonly string[] {
  return linesOf(among(rule, example, target), [rule]);
}

/** One text of several objects. */
export function together(...objects: readonly string[]): string {
  return objects.join('\n    ---\n    ');
}
