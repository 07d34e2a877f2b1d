import { tryDestination, tryStrangePort } from '../../derived/service/hosts';
import type { DestinationRule } from '../../derived/virtual-service/destination-rules';
import type { Rule } from '../../rule';

export const policyPort: Rule = {
  code: 'DR009',
  severity: 'error',
  title: 'A policy for a port names a port of the host',
  why: 'The number is a port of the Service, not of its pods. A policy for another number is accepted and does nothing.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 80, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      trafficPolicy:
        portLevelSettings:
          - port: { number: 9080 }
            loadBalancer: { simple: LEAST_REQUEST }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      trafficPolicy:
        portLevelSettings:
          - port: { number: 80 }
            loadBalancer: { simple: LEAST_REQUEST }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/DestinationRule')) {
      const to = tryDestination(mesh, on.spec?.host ?? '', on.metadata.namespace);
      for (const { at, number } of to ? policedPorts(on) : []) {
        const message = to && tryStrangePort(mesh, to, number);
        if (message) yield { on, at, message };
      }
    }
  },
};

interface PolicedPort {
  readonly at: string;
  readonly number: number;
}

function policedPorts({ spec }: DestinationRule): readonly PolicedPort[] {
  const policies = [
    { at: 'spec.trafficPolicy', policy: spec?.trafficPolicy },
    ...(spec?.subsets ?? []).map(({ trafficPolicy }, index) => ({
      at: `spec.subsets[${index}].trafficPolicy`,
      policy: trafficPolicy,
    })),
  ];
  return policies.flatMap(({ at, policy }) =>
    (policy?.portLevelSettings ?? []).flatMap(({ port }, index) =>
      port?.number === undefined ? [] : [{ at: `${at}.portLevelSettings[${index}].port.number`, number: port.number }],
    ),
  );
}
