import { undiscoveredBy } from '../../derived/control-plane/undiscovered';
import type { Rule } from '../../rule';

export const discoveredConfiguration: Rule = {
  code: 'INJ008',
  severity: 'error unless open',
  title: 'A control plane sees the namespaces that configure the mesh',
  why: 'The control plane reads nothing in a namespace that its discoverySelectors leave out: the Gateway opens no port and the ServiceEntry adds no host, while both look fine.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { istio-discovery: enabled } }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { meshConfig: { discoverySelectors: [{ matchLabels: { istio-discovery: enabled } }] } }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: egress }
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: egress }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports: [{ number: 443, name: tls, protocol: TLS }]`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: egress, labels: { istio-discovery: enabled } }
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: egress }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports: [{ number: 443, name: tls, protocol: TLS }]`,
  *check(mesh) {
    for (const { on, at, namespace, plane, what, repair } of undiscoveredBy(mesh, 'configuration')) {
      const message = `Istio ${plane.istio.metadata.name} does not see namespace "${namespace}", so that ${what} does nothing; ${repair}`;
      yield { on, at, message };
    }
  },
};
