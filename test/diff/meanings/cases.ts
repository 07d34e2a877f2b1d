/** A change of one object: what it was, what it is, what it stands among, and all that it means. */
export interface Case {
  readonly title: string;
  readonly old?: object;
  readonly now?: object;
  /** Objects that stand on both sides. */
  readonly among?: readonly object[];
  readonly means: readonly string[];
}

function object(apiVersion: string, kind: string, name: string, fields: object = {}) {
  const [namespace, own] = name.includes('/') ? name.split('/') : [undefined, name];
  const { metadata, ...content } = fields as { readonly metadata?: object };
  return { apiVersion, kind, metadata: { name: own, ...(namespace && { namespace }), ...metadata }, ...content };
}

const of =
  (apiVersion: string, kind: string, name: string) =>
  (spec: object, metadata: object = {}) =>
    object(apiVersion, kind, name, { metadata, spec });

const deployment = of('apps/v1', 'Deployment', 'shop/web');
const template = (image = 'web:1') => ({ spec: { containers: [{ name: 'web', image }] } });
const selector = (app: string) => ({ matchLabels: { app } });
const service = of('v1', 'Service', 'shop/web');
const statefulSet = of('apps/v1', 'StatefulSet', 'shop/db');
const claim = of('v1', 'PersistentVolumeClaim', 'shop/data');
const virtualService = of('networking.istio.io/v1', 'VirtualService', 'shop/web');
const split = (v1: number, v2: number) => ({
  hosts: ['web'],
  http: [
    { route: ['v1', 'v2'].map((subset, index) => ({ destination: { host: 'web', subset }, weight: index ? v2 : v1 })) },
  ],
});
const httpRoute = of('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop/web');
const backends = (v1: number, v2: number) => ({
  hostnames: ['shop.acme.org'],
  parentRefs: [{ name: 'public' }],
  rules: [
    {
      backendRefs: [
        { name: 'v1', port: 80, weight: v1 },
        { name: 'v2', port: 80, weight: v2 },
      ],
    },
  ],
});
const route = of('route.openshift.io/v1', 'Route', 'shop/web');
const istio = of('sailoperator.io/v1', 'Istio', 'default');
const registryOnly = istio({
  namespace: 'istio-system',
  version: 'v1.30.3',
  values: { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } },
});
const policy = of('security.istio.io/v1', 'AuthorizationPolicy', 'shop/web');
const from = (...namespaces: string[]) => [{ from: [{ source: { namespaces } }] }];
const networkPolicy = of('networking.k8s.io/v1', 'NetworkPolicy', 'shop/web');
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
const binding = (kind: string, name: string, subjects: readonly object[], role = 'view') =>
  object('rbac.authorization.k8s.io/v1', kind, name, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects,
  });
const role = (...verbs: string[]) =>
  object('rbac.authorization.k8s.io/v1', 'Role', 'shop/web', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs }],
  });
const account = { kind: 'ServiceAccount', name: 'web', namespace: 'shop' };
const configMap = (data: object, more: object = {}) => object('v1', 'ConfigMap', 'shop/settings', { data, ...more });
const namespace = (labels: object) => object('v1', 'Namespace', 'shop', { metadata: { labels } });
const external = of('networking.istio.io/v1', 'ServiceEntry', 'shop/pay');
const peer = of('security.istio.io/v1', 'PeerAuthentication', 'shop/web');
const token = of('security.istio.io/v1', 'RequestAuthentication', 'shop/web');
const autoscaler = of('autoscaling/v2', 'HorizontalPodAutoscaler', 'shop/web');
const scale = (maxReplicas: number) => ({
  maxReplicas,
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
});
const project = of('argoproj.io/v1alpha1', 'AppProject', 'openshift-gitops/mesh');

