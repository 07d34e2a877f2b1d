import { type Case, object, of } from './case';

const selector = (app: string) => ({ matchLabels: { app } });
const service = of('v1', 'Service', 'shop/web');
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
const external = of('networking.istio.io/v1', 'ServiceEntry', 'shop/pay');
const peer = of('security.istio.io/v1', 'PeerAuthentication', 'shop/web');
const token = of('security.istio.io/v1', 'RequestAuthentication', 'shop/web');
const project = of('argoproj.io/v1alpha1', 'AppProject', 'openshift-gitops/mesh');

export const exposureCases: readonly Case[] = [
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
    title: 'a generated gateway is open to the outside, and is waited for',
    now: gateway({ gatewayClassName: 'istio', listeners: [listener] }),
    means: [
      'exposure: gateway shop/public-istio serves shop.acme.org:80 (HTTP) to the outside',
      "wait: gateway shop/public-istio waits for its load balancer's address",
    ],
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
    title: 'a further caller is admitted',
    old: policy({ action: 'ALLOW', rules: from('a') }),
    now: policy({ action: 'ALLOW', rules: from('a', 'b') }),
    means: ['exposure: more requests are let through to all pods of namespace shop'],
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
    title: 'a policy that only reports changes nothing',
    old: policy({ action: 'AUDIT', rules: from('a') }),
    now: policy({ action: 'AUDIT', rules: from('b') }),
    means: [],
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
    title: 'tokens of another issuer are checked',
    old: token({ jwtRules: [{ issuer: 'a' }] }),
    now: token({ jwtRules: [{ issuer: 'b' }] }),
    means: [
      'exposure: tokens of a are no longer checked for all pods of namespace shop',
      'exposure: tokens of b are taken by all pods of namespace shop',
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
];
