import { type Case, object, of } from './case';

const deployment = of('apps/v1', 'Deployment', 'shop/web');
const template = (image = 'web:1') => ({ spec: { containers: [{ name: 'web', image }] } });
const selector = (app: string) => ({ matchLabels: { app } });
const service = of('v1', 'Service', 'shop/web');
const statefulSet = of('apps/v1', 'StatefulSet', 'shop/db');
const claim = of('v1', 'PersistentVolumeClaim', 'shop/data');
const route = of('route.openshift.io/v1', 'Route', 'shop/web');
const subscription = of('operators.coreos.com/v1alpha1', 'Subscription', 'openshift-operators/kiali-ossm');
const csr = of('operator.openshift.io/v1alpha1', 'IstioCSR', 'istio-csr/default');
const signer = (revisions: readonly string[], name = 'ca', port?: number) => ({
  istioCSRConfig: {
    certManager: { issuerRef: { name, kind: 'Issuer', group: 'cert-manager.io' } },
    istiodTLSConfig: { trustDomain: 'cluster.local' },
    istio: { namespace: 'istio-system', revisions },
    server: { clusterID: 'east', ...(port && { port }) },
  },
});
const binding = (kind: string, name: string, subjects: readonly object[], role = 'view') =>
  object('rbac.authorization.k8s.io/v1', kind, name, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects,
  });
const account = { kind: 'ServiceAccount', name: 'web', namespace: 'shop' };
const configMap = (data: object, more: object = {}) => object('v1', 'ConfigMap', 'shop/settings', { data, ...more });
const peer = of('security.istio.io/v1', 'PeerAuthentication', 'shop/web');

export const deletionCases: readonly Case[] = [
  {
    title: 'a guarded object waits for a person',
    old: object('v1', 'Namespace', 'shop', {
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' } },
    }),
    means: [
      'deletion: deletes Namespace shop: everything in it goes too, also what is not in these files',
      'deletion: Argo CD waits until a person confirms the deletion of Namespace shop',
    ],
  },
  {
    title: 'a Subscription leaves its operator behind',
    old: subscription({ name: 'kiali-ossm', channel: 'stable' }),
    means: [
      'deletion: deletes Subscription openshift-operators/kiali-ossm: the operator runs on without updates; its ClusterServiceVersion and CRDs stay until they are deleted by hand',
    ],
  },
  {
    title: 'istio-csr runs on without what its operator reads',
    old: csr(signer(['default'])),
    means: [
      'deletion: deletes IstioCSR istio-csr/default: istio-csr runs on and signs, but its operator no longer looks after it',
    ],
  },
  {
    title: 'an Application takes along what it deployed only with its finalizer',
    old: object('argoproj.io/v1alpha1', 'Application', 'openshift-gitops/mesh', { spec: {} }),
    means: [
      'deletion: deletes Application openshift-gitops/mesh: what it deployed stays, and is no longer kept in sync',
    ],
  },
  {
    title: 'an object of an unknown kind is deleted all the same',
    old: object('acme.org/v1', 'Widget', 'shop/web'),
    means: ['deletion: deletes Widget shop/web'],
  },
  {
    title: 'labels of a selector cannot change',
    old: deployment({ selector: selector('web'), template: template() }),
    now: deployment({ selector: selector('shop'), template: template() }),
    means: ['immutable: the API server refuses another spec.selector: delete Deployment shop/web and apply it again'],
  },
  {
    title: 'a StatefulSet keeps its service',
    old: statefulSet({ serviceName: 'a', minReadySeconds: 1 }),
    now: statefulSet({ serviceName: 'b', minReadySeconds: 2 }),
    means: [
      'immutable: the API server refuses another spec.serviceName: delete StatefulSet shop/db and apply it again',
    ],
  },
  {
    title: 'a Service keeps its address',
    old: service({ clusterIP: '172.30.0.9', ports: [{ port: 80 }] }),
    now: service({ clusterIP: 'None', ports: [{ port: 80 }] }),
    means: ['immutable: the API server refuses another spec.clusterIP: delete Service shop/web and apply it again'],
  },
  {
    title: 'data that is said to be immutable is',
    old: configMap({ a: '1' }, { immutable: true }),
    now: configMap({ a: '2' }, { immutable: true }),
    means: ['immutable: the API server refuses another data: delete ConfigMap shop/settings and apply it again'],
  },
  {
    title: 'a volume does not shrink',
    old: claim({ resources: { requests: { storage: '2Gi' } } }),
    now: claim({ resources: { requests: { storage: '1500Mi' } } }),
    means: [
      'immutable: the API server refuses a smaller spec.resources.requests.storage: a volume never shrinks',
      'wait: PersistentVolumeClaim shop/data waits until its volume is resized',
    ],
  },
  {
    title: 'an issuer and a port of istio-csr cannot change, its default among them, but its revisions can',
    old: csr(signer(['default'])),
    now: csr(signer(['default', 'canary'], 'root', 8443)),
    means: [
      'immutable: the API server refuses another spec.istioCSRConfig.certManager.issuerRef: delete IstioCSR istio-csr/default and apply it again',
      'immutable: the API server refuses another spec.istioCSRConfig.server.port: delete IstioCSR istio-csr/default and apply it again',
      'control-plane: restarts istio-csr of namespace istio-csr: proxies that start meanwhile wait for their certificate (spec.istioCSRConfig.certManager.issuerRef.name, spec.istioCSRConfig.istio.revisions[1] and spec.istioCSRConfig.server.port)',
    ],
  },
  {
    title: 'a host that another Route serves as well stays open',
    old: route({ host: 'shop.acme.org' }),
    among: [object('route.openshift.io/v1', 'Route', 'shop/other', { spec: { host: 'shop.acme.org' } })],
    means: ['deletion: deletes Route shop/web'],
  },
  {
    title: 'a policy of a namespace that goes leaves the decision to the mesh',
    old: peer({ mtls: { mode: 'STRICT' } }),
    means: [
      'deletion: deletes PeerAuthentication shop/web',
      'exposure: all pods of namespace shop accept plain text, unless a wider policy is STRICT',
    ],
  },
  {
    title: 'another role of a binding is refused',
    old: binding('ClusterRoleBinding', 'view', [account]),
    now: binding('ClusterRoleBinding', 'view', [account], 'edit'),
    means: ['immutable: the API server refuses another roleRef: delete ClusterRoleBinding view and apply it again'],
  },
];
