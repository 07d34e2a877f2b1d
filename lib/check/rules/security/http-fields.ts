import { type HttpField, httpFieldsOf } from '../../derived/security/http-fields';
import { podsOfPolicy, policyOf } from '../../derived/security/policies';
import { podPortsOf, type ServicePort, servicesOf } from '../../derived/service/services';
import { isAmbient } from '../../derived/workload/injection';
import { containersOf, type Workload } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const httpFields: Rule = {
  code: 'SEC012',
  severity: 'error',
  title: 'Policies for ports that are not HTTP ask for nothing that only HTTP has',
  why: 'On a TCP port the proxy sees no method, path, host or token. An ALLOW rule with one never matches and closes the port; a DENY rule loses it and refuses all that the rest matches.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: mysql, namespace: bookinfo }
    spec:
      selector: { app: mysql }
      ports: [{ name: mysql, port: 3306 }]
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: mysql, namespace: bookinfo }
    spec:
      serviceName: mysql
      selector: { matchLabels: { app: mysql } }
      template:
        metadata: { labels: { app: mysql } }
        spec: { containers: [{ name: mysql, image: 'registry.redhat.io/rhel9/mysql-80:9.6' }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: mysql, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: mysql } }
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: mysql, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: mysql } }
      rules: [{ to: [{ operation: { ports: ['3306'] } }] }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/AuthorizationPolicy')) {
      const fields = httpFieldsOf(on);
      const selected = fields.length === 0 ? [] : podsOfPolicy(mesh, policyOf(on));
      for (const field of fields) {
        const [pods] = selected;
        if (!pods || !selected.every(({ workload }) => workload && isOpaque(mesh, workload, field))) continue;
        const message = `the pods of "${pods.name}" serve no HTTP there, so this never matches; use ports, principals or namespaces`;
        yield { on, at: field.at, message };
      }
    }
  },
};

const opaqueProtocols: ReadonlySet<string> = new Set(['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis']);

/** Whether all ports of a workload that a rule is about surely carry something else: their names say so. */
function isOpaque(mesh: Mesh, workload: Workload, { ports }: HttpField): boolean {
  if (isAmbient(mesh, workload)) return false;
  const known = servicesOf(mesh, workload).flatMap((service) =>
    (service.ports ?? []).flatMap((port) => podPortsOf(mesh, service, port).map((podPort) => ({ podPort, port }))),
  );
  const opened = containersOf(workload).flatMap((container) =>
    (container.ports ?? []).map((port) => port.containerPort),
  );
  const numbers = ports.length > 0 ? ports : [...known.map(({ podPort }) => podPort), ...opened];
  return (
    numbers.length > 0 && numbers.every((number) => isOpaqueEverywhere(known.filter((one) => one.podPort === number)))
  );
}

function isOpaqueEverywhere(known: readonly { readonly port: ServicePort }[]): boolean {
  const protocols = known.map(
    ({ port: { appProtocol, name } }) => (appProtocol ?? name ?? '').toLowerCase().split('-')[0],
  );
  return protocols.length > 0 && protocols.every((protocol = '') => opaqueProtocols.has(protocol));
}