export const cases: readonly Case[] = [
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
    title: 'a revision that istio-csr forgets is cut off',
    old: csr(signer(['default', 'canary'])),
    now: csr(signer(['canary'])),
    means: [
      'control-plane: restarts istio-csr of namespace istio-csr: proxies that start meanwhile wait for their certificate (spec.istioCSRConfig.istio.revisions[0])',
      'control-plane: the certificate of istiod no longer names default: proxies there cannot reach it any more',
    ],
  },
  {
    title: 'plain HTTP is opened beside HTTPS',
    old: route({ host: 'shop.acme.org', tls: { termination: 'edge' } }),
    now: route({ host: 'shop.acme.org', tls: { termination: 'edge', insecureEdgeTerminationPolicy: 'Allow' } }),
    means: [
      'exposure: http://shop.acme.org can be reached from outside',
      'traffic: plain HTTP for shop.acme.org gets the same answers as HTTPS',
    ],
  },
  {
    title: 'a host that another Route serves as well stays open',
    old: route({ host: 'shop.acme.org' }),
    among: [object('route.openshift.io/v1', 'Route', 'shop/other', { spec: { host: 'shop.acme.org' } })],
    means: ['deletion: deletes Route shop/web'],
  },
  {
    title: 'a Route shares requests by weight',
    old: route({ host: 'a.acme.org', to: { name: 'v1', weight: 90 }, alternateBackends: [{ name: 'v2', weight: 10 }] }),
    now: route({ host: 'a.acme.org', to: { name: 'v1', weight: 50 }, alternateBackends: [{ name: 'v2', weight: 50 }] }),
    means: ['traffic: moves requests for a.acme.org: Service v1 90 -> 50, Service v2 10 -> 50'],
  },
  {
    title: 'a termination says where TLS ends',
    old: route({ host: 'a.acme.org', tls: { termination: 'passthrough' } }),
    now: route({ host: 'a.acme.org', tls: { termination: 'edge' } }),
    means: ['exposure: TLS of a.acme.org ends at the router, which goes on in plain text (passthrough before)'],
  },
  {
    title: 'a load balancer opens ports',
    old: service({ type: 'ClusterIP', ports: [{ port: 80 }, { port: 443 }] }),
    now: service({ type: 'LoadBalancer', ports: [{ port: 80 }, { port: 443 }] }),
    means: [
      'exposure: Service shop/web opens ports 80 and 443 to the outside (LoadBalancer)',
      "wait: Service shop/web waits for its load balancer's address",
    ],
  },
  {
    title: 'ports and pods of a Service change for its callers',
    old: service({ selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] }),
    now: service({ selector: { app: 'shop' }, ports: [{ name: 'http', port: 8080 }] }),
    means: [
      'traffic: changes the ports of Service shop/web (spec.ports[http].port)',
      'traffic: Service shop/web leads to other pods (spec.selector.app)',
    ],
  },
  {
    title: 'a generated gateway is open to the outside, and is waited for',
    now: gateway({ gatewayClassName: 'istio', listeners: [listener] }),
    means: [
      'exposure: gateway shop/public-istio serves shop.acme.org:80 (HTTP) to the outside',
      "wait: gateway shop/public-istio waits for its load balancer's address",
    ],
  },
  {
    title: 'a generated gateway with another infrastructure starts anew, and keeps its listeners',
    old: gateway({ gatewayClassName: 'istio', listeners: [listener] }),
    now: gateway({ gatewayClassName: 'istio', listeners: [listener], infrastructure: { labels: { tier: 'edge' } } }),
    means: ['restart: restarts the pods of gateway shop/public-istio'],
  },
  {
    title: 'another class is another gateway',
    old: gateway({ gatewayClassName: 'istio-waypoint', listeners: [listener] }),
    now: gateway({ gatewayClassName: 'istio', listeners: [listener] }),
    means: [
      'exposure: gateway shop/public-istio serves shop.acme.org:80 (HTTP) to the outside',
      'traffic: no longer serves shop.acme.org:80 (HTTP) at gateway shop/public',
      'restart: istiod makes gateway shop/public-istio; Deployment and Service public stay until they are deleted by hand',
      "wait: gateway shop/public-istio waits for its load balancer's address",
    ],
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
    title: 'a further caller is admitted',
    old: policy({ action: 'ALLOW', rules: from('a') }),
    now: policy({ action: 'ALLOW', rules: from('a', 'b') }),
    means: ['exposure: more requests are let through to all pods of namespace shop'],
  },
  {
    title: 'a further caller is denied',
    old: policy({ action: 'DENY', rules: from('a') }),
    now: policy({ action: 'DENY', rules: from('a', 'b') }),
    means: ['traffic: fewer requests are let through to all pods of namespace shop: others get a 403'],
  },
  {
    title: 'a further condition admits less',
    old: policy({ rules: from('a') }),
    now: policy({ rules: [{ ...from('a')[0], to: [{ operation: { methods: ['GET'] } }] }] }),
    means: ['traffic: fewer requests are let through to all pods of namespace shop: others get a 403'],
  },
  {
    title: 'another caller in the place of one is both',
    old: policy({ selector: selector('web'), rules: from('a') }),
    now: policy({ selector: selector('web'), rules: from('b') }),
    means: ['exposure: other requests are let through to the pods of namespace shop with app=web'],
  },
  {
    title: 'a policy beside one that admits nobody admits more',
    now: policy({ rules: from('a') }),
    among: [object('security.istio.io/v1', 'AuthorizationPolicy', 'shop/nobody', { spec: {} })],
    means: ['exposure: more requests are let through to all pods of namespace shop'],
  },
  {
    title: 'a further exception admits less',
    old: policy({ rules: [{ from: [{ source: { notNamespaces: ['a'] } }] }] }),
    now: policy({ rules: [{ from: [{ source: { notNamespaces: ['a', 'b'] } }] }] }),
    means: ['traffic: fewer requests are let through to all pods of namespace shop: others get a 403'],
  },
  {
    title: 'a policy that only reports changes nothing',
    old: policy({ action: 'AUDIT', rules: from('a') }),
    now: policy({ action: 'AUDIT', rules: from('b') }),
    means: [],
  },
  {
    title: 'a NetworkPolicy for the whole namespace closes it',
    now: networkPolicy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] }),
    means: ['traffic: fewer connections are let through to all pods of namespace shop'],
  },
  {
    title: 'an exception of a range that goes lets more through',
    old: networkPolicy({
      podSelector: {},
      ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }],
    }),
    now: networkPolicy({ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] }),
    means: ['exposure: more connections are let through to all pods of namespace shop'],
  },
  {
    title: 'a port of pods that is no longer strict takes plain text',
    old: peer({ selector: selector('web'), mtls: { mode: 'STRICT' } }),
    now: peer({ selector: selector('web'), mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
    means: ['exposure: the pods of namespace shop with app=web accept nothing but plain text at port 8080'],
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
    title: 'tokens of another issuer are checked',
    old: token({ jwtRules: [{ issuer: 'a' }] }),
    now: token({ jwtRules: [{ issuer: 'b' }] }),
    means: [
      'exposure: tokens of a are no longer checked for all pods of namespace shop',
      'traffic: requests to all pods of namespace shop with a token get a 401 unless b issued it as asked here',
    ],
  },
  {
    title: 'a host outside is opened where the mesh is closed',
    now: external({ hosts: ['api.pay.org'], exportTo: ['.'] }),
    among: [registryOnly],
    means: ['exposure: pods of namespace shop may call api.pay.org'],
  },
  {
    title: 'a host outside is but known where the mesh is open',
    now: external({ hosts: ['api.pay.org'] }),
    means: ['traffic: pods of the mesh know api.pay.org as a service, with the ports and rules given for it'],
  },
  {
    title: 'a ServiceAccount of another namespace is granted a role',
    now: binding('RoleBinding', 'other/view', [account]),
    means: ['exposure: grants ClusterRole view in namespace other to ServiceAccount shop/web'],
  },
  {
    title: 'a new binding within its namespace is not told, a new subject of one is',
    old: binding('RoleBinding', 'shop/view', [account]),
    now: binding('RoleBinding', 'shop/view', [account, { ...account, name: 'db' }]),
    means: ['exposure: grants ClusterRole view in namespace shop to ServiceAccount shop/db'],
  },
  {
    title: 'a new binding within its namespace',
    now: binding('RoleBinding', 'shop/view', [account]),
    means: [],
  },
  {
    title: 'another role of a binding is refused',
    old: binding('ClusterRoleBinding', 'view', [account]),
    now: binding('ClusterRoleBinding', 'view', [account], 'edit'),
    means: ['immutable: the API server refuses another roleRef: delete ClusterRoleBinding view and apply it again'],
  },
  {
    title: 'a role that grants more',
    old: role('get'),
    now: role('get', 'delete'),
    means: ['exposure: Role shop/web grants more to whom it is bound'],
  },
  { title: 'a role that grants less', old: role('get', 'delete'), now: role('get'), means: [] },
  {
    title: 'a project that admits more kinds',
    old: project({ clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }] }),
    now: project({
      clusterResourceWhitelist: [
        { group: '', kind: 'Namespace' },
        { group: 'x', kind: 'Y' },
      ],
    }),
    means: [
      'exposure: Applications of AppProject openshift-gitops/mesh are allowed more by spec.clusterResourceWhitelist',
    ],
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
    title: 'weights of a VirtualService move requests',
    old: virtualService(split(90, 10)),
    now: virtualService(split(50, 50)),
    means: ['traffic: moves requests for web: web v1 90 -> 50, web v2 10 -> 50'],
  },
  {
    title: 'the order of routes counts',
    old: virtualService({ hosts: ['web'], http: [{ name: 'a' }, { name: 'b' }] }),
    now: virtualService({ hosts: ['web'], http: [{ name: 'b' }, { name: 'a' }] }),
    means: ['traffic: requests for web meet the routes in another order: the first that matches counts'],
  },
  {
    title: 'another match is told by where it stands',
    old: virtualService({ hosts: ['web'], http: [{ match: [{ uri: { prefix: '/a' } }] }] }),
    now: virtualService({ hosts: ['web'], http: [{ match: [{ uri: { prefix: '/b' } }] }] }),
    means: ['traffic: changes how requests for web are routed (spec.http[0].match[0].uri.prefix)'],
  },
  {
    title: 'weights of an HTTPRoute move requests',
    old: httpRoute(backends(9, 1)),
    now: httpRoute(backends(0, 1)),
    means: ['traffic: moves requests for shop.acme.org: v1:80 9 -> 0'],
  },
  {
    title: 'an HTTPRoute is attached to another gateway',
    old: httpRoute(backends(1, 1)),
    now: httpRoute({ ...backends(1, 1), parentRefs: [{ name: 'inner' }] }),
    means: ['traffic: routes requests for shop.acme.org at Gateway shop/inner'],
  },
  {
    title: 'callers encrypt otherwise, and a subset is gone',
    old: object('networking.istio.io/v1', 'DestinationRule', 'shop/web', {
      spec: { host: 'web', trafficPolicy: { tls: { mode: 'DISABLE' } }, subsets: [{ name: 'v1' }] },
    }),
    now: object('networking.istio.io/v1', 'DestinationRule', 'shop/web', {
      spec: { host: 'web', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } },
    }),
    means: [
      'traffic: calls to web are encrypted otherwise (TLS DISABLE -> ISTIO_MUTUAL)',
      'traffic: routes to subset v1 of web fail',
      'traffic: changes how web is called (spec.subsets)',
    ],
  },
  {
    title: 'a Sidecar narrows what proxies know',
    now: object('networking.istio.io/v1', 'Sidecar', 'shop/default', { spec: { egress: [{ hosts: ['./*'] }] } }),
    means: ['traffic: changes which hosts proxies know and may call: Sidecar shop/default, for its whole namespace'],
  },
  {
    title: 'a namespace uses a waypoint',
    old: namespace({}),
    now: namespace({ 'istio.io/use-waypoint': 'waypoint' }),
    means: ['traffic: requests to namespace shop pass waypoint waypoint'],
  },
  {
    title: 'a namespace leaves ambient mode',
    old: namespace({ 'istio.io/dataplane-mode': 'ambient' }),
    now: namespace({}),
    means: ['traffic: ztunnel no longer carries the traffic of namespace shop, nor secures it'],
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
    title: 'a workload that is switched off answers nobody',
    old: deployment({ replicas: 2 }),
    now: deployment({ replicas: 0 }),
    means: ['traffic: ends every pod of Deployment shop/web: nobody answers for it'],
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
