import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { footprintOf } from '../../lib/synth/footprint';
import { reference, stagesOf } from '../support';

const rbac = 'rbac.authorization.k8s.io';

function object(apiVersion: string, kind: string, metadata: object, rest: object = {}): Manifest {
  return { apiVersion, kind, metadata: { name: 'one', ...metadata }, ...rest };
}

function footprint(...manifests: readonly Manifest[]) {
  return footprintOf('prod', [{ id: '30-gateways', manifests }]);
}

test('the reference mesh is digested by part, kind and namespace', () => {
  const { parts, ...rest } = footprintOf('crc', stagesOf(reference));

  expect(parts.map(({ name }) => name)).toEqual(['operators', 'mesh']);
  expect(parts[0]?.kinds).toEqual([
    { group: '', kind: 'Namespace', namespaces: [] },
    { group: 'operators.coreos.com', kind: 'OperatorGroup', namespaces: ['cert-manager-operator'] },
    {
      group: 'operators.coreos.com',
      kind: 'Subscription',
      namespaces: ['cert-manager-operator', 'openshift-operators'],
    },
  ]);
  expect(parts[1]?.kinds).toContainEqual({ group: '', kind: 'Service', namespaces: ['app1', 'istio-ingress'] });
  expect(parts[1]?.kinds).toContainEqual({ group: 'sailoperator.io', kind: 'Istio', namespaces: [] });
  expect(rest).toEqual({
    cluster: 'crc',
    namespaces: ['app1', 'cert-manager-operator', 'istio-cni', 'istio-ingress', 'istio-system'],
    rules: [
      { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] },
      { apiGroups: [rbac], resources: ['roles'], resourceNames: ['istio-ingressgateway-sds'], verbs: ['bind'] },
      { apiGroups: ['route.openshift.io'], resources: ['routes/custom-host'], verbs: ['create', 'update'] },
    ],
    manualApprovals: [],
  });
});

test('an operator whose installation somebody approves is named', () => {
  const operators = { servicemeshoperator3: { installPlanApproval: 'Manual' as const } };

  expect(footprintOf('crc', stagesOf({ ...reference, operators })).manualApprovals).toEqual([
    { name: 'servicemeshoperator3', namespace: 'openshift-operators' },
  ]);
});

test('it is plain data, which comes back from JSON as it was', () => {
  const digest = footprintOf('crc', stagesOf(reference));

  expect(JSON.parse(JSON.stringify(digest))).toEqual(digest);
});

test('a part without objects is none', () => {
  expect(footprint(object('v1', 'ConfigMap', { namespace: 'a' })).parts).toEqual([
    { name: 'mesh', kinds: [{ group: '', kind: 'ConfigMap', namespaces: ['a'] }] },
  ]);
});

test('a kind that no CRD tells of belongs to a namespace where its object names one', () => {
  const all = [object('acme.org/v1', 'Widget', { namespace: 'a' }), object('acme.org/v1', 'Gadget', {})];

  expect(footprint(...all).parts[0]?.kinds).toEqual([
    { group: 'acme.org', kind: 'Gadget', namespaces: [] },
    { group: 'acme.org', kind: 'Widget', namespaces: ['a'] },
  ]);
});

test('what roles hand on is held, and what bindings refer to may be bound', () => {
  const rule = { apiGroups: ['acme.org'], resources: ['widgets'], resourceNames: ['one'], verbs: ['get'] };
  const health = { nonResourceURLs: ['/healthz'], verbs: ['get'] };
  const all = [
    object(`${rbac}/v1`, 'ClusterRole', {}, { rules: [rule, health] }),
    object(`${rbac}/v1`, 'ClusterRoleBinding', {}, { roleRef: { kind: 'ClusterRole', name: 'view' } }),
    object(`${rbac}/v1`, 'RoleBinding', { namespace: 'a' }, { roleRef: { kind: 'ClusterRole', name: 'edit' } }),
  ];

  expect(footprint(...all).rules).toEqual([
    rule,
    health,
    { apiGroups: [rbac], resources: ['clusterroles'], resourceNames: ['edit', 'view'], verbs: ['bind'] },
  ]);
});

test('a Route that leaves its host to the router needs no right to choose one', () => {
  expect(footprint(object('route.openshift.io/v1', 'Route', { namespace: 'a' }, { spec: {} })).rules).toEqual([]);
});
