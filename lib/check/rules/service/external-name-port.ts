import { tryNamespaceLabels } from '../../derived/namespaces';
import { unsaidPorts } from '../../derived/service/port-protocols';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const externalNamePort: Rule = {
  code: 'SVC007',
  severity: 'warning',
  title: 'The ports of an ExternalName Service in the mesh say their protocol',
  why: 'Without it, proxies take the port as plain TCP and open it on all addresses, in the way of every other host that uses the same number.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: payments, namespace: bookinfo }
    spec:
      type: ExternalName
      externalName: payments.acme.org
      ports:
        - { name: payments, port: 443 }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: payments, namespace: bookinfo }
    spec:
      type: ExternalName
      externalName: payments.acme.org
      ports:
        - { name: https-payments, port: 443 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Service')) {
      if (on.spec?.type !== 'ExternalName' || !isEnrolled(mesh, on.metadata.namespace)) continue;
      for (const { at, message } of unsaidPorts(on)) yield { on, at, message };
    }
  },
};

function isEnrolled(mesh: Mesh, namespace: string | undefined): boolean {
  const labels = tryNamespaceLabels(mesh, namespace) ?? {};
  return labels['istio-injection'] === 'enabled' || labels['istio.io/rev'] !== undefined;
}
