import { type Case, object, of } from './case';

const deployment = of('apps/v1', 'Deployment', 'shop/web');
const template = (image = 'web:1') => ({ spec: { containers: [{ name: 'web', image }] } });
const selector = (app: string) => ({ matchLabels: { app } });
const istio = of('sailoperator.io/v1', 'Istio', 'default');
const gateway = of('gateway.networking.k8s.io/v1', 'Gateway', 'shop/public');
const listener = { name: 'http', port: 80, protocol: 'HTTP', hostname: 'shop.acme.org' };
const certificate = of('cert-manager.io/v1', 'Certificate', 'shop/web');
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
const configMap = (data: object, more: object = {}) => object('v1', 'ConfigMap', 'shop/settings', { data, ...more });
const namespace = (labels: object) => object('v1', 'Namespace', 'shop', { metadata: { labels } });
const autoscaler = of('autoscaling/v2', 'HorizontalPodAutoscaler', 'shop/web');
const scale = (maxReplicas: number) => ({
  maxReplicas,
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
});

export const restartCases: readonly Case[] = [
  {
    title: 'a revision that istio-csr forgets is cut off',
    old: csr(signer(['default', 'canary'])),
    now: csr(signer(['canary'])),
    means: [
      'control-plane: restarts istio-csr of namespace istio-csr: proxies that start meanwhile wait for their certificate (spec.istioCSRConfig.istio.revisions[0])',
      'control-plane: the certificate of istiod no longer names default: proxies there cannot reach it any more',
    ],
  },
  {
    title: 'a generated gateway with another infrastructure starts anew, and keeps its listeners',
    old: gateway({ gatewayClassName: 'istio', listeners: [listener] }),
    now: gateway({ gatewayClassName: 'istio', listeners: [listener], infrastructure: { labels: { tier: 'edge' } } }),
    means: ['restart: restarts the pods of gateway shop/public-istio'],
  },
  {
    title: 'parameters of a gateway restart it',
    old: configMap({ deployment: 'spec: {}', service: '' }),
    now: configMap({ deployment: 'spec: { paused: false }', service: '' }),
    among: [
      gateway({
        gatewayClassName: 'istio',
        infrastructure: { parametersRef: { group: '', kind: 'ConfigMap', name: 'settings' } },
      }),
    ],
    means: ['restart: restarts the pods of gateway shop/public-istio'],
  },
  {
    title: 'the way back from an upgrade stays open longer',
    old: istio({
      version: 'v1.30.3',
      updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 30 },
    }),
    now: istio({
      version: 'v1.30.3',
      updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 900 },
    }),
    means: ['revision: a revision of Istio default that nothing uses goes after 900 s'],
  },
  {
    title: 'a namespace asks for proxies',
    old: namespace({}),
    now: namespace({ 'istio-injection': 'enabled' }),
    means: [
      'restart: pods of namespace shop get their proxy from "default" when they start anew: oc -n shop rollout restart deployment,statefulset,daemonset',
    ],
  },
  {
    title: 'a new image restarts pods',
    old: deployment({ selector: selector('web'), template: template() }),
    now: deployment({ selector: selector('web'), template: template('web:2'), strategy: { type: 'Recreate' } }),
    means: ['restart: restarts the pods of Deployment shop/web, all at once'],
  },
  {
    title: 'a DaemonSet that waits for deletion keeps its pods',
    old: object('apps/v1', 'DaemonSet', 'shop/agent', {
      spec: { template: template(), updateStrategy: { type: 'OnDelete' } },
    }),
    now: object('apps/v1', 'DaemonSet', 'shop/agent', {
      spec: { template: template('b'), updateStrategy: { type: 'OnDelete' } },
    }),
    means: ['restart: pods of DaemonSet shop/agent stay as they are until each is deleted'],
  },
  {
    title: 'a ProxyConfig is read at the start',
    now: object('networking.istio.io/v1beta1', 'ProxyConfig', 'shop/small', { spec: { concurrency: 1 } }),
    means: [
      'restart: all pods of namespace shop take it up when they start anew: oc -n shop rollout restart deployment,statefulset,daemonset',
    ],
  },
  {
    title: 'Kiali starts anew for other settings',
    old: object('kiali.io/v1alpha1', 'Kiali', 'istio-system/kiali', { spec: { version: 'v2.22' } }),
    now: object('kiali.io/v1alpha1', 'Kiali', 'istio-system/kiali', { spec: { version: 'v2.27' } }),
    means: ['restart: its operator restarts the pods of Kiali istio-system/kiali (spec.version)'],
  },
  {
    title: 'ztunnel starts anew',
    old: object('sailoperator.io/v1', 'ZTunnel', 'default', { spec: { version: 'v1.28.10' } }),
    now: object('sailoperator.io/v1', 'ZTunnel', 'default', { spec: { version: 'v1.30.3' } }),
    means: [
      'control-plane: restarts ZTunnel default on every node, one after the other: connections of pods in ambient mode there break off (v1.28.10 -> v1.30.3)',
    ],
  },
  {
    title: 'a Subscription is pinned too late',
    old: subscription({ name: 'kiali-ossm', channel: 'stable' }),
    now: subscription({
      name: 'kiali-ossm',
      channel: 'stable',
      installPlanApproval: 'Manual',
      startingCSV: 'kiali.v1',
    }),
    means: [
      'control-plane: leaves operator kiali-ossm as it is: startingCSV is read at the first install only',
      'control-plane: updates of all operators in namespace openshift-operators wait until a person approves them',
    ],
  },
  {
    title: 'an operator that is installed by hand',
    now: subscription({ name: 'kiali-ossm', installPlanApproval: 'Manual' }),
    means: [
      'wait: operator kiali-ossm is installed once a person approves its InstallPlan, and its ClusterServiceVersion has succeeded',
    ],
  },
  {
    title: 'an authority that is issued anew leaves what it signed',
    old: certificate({ secretName: 'ca', isCA: true, duration: '1h0m0s', renewBefore: '5m' }),
    now: certificate({ secretName: 'ca', isCA: true, duration: '2h0m0s', renewBefore: '6m' }),
    means: [
      'wait: cert-manager issues Secret shop/ca anew (duration); what it signed stays valid, and is not issued anew',
    ],
  },
  {
    title: 'another Secret is issued beside the old one',
    old: certificate({ secretName: 'a' }),
    now: certificate({ secretName: 'b' }),
    means: ['wait: cert-manager issues Secret shop/b; Secret a stays until it is deleted by hand'],
  },
  {
    title: 'only the time of renewal changes',
    old: certificate({ secretName: 'a', renewBefore: '5m' }),
    now: certificate({ secretName: 'a', renewBefore: '6m' }),
    means: [],
  },
  {
    title: 'load may choose among more pods',
    old: autoscaler(scale(3)),
    now: autoscaler(scale(5)),
    among: [deployment({})],
    means: ['wait: load decides how many pods Deployment shop/web has: 1 to 5, no longer 1 to 3'],
  },
  {
    title: 'a budget makes drains wait',
    now: object('policy/v1', 'PodDisruptionBudget', 'shop/web', { spec: { minAvailable: 1 } }),
    means: ['wait: drains of nodes wait so that of the pods of PodDisruptionBudget shop/web at least 1 run'],
  },
  {
    title: 'annotations for Argo CD mean nothing',
    old: deployment({ replicas: 1 }, { annotations: { 'argocd.argoproj.io/sync-wave': '1' } }),
    now: deployment({ replicas: 1 }, { annotations: { 'argocd.argoproj.io/sync-wave': '2', note: 'x' } }),
    means: [],
  },
];
