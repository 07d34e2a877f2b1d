import { type Case, object } from './case';

const oc = (namespace: string) => `oc -n ${namespace} rollout restart deployment,statefulset,daemonset`;
const istio = (values: object) =>
  object('sailoperator.io/v1', 'Istio', 'default', { spec: { namespace: 'istio-system', version: 'v1.30.3', values } });
const namespace = (labels: object, name = 'shop') => object('v1', 'Namespace', name, { metadata: { labels } });
const enrolled = namespace({ 'istio-injection': 'enabled' });
const gateway = (gatewayClassName: string, name: string, labels: object = {}) =>
  object('gateway.networking.k8s.io/v1', 'Gateway', `shop/${name}`, {
    metadata: { labels },
    spec: { gatewayClassName },
  });
const made = [gateway('istio', 'public'), gateway('istio-waypoint', 'waypoint')];
const ingress = (revision: string) =>
  object('apps/v1', 'Deployment', 'edge/ingress', {
    spec: {
      template: {
        metadata: {
          labels: { 'istio.io/rev': revision },
          annotations: { 'inject.istio.io/templates': 'gateway' },
        },
        spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] },
      },
    },
  });
const tag = (name: string, revision: string) =>
  object('sailoperator.io/v1', 'IstioRevisionTag', name, {
    spec: { targetRef: { kind: 'IstioRevision', name: revision } },
  });

/** Changes of what chooses a revision, and of the Helm values of an Istio, by what they restart. */
export const revisionCases: readonly Case[] = [
  {
    title: 'a namespace that moves to another revision is told as a move',
    old: namespace({ 'istio.io/rev': 'v1' }),
    now: namespace({ 'istio.io/rev': 'v2' }),
    among: [gateway('istio', 'public'), gateway('istio', 'own', { 'istio.io/rev': 'v1' })],
    means: [
      `revision: pods of namespace shop get their proxy from "v2", no longer from "v1", when they start anew: ${oc('shop')}`,
      'revision: istiod restarts the pods of gateway shop/public-istio',
    ],
  },
  {
    title: 'another name for the same revision moves no namespace',
    old: namespace({ 'istio.io/rev': 'v1' }),
    now: namespace({ 'istio.io/rev': 'prod' }),
    among: [tag('prod', 'v1'), gateway('istio', 'public')],
    means: [],
  },
  {
    title: 'a tag that goes from the name of a revision to that of its Istio moves nobody',
    old: tag('prod', 'default'),
    now: object('sailoperator.io/v1', 'IstioRevisionTag', 'prod', {
      spec: { targetRef: { kind: 'Istio', name: 'default' } },
    }),
    among: [istio({}), namespace({ 'istio.io/rev': 'prod' })],
    means: [],
  },
  {
    title: 'pods of a gateway that choose another revision move, and start anew at once',
    old: ingress('v1'),
    now: ingress('v2'),
    among: [namespace({}, 'edge')],
    means: [
      'revision: gateway edge/ingress gets its proxy from "v2", no longer from "v1"',
      'restart: restarts the pods of gateway edge/ingress',
    ],
  },
  {
    title: 'a Gateway that chooses another revision moves, and starts anew at once',
    old: gateway('istio', 'public', { 'istio.io/rev': 'v1' }),
    now: gateway('istio', 'public', { 'istio.io/rev': 'v2' }),
    means: [
      'revision: gateway shop/public-istio gets its proxy from "v2", no longer from "v1"',
      'restart: restarts the pods of gateway shop/public-istio',
    ],
  },
  {
    title: 'resources of proxies restart gateways that istiod makes, but no waypoints',
    old: istio({}),
    now: istio({ global: { proxy: { resources: { requests: { cpu: '10m' } } } } }),
    among: made,
    means: ['restart: istiod restarts the pods of gateway shop/public-istio (global.proxy.resources)'],
  },
  {
    title: 'resources of waypoints restart them, and not istiod',
    old: istio({}),
    now: istio({ global: { waypoint: { resources: { requests: { cpu: '10m' } } } } }),
    among: made,
    means: ['restart: istiod restarts the pods of gateway shop/waypoint (global.waypoint.resources)'],
  },
  {
    title: 'secrets for images restart gateways and waypoints, and are taken up by other pods',
    old: istio({}),
    now: istio({ global: { imagePullSecrets: ['pull'] } }),
    among: [enrolled, ...made],
    means: [
      `restart: pods of namespace shop take up global.imagePullSecrets when they start anew: ${oc('shop')}`,
      'restart: istiod restarts the pods of gateway shop/public-istio and gateway shop/waypoint (global.imagePullSecrets)',
    ],
  },
  {
    title: 'configuration of proxies comes to gateways later',
    old: istio({}),
    now: istio({ meshConfig: { defaultConfig: { concurrency: 2 } } }),
    among: [gateway('istio', 'public')],
    means: [
      'restart: istiod restarts the pods of gateway shop/public-istio when it looks at them next (meshConfig.defaultConfig.concurrency)',
    ],
  },
  {
    title: 'defaults of a class restart the gateways of it',
    old: istio({ gatewayClasses: { istio: { deployment: { spec: { replicas: 1 } }, service: {} } } }),
    now: istio({
      gatewayClasses: {
        istio: { deployment: { spec: { replicas: 2 } }, service: { spec: { type: 'ClusterIP' } } },
        'istio-waypoint': { service: { spec: { type: 'ClusterIP' } } },
      },
    }),
    among: made,
    means: [
      'restart: istiod restarts the pods of gateway shop/public-istio (gatewayClasses.istio.deployment.spec.replicas)',
    ],
  },
  {
    title: 'gateways follow the control plane that their namespace names',
    old: istio({}),
    now: istio({ global: { logAsJson: true } }),
    among: [
      object('sailoperator.io/v1', 'Istio', 'other', { spec: { namespace: 'other', version: 'v1.30.3' } }),
      namespace({ 'istio.io/rev': 'other' }),
      gateway('istio', 'public'),
    ],
    means: ['control-plane: restarts istiod of Istio default (global.logAsJson)'],
  },
  {
    title: 'values that Helm has and the operator has not mean nothing',
    old: istio({}),
    now: istio({ gateways: { seccompProfile: {} }, revisionTags: ['prod'] }),
    means: [],
  },
  {
    title: 'other images are for istiod and for proxies',
    old: istio({}),
    now: istio({ global: { hub: 'registry.acme.org/istio' } }),
    among: [enrolled],
    means: [
      'control-plane: restarts istiod of Istio default (global.hub)',
      `restart: pods of namespace shop take up global.hub when they start anew: ${oc('shop')}`,
    ],
  },
  {
    title: 'pods that stay with an older revision do not take up values of the Istio',
    old: object('sailoperator.io/v1', 'Istio', 'default', {
      spec: { version: 'v1.30.3', updateStrategy: { type: 'RevisionBased' }, values: {} },
    }),
    now: object('sailoperator.io/v1', 'Istio', 'default', {
      spec: {
        version: 'v1.30.3',
        updateStrategy: { type: 'RevisionBased' },
        values: { global: { proxy: { logLevel: 'debug' } } },
      },
    }),
    among: [tag('prod', 'default-v1-28-10'), namespace({ 'istio.io/rev': 'prod' })],
    means: [],
  },
];
