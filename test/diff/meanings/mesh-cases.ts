import { type Case, object } from './case';

const oc = (namespace: string) => `oc -n ${namespace} rollout restart deployment,statefulset,daemonset`;
const istio = (values: object) =>
  object('sailoperator.io/v1', 'Istio', 'default', { spec: { namespace: 'istio-system', version: 'v1.30.3', values } });
const namespace = (labels: object, name = 'shop') => object('v1', 'Namespace', name, { metadata: { labels } });
const enrolled = namespace({ 'istio-injection': 'enabled' });
const selecting = (...selectors: object[]) => ({ meshConfig: { discoverySelectors: selectors } });
const byLabel = { matchLabels: { mesh: 'yes' } };
const settings = (value: string) => object('v1', 'ConfigMap', 'shop/settings', { data: { a: value } });
const reading = (pod: object) => object('apps/v1', 'Deployment', 'shop/web', { spec: { template: { spec: pod } } });

/** Changes of what holds for a mesh or a namespace of it. */
export const meshCases: readonly Case[] = [
  {
    title: 'calls between pods go in plain text without automatic mTLS',
    old: istio({}),
    now: istio({ meshConfig: { enableAutoMtls: false } }),
    means: [
      'control-plane: istiod of Istio default hands meshConfig.enableAutoMtls to running proxies, without a restart',
      'traffic: calls between pods of Istio default go in plain text unless a DestinationRule says otherwise: pods that are STRICT refuse them',
    ],
  },
  {
    title: 'another trust domain separates old pods from new ones',
    old: istio({}),
    now: istio({ meshConfig: { trustDomain: 'acme.org' } }),
    means: [
      'control-plane: istiod of Istio default hands meshConfig.trustDomain to running proxies, without a restart',
      'traffic: pods of Istio default that start anew are of trust domain acme.org, no longer cluster.local: they and those that run refuse each other, and rules that name principals of cluster.local match nobody, as trustDomainAliases does not name it',
    ],
  },
  {
    title: 'another trust domain with the old one as its alias separates nobody',
    old: istio({ meshConfig: { trustDomainAliases: ['cluster.local'] } }),
    now: istio({ meshConfig: { trustDomain: 'acme.org', trustDomainAliases: ['cluster.local'] } }),
    means: [
      'control-plane: istiod of Istio default hands meshConfig.trustDomain to running proxies, without a restart',
    ],
  },
  {
    title: 'another authority separates old pods from new ones',
    old: istio({ global: { caAddress: 'csr.istio-csr.svc:443' } }),
    now: istio({}),
    means: [
      'traffic: pods of Istio default that start anew get their certificate from istiod, no longer from csr.istio-csr.svc:443: until all have started anew, old and new ones refuse each other, unless both authorities have one root',
    ],
  },
  {
    title: 'namespaces that say nothing get proxies',
    old: istio({}),
    now: istio({ sidecarInjectorWebhook: { enableNamespacesByDefault: true } }),
    means: [
      'restart: pods get a proxy when they start anew, in every namespace without a label about it (enableNamespacesByDefault)',
    ],
  },
  {
    title: 'selectors that select less cut namespaces off',
    old: istio(selecting()),
    now: istio(selecting(byLabel)),
    among: [namespace({ mesh: 'yes' }), namespace({}, 'a'), namespace({}, 'b')],
    means: [
      'control-plane: istiod of Istio default hands meshConfig.discoverySelectors to running proxies, without a restart',
      'traffic: istiod of Istio default no longer sees namespaces a and b: for the mesh, the Services there are gone, and what configures Istio there does not hold',
    ],
  },
  {
    title: 'selectors that select other namespaces than those of these files',
    old: istio(selecting(byLabel)),
    now: istio(selecting(byLabel, { matchLabels: { team: 'a' } })),
    among: [namespace({ mesh: 'yes' })],
    means: [
      'control-plane: istiod of Istio default hands meshConfig.discoverySelectors to running proxies, without a restart',
      'traffic: istiod of Istio default may see other namespaces than before, though the same of these files',
    ],
  },
  {
    title: 'a namespace without the label that selectors want is cut off',
    old: namespace({ mesh: 'yes' }),
    now: namespace({ mesh: 'no' }),
    among: [istio(selecting(byLabel))],
    means: [
      'traffic: istiod of Istio default no longer sees namespace shop: for the mesh, the Services there are gone, and what configures Istio there does not hold',
    ],
  },
  {
    title: 'a namespace with that label is seen',
    old: namespace({}),
    now: namespace({ mesh: 'yes' }),
    among: [istio(selecting(byLabel))],
    means: [
      'traffic: istiod of Istio default sees namespace shop: for the mesh, the Services there are known, and what configures Istio there holds',
    ],
  },
  {
    title: 'a network is that of the whole cluster where istiod is',
    old: namespace({ 'topology.istio.io/network': 'east' }, 'istio-system'),
    now: namespace({}, 'istio-system'),
    among: [istio({})],
    means: [
      'traffic: the pods of the cluster are in another network (topology.istio.io/network east -> none): calls between networks go by east-west gateways, calls within one do not',
    ],
  },
  {
    title: 'a network means nothing at other namespaces',
    old: namespace({ 'topology.istio.io/network': 'east' }),
    now: namespace({}),
    among: [istio({})],
    means: [],
  },
  {
    title: 'pods that are admitted no more are refused when they start',
    old: namespace({ 'pod-security.kubernetes.io/enforce': 'baseline' }),
    now: namespace({ 'pod-security.kubernetes.io/enforce': 'restricted' }),
    means: [
      'restart: pods of namespace shop that are not restricted are refused when they start anew (baseline before)',
    ],
  },
  {
    title: 'pods that are admitted as well are not',
    old: namespace({ 'pod-security.kubernetes.io/enforce': 'baseline' }),
    now: namespace({ 'pod-security.kubernetes.io/enforce': 'privileged' }),
    means: [],
  },
  {
    title: 'ambient mode leaves out pods that have a proxy',
    old: enrolled,
    now: namespace({ 'istio.io/dataplane-mode': 'ambient' }),
    means: [
      'traffic: ztunnel carries the traffic of namespace shop, but of pods that have a proxy only once they start anew without it',
      `restart: pods of namespace shop lose their proxy when they start anew: ${oc('shop')}`,
    ],
  },
  {
    title: 'ambient mode takes in pods that run without a proxy',
    old: namespace({}),
    now: namespace({ 'istio.io/dataplane-mode': 'ambient' }),
    means: ['traffic: ztunnel carries the traffic of namespace shop, also of pods that run already'],
  },
  {
    title: 'variables from a ConfigMap stay as they are until the pods start anew',
    old: settings('1'),
    now: settings('2'),
    among: [reading({ containers: [{ name: 'web', envFrom: [{ configMapRef: { name: 'settings' } }] }] })],
    means: [
      'restart: pods of Deployment shop/web take it up when they start anew: oc -n shop rollout restart deployment/web',
    ],
  },
  {
    title: 'files from a ConfigMap change, unless one is mounted by its path',
    old: settings('1'),
    now: settings('2'),
    among: [
      reading({
        containers: [{ name: 'web', volumeMounts: [{ name: 'files', mountPath: '/etc/web' }] }],
        volumes: [{ name: 'files', configMap: { name: 'settings' } }],
      }),
      object('apps/v1', 'StatefulSet', 'shop/db', {
        spec: {
          template: {
            spec: {
              containers: [{ name: 'db', volumeMounts: [{ name: 'files', mountPath: '/etc/a', subPath: 'a' }] }],
              volumes: [{ name: 'files', configMap: { name: 'settings' } }],
            },
          },
        },
      }),
    ],
    means: [
      'restart: pods of Deployment shop/web find it in their files after a while, or when they start anew: oc -n shop rollout restart deployment/web',
      'restart: pods of StatefulSet shop/db take it up when they start anew: oc -n shop rollout restart statefulset/db',
    ],
  },
];
