import { type Case, object, of } from './case';

const policy = of('security.istio.io/v1', 'AuthorizationPolicy', 'shop/web');
const networkPolicy = of('networking.k8s.io/v1', 'NetworkPolicy', 'shop/web');
const peer = of('security.istio.io/v1', 'PeerAuthentication', 'shop/web');
const token = of('security.istio.io/v1', 'RequestAuthentication', 'shop/web');
const selector = (app: string) => ({ matchLabels: { app } });
const ingress = (...rules: readonly object[]) => networkPolicy({ podSelector: {}, ingress: rules });
const port = (more: object = {}) => ingress({ ports: [{ port: 8080, protocol: 'TCP', ...more }] });
const fromPods = (podSelector: object) => ingress({ from: [{ podSelector }] });
const expression = (operator: string, ...values: readonly string[]) => ({ key: 'tier', operator, values });
const clusterRole = (fields: object) => object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'web', fields);
const secrets = (more: object = {}) => ({
  rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], ...more }],
});

const more = ['exposure: more connections are let through to all pods of namespace shop'];
const others = ['exposure: other connections are let through to all pods of namespace shop'];
const fewer = ['traffic: fewer connections are let through to all pods of namespace shop'];

export const policyCases: readonly Case[] = [
  {
    title: 'an emptied list of callers admits everybody',
    old: ingress({ from: [{ podSelector: selector('web') }] }),
    now: ingress({ from: [] }),
    means: more,
  },
  {
    title: 'an emptied list of callers beside ports admits everybody to them',
    old: ingress({ from: [{ podSelector: selector('web') }], ports: [{ port: 80 }] }),
    now: ingress({ from: [], ports: [{ port: 80 }] }),
    means: more,
  },
  {
    title: 'an empty list of ports that is left out means nothing',
    old: ingress({ ports: [] }),
    now: ingress({}),
    means: [],
  },
  {
    title: 'a policy beside one whose list of callers is empty changes nothing',
    now: ingress({ from: [{ podSelector: selector('web') }] }),
    among: [
      object('networking.k8s.io/v1', 'NetworkPolicy', 'shop/open', {
        spec: { podSelector: {}, ingress: [{ from: [] }] },
      }),
    ],
    means: [],
  },
  { title: 'a range of ports lets more through', old: port(), now: port({ endPort: 65535 }), means: more },
  {
    title: 'a longer range of ports lets more through',
    old: port({ endPort: 8090 }),
    now: port({ endPort: 8099 }),
    means: more,
  },
  {
    title: 'a shorter range of ports lets less through',
    old: port({ endPort: 8090 }),
    now: port({ endPort: 8089 }),
    means: fewer,
  },
  { title: 'a single port lets less through than a range', old: port({ endPort: 65535 }), now: port(), means: fewer },
  {
    title: 'a requirement less selects more callers',
    old: fromPods({ matchExpressions: [expression('In', 'a'), { key: 'app', operator: 'Exists' }] }),
    now: fromPods({ matchExpressions: [expression('In', 'a')] }),
    means: more,
  },
  {
    title: 'the last requirement selects all callers',
    old: fromPods({ matchExpressions: [expression('In', 'a')] }),
    now: fromPods({ matchExpressions: [] }),
    means: more,
  },
  {
    title: 'a value less that is excluded selects more callers',
    old: fromPods({ matchExpressions: [expression('NotIn', 'a', 'b')] }),
    now: fromPods({ matchExpressions: [expression('NotIn', 'a')] }),
    means: more,
  },
  {
    title: 'a value less that is asked for selects fewer callers',
    old: fromPods({ matchExpressions: [expression('In', 'a', 'b')] }),
    now: fromPods({ matchExpressions: [expression('In', 'a')] }),
    means: fewer,
  },
  {
    title: 'another operator selects others',
    old: fromPods({ matchExpressions: [expression('In', 'a', 'b')] }),
    now: fromPods({ matchExpressions: [expression('NotIn', 'a', 'b')] }),
    means: others,
  },
  {
    title: 'pods of other namespaces are others, not fewer',
    old: fromPods(selector('web')),
    now: ingress({ from: [{ podSelector: selector('web'), namespaceSelector: selector('shop') }] }),
    means: others,
  },
  {
    title: 'a rule whose list of sources is empty admits everybody',
    old: policy({ rules: [{ from: [{ source: { namespaces: ['a'] } }], to: [{ operation: { methods: ['GET'] } }] }] }),
    now: policy({ rules: [{ from: [], to: [{ operation: { methods: ['GET'] } }] }] }),
    means: ['exposure: more requests are let through to all pods of namespace shop'],
  },
  {
    title: 'a policy that is about other pods lets go of its own',
    old: policy({ selector: selector('a'), rules: [] }),
    now: policy({ selector: selector('b'), rules: [] }),
    means: [
      'exposure: other requests are let through to the pods of namespace shop with app=a and the pods of namespace shop with app=b',
    ],
  },
  {
    title: 'a role that is no longer held to names grants more',
    old: clusterRole(secrets({ resourceNames: ['web'] })),
    now: clusterRole(secrets({ resourceNames: [] })),
    means: ['exposure: ClusterRole web grants more to whom it is bound'],
  },
  {
    title: 'a role that takes up others grants what they do',
    old: clusterRole(secrets()),
    now: clusterRole({ ...secrets(), aggregationRule: { clusterRoleSelectors: [selector('web')] } }),
    means: ['exposure: ClusterRole web grants what every ClusterRole does that its labels select (aggregationRule)'],
  },
  {
    title: 'a strict policy that is about other pods opens its own',
    old: peer({ selector: selector('a'), mtls: { mode: 'STRICT' } }),
    now: peer({ selector: selector('b'), mtls: { mode: 'STRICT' } }),
    means: [
      'exposure: the pods of namespace shop with app=a accept plain text, unless a wider policy is STRICT',
      'traffic: the pods of namespace shop with app=b refuse plain text: callers outside the mesh fail',
    ],
  },
  {
    title: 'a token is taken whoever it is meant for',
    old: token({ jwtRules: [{ issuer: 'a', audiences: ['shop'] }] }),
    now: token({ jwtRules: [{ issuer: 'a' }] }),
    means: [
      'exposure: tokens of a for anybody are taken by all pods of namespace shop',
      'traffic: requests to all pods of namespace shop with a token get a 401 unless a issued it as asked here',
    ],
  },
  {
    title: 'a token is taken that is meant for another',
    old: token({ jwtRules: [{ issuer: 'a', audiences: ['shop'] }] }),
    now: token({ jwtRules: [{ issuer: 'a', audiences: ['shop', 'bank'] }] }),
    means: [
      'exposure: tokens of a for bank are taken by all pods of namespace shop',
      'traffic: requests to all pods of namespace shop with a token get a 401 unless a issued it as asked here',
    ],
  },
  {
    title: 'tokens are checked for other pods',
    old: token({ selector: selector('a'), jwtRules: [{ issuer: 'a' }] }),
    now: token({ selector: selector('b'), jwtRules: [{ issuer: 'a' }] }),
    means: [
      'exposure: tokens of a are no longer checked for the pods of namespace shop with app=a',
      'traffic: requests to the pods of namespace shop with app=b with a token get a 401 unless a issued it as asked here',
    ],
  },
];
