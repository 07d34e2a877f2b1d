import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { IngressGatewaySettings } from '../../../lib/settings/gateways/gateway-settings';
import { objectsOf } from '../../support';
import { exposing } from '../exposing';

/** The patches that istiod is given, by the kind that they are laid over. */
function patchesOf(gateway: Partial<IngressGatewaySettings>, topology?: 'SingleReplica') {
  const settings = exposing({ gatewayClassName: 'istio', ...gateway }, { shop: {} });
  const map = objectsOf({ ...settings, infrastructureTopology: topology }).get(
    'ConfigMap istio-ingress/public-parameters',
  );
  const { data = {} } = map as { readonly data?: Readonly<Record<string, string>> };
  return Object.fromEntries(Object.entries(data).map(([kind, text]) => [kind, parse(text)]));
}

const spread = {
  maxSkew: 1,
  topologyKey: 'kubernetes.io/hostname',
  whenUnsatisfiable: 'ScheduleAnyway',
  labelSelector: { matchLabels: { istio: 'public' } },
};

test('istiod makes as many pods of a Gateway as of any gateway, spread over nodes, of which one stays', () => {
  expect(patchesOf({})).toEqual({
    deployment: { spec: { replicas: 2, template: { spec: { topologySpreadConstraints: [spread] } } } },
    podDisruptionBudget: { spec: { minAvailable: 1 } },
  });
  expect(patchesOf({}, 'SingleReplica')).toEqual({ deployment: { spec: { replicas: 1 } } });
});

test('beside an autoscaler no number of pods is given', () => {
  expect(patchesOf({ autoscaling: { minReplicas: 2, maxReplicas: 5 } })).toEqual({
    deployment: { spec: { template: { spec: { topologySpreadConstraints: [spread] } } } },
    horizontalPodAutoscaler: {
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
        ],
      },
    },
    podDisruptionBudget: { spec: { minAvailable: 1 } },
  });
});

test("what pods may use takes the place of istiod's own, whole", () => {
  expect(patchesOf({ replicas: 1, resources: { limits: { cpu: '1' } } })).toEqual({
    deployment: {
      spec: {
        replicas: 1,
        template: {
          spec: { containers: [{ name: 'istio-proxy', resources: { $patch: 'replace', limits: { cpu: '1' } } }] },
        },
      },
    },
  });
});

test('istiod puts pods on the nodes that are asked for', () => {
  const nodeSelector = { 'node-role.kubernetes.io/infra': '' };
  const tolerations = [{ key: 'node-role.kubernetes.io/infra', operator: 'Exists' }] as const;

  expect(patchesOf({ replicas: 1, nodeSelector, tolerations })).toEqual({
    deployment: { spec: { replicas: 1, template: { spec: { nodeSelector, tolerations } } } },
  });
});

test('an istiod that reads no parameters is given none', () => {
  const settings = exposing({ gatewayClassName: 'istio' }, { shop: {} });
  const objects = objectsOf({ ...settings, release: '3.0' });

  expect(objects.has('ConfigMap istio-ingress/public-parameters')).toBe(false);
  expect(objects.get('Gateway istio-ingress/public')?.spec).not.toHaveProperty('infrastructure.parametersRef');
});

test('the Gateway names its parameters', () => {
  const objects = objectsOf(exposing({ gatewayClassName: 'istio' }, { shop: {} }));

  expect(objects.get('Gateway istio-ingress/public')?.spec).toMatchObject({
    infrastructure: { parametersRef: { group: '', kind: 'ConfigMap', name: 'public-parameters' } },
  });
});
