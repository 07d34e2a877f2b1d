import { describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import type { IngressGatewaySettings } from '../../../lib/settings/gateways/gateway-settings';
import { objectsOf } from '../../support';

function gatewayWith(change: Partial<IngressGatewaySettings>, cluster: Partial<ClusterSettings> = {}) {
  const gateway = { name: 'istio-public', namespace: 'ingress', ...change };
  const controlPlanes = [{ gateways: [gateway] }];
  return objectsOf({ name: 'test', appsDomain: 'apps.example.com', controlPlanes, ...cluster });
}

describe('the pods of a gateway', () => {
  const [container, pod] = podOf(gatewayWith({}).get('Deployment ingress/istio-public')?.spec);

  it('run under restricted-v2: no capability, no escalation, no privilege, no writable root', () => {
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
    expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  });

  it('have no fixed user, which OpenShift assigns by namespace', () => {
    expect(JSON.stringify([container, pod])).not.toMatch(/runAsUser|runAsGroup|fsGroup|seLinux/);
  });

  it('state what they use in canonical quantities', () => {
    expect(container.resources).toEqual({
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '2', memory: '1Gi' },
    });
  });
});

describe('a gateway', () => {
  it('runs two pods by default and as many as asked for', () => {
    expect(gatewayWith({}).get('Deployment ingress/istio-public')?.spec).toHaveProperty('replicas', 2);
    expect(gatewayWith({ replicas: 3 }).get('Deployment ingress/istio-public')?.spec).toHaveProperty('replicas', 3);
  });

  it('leaves the number of pods to its autoscaler', () => {
    const objects = gatewayWith({ autoscaling: { minReplicas: 2, maxReplicas: 5 } });

    expect(objects.get('Deployment ingress/istio-public')?.spec).not.toHaveProperty('replicas');
    expect(objects.get('HorizontalPodAutoscaler ingress/istio-public')).toMatchObject({
      apiVersion: 'autoscaling/v2',
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'istio-public' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
        ],
      },
    });
  });

  it('runs on the nodes that are asked for', () => {
    const pods = {
      nodeSelector: { 'node-role.kubernetes.io/infra': '' },
      tolerations: [{ key: 'node-role.kubernetes.io/infra', operator: 'Exists', effect: 'NoSchedule' }],
    } as const;
    const [, pod] = podOf(gatewayWith(pods).get('Deployment ingress/istio-public')?.spec);
    const objects = objectsOf({
      name: 'test',
      appsDomain: 'apps.example.com',
      controlPlanes: [
        {
          certificateAuthority: { issuerRef: { name: 'root' } },
          egressGateways: [{ name: 'out', namespace: 'egress', ...pods }],
          multiCluster: { meshID: 'acme', eastWestGateway: pods },
        },
      ],
    });

    expect(pod).toMatchObject(pods);
    for (const name of ['egress/out', 'istio-eastwest/istio-eastwestgateway']) {
      expect(objects.get(`Deployment ${name}`)?.spec).toMatchObject({ template: { spec: pods } });
    }
  });

  it('keeps pods through a drain when asked to', () => {
    const objects = gatewayWith({ replicas: 2, podDisruptionBudget: { minAvailable: 1 } });

    expect(objects.get('PodDisruptionBudget ingress/istio-public')).toMatchObject({
      apiVersion: 'policy/v1',
      spec: { minAvailable: 1, selector: { matchLabels: { istio: 'public' } } },
    });
  });

  it('keeps a pod by itself, where there are several and other nodes for them', () => {
    const budget = 'PodDisruptionBudget ingress/istio-public';
    const oneNode = { infrastructureTopology: 'SingleReplica' } as const;

    expect(gatewayWith({}).get(budget)?.spec).toMatchObject({ minAvailable: 1 });
    expect(gatewayWith({ replicas: 1 }).has(budget)).toBe(false);
    expect(gatewayWith({ replicas: 2 }, oneNode).has(budget)).toBe(false);
    expect(gatewayWith({}, oneNode).get('Deployment ingress/istio-public')?.spec).toHaveProperty('replicas', 1);
  });

  it('spreads its pods over nodes where there may be several, and stays on one rather than not at all', () => {
    const constraint = {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { istio: 'public' } },
    };
    const spread = (change: Partial<IngressGatewaySettings>) =>
      podOf(gatewayWith(change).get('Deployment ingress/istio-public')?.spec)[1].topologySpreadConstraints;

    expect(spread({})).toEqual([constraint]);
    expect(spread({ autoscaling: { minReplicas: 1, maxReplicas: 2 } })).toEqual([constraint]);
    expect(spread({ replicas: 1 })).toBeUndefined();
  });

  it('uses what it is given, and nothing of what it is not', () => {
    const resources = { requests: { cpu: '1000m', memory: '512Mi' }, limits: { memory: '1Gi' } };
    const [container] = podOf(gatewayWith({ resources }).get('Deployment ingress/istio-public')?.spec);

    expect(container.resources).toEqual({ requests: { cpu: '1', memory: '512Mi' }, limits: { memory: '1Gi' } });
  });

  it('is selected by its name without the "istio-"', () => {
    const objects = gatewayWith({});

    expect(objects.get('Service ingress/istio-public')?.spec).toMatchObject({ selector: { istio: 'public' } });
    expect(objects.get('NetworkPolicy ingress/istio-public-ingress')?.spec).toMatchObject({
      podSelector: { matchLabels: { istio: 'public' } },
    });
  });
});

interface PodTemplate {
  readonly template: { readonly spec: Pod };
}

interface Pod {
  readonly securityContext: object;
  readonly topologySpreadConstraints?: readonly object[];
  readonly containers: readonly { readonly securityContext: object; readonly resources: object }[];
}

function podOf(spec: unknown) {
  const pod = (spec as PodTemplate).template.spec;
  const [container] = pod.containers;
  if (!container) throw new Error('the gateway has no container');
  return [container, pod] as const;
}
