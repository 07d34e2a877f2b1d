import { textsOf } from '../../derived/texts';
import type { Rule } from '../../rule';

/** What people leave to be filled in, and what cdk8s leaves when it could not; in one expression, since every text is tried. */
const placeholder =
  /\$\{Token\[[^\]]*\]\}|\$\{[A-Z][A-Z0-9_]*\}|(?<!\?P?)<[A-Za-z][\w .-]*>|\b(?:TODO|FIXME|CHANGEME|REPLACE_ME)\b|(?<=^|[.@/])example\.(?:com|org|net)(?=[:/]|$)/;

/** Where such text is a program's or a person's: scripts, code, documents, descriptions. */
const free =
  /^(?:data|binaryData)\b|\.(?:command|args|env|description|inlineCode|inline_code|inlineString|directResponse|resourceHealthChecks|expr)\b|annotations/;

/** Kinds that are programs, or fill such text in themselves: the variables of collectors, the parameters of Templates. */
const freeKinds: ReadonlySet<string> = new Set([
  'CustomResourceDefinition',
  'EnvoyFilter',
  'OpenTelemetryCollector',
  'Template',
]);

export const noPlaceholder: Rule = {
  code: 'HYG003',
  severity: 'error',
  title: 'Nothing is left to be filled in',
  why: 'A placeholder is a legal host or name, so everything accepts it, and nothing answers to it.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec: { ports: [{ name: https, port: 443, targetPort: 8443 }] }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      host: shop.apps.example.com
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: gateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      host: shop.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: gateway }`,
  supersedes: ['API007', 'API009'],
  *check(mesh) {
    for (const on of mesh.judged.filter(({ kind }) => !freeKinds.has(kind))) {
      for (const { at, text } of textsOf(mesh, on)) {
        const [found] = placeholder.exec(text) ?? [];
        if (found === undefined || free.test(at)) continue;
        yield { on, at, message: `holds the placeholder "${found}"; write what is meant` };
      }
    }
  },
};
