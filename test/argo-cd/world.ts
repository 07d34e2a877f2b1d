import { servedKinds } from '../../lib/check/schema/served-schema';
import type { Target } from '../../lib/check/target';
import { identity, type Manifest } from '../../lib/manifest/manifest';
import { fieldsOf } from '../../lib/manifest/mapping';
import { isBuiltIn } from '../../lib/manifest/scope';
import { isPlatformConfigMap, isPlatformNamespace, router } from '../../lib/platform/known-objects';
import { revisionName } from '../../lib/platform/naming';
import { isPlatformKind } from '../../lib/platform/platform-kinds';
import { bringsGatewayApi } from '../../lib/platform/served-apis';
import { servingCertificateAnnotation } from '../../lib/platform/service-ca';
import type { Thing } from './need';
import { itemsOf, kindOf, secretKey } from './objects';

/** What a cluster has, and what of it works. */
export interface World {
  readonly present: ReadonlySet<Thing>;
  readonly working: ReadonlySet<Thing>;
  readonly isGiven: (thing: Thing) => boolean;
}

/**
 * An OpenShift cluster before the first sync: what every cluster of the release has, and what the settings take others to
 * bring; only the Services of applications may come later, since their teams bring them.
 */
export function emptyCluster(target: Target, externals: readonly Manifest[]): World {
  const given = new Set([...externals.filter(({ kind }) => kind !== 'Service').map(identity), ...alwaysThere]);
  return {
    present: new Set(),
    working: new Set(),
    isGiven: (thing) => given.has(thing) || isOfPlatform(thing, target),
  };
}

/** Sources: openshift/cluster-monitoring-operator `assets`; OLM's global OperatorGroup (openshift/operator-marketplace). */
const alwaysThere: readonly Thing[] = [
  'rbac.authorization.k8s.io/ClusterRole//cluster-monitoring-view',
  'OperatorGroup of openshift-operators',
];

function isOfPlatform(thing: Thing, target: Target): boolean {
  if (thing.startsWith('kind ')) return isServed(thing.slice('kind '.length), target);
  const [group, kind, , name = ''] = thing.split('/');
  if (group !== 'core') return false;
  return (kind === 'Namespace' && isPlatformNamespace(name)) || (kind === 'ConfigMap' && isPlatformConfigMap(name));
}

function isServed(kind: string, target: Target): boolean {
  const [group = '', name = ''] = kind.split('/');
  if (group === 'gateway.networking.k8s.io') return bringsGatewayApi(target.openshift);
  return isBuiltIn(group) || isPlatformKind(group, name) || servedKinds(target).has(kind);
}

/** What is there once an object is applied. */
export function comesWith(object: Manifest): readonly Thing[] {
  const { namespace } = object.metadata;
  const isOfRouter = itemsOf(object.subjects).some(({ name }) => name === router.serviceAccount);
  return [
    identity(object),
    ...(object.kind === 'OperatorGroup' ? [`OperatorGroup of ${namespace}`] : []),
    ...(object.kind === 'RoleBinding' && isOfRouter ? [`right of the router in ${namespace}`] : []),
  ];
}

/** What works once an object is healthy. */
export function worksWith(object: Manifest): readonly Thing[] {
  return [...comesWith(object), ...(worksByKind[kindOf(object)]?.(object, fieldsOf(object.spec)) ?? [])];
}

type WorksOfKind = (object: Manifest, spec: Readonly<Record<string, unknown>>) => readonly Thing[];

const worksByKind: Readonly<Record<string, WorksOfKind>> = {
  'cert-manager.io/Certificate': ({ metadata }, { secretName }) => [secretKey(metadata.namespace, secretName)],
  'gateway.networking.k8s.io/Gateway': ({ metadata }, { infrastructure }) => {
    const ofService = fieldsOf(fieldsOf(infrastructure).annotations)[servingCertificateAnnotation];
    return ofService === undefined ? [] : [secretKey(metadata.namespace, ofService)];
  },
  'operator.openshift.io/IstioCSR': (_, { istioCSRConfig }) => [
    `istio-csr of ${fieldsOf(fieldsOf(istioCSRConfig).istio).namespace}`,
  ],
  'operators.coreos.com/Subscription': (_, { name }) => [`operator ${name}`],
  'sailoperator.io/Istio': ({ metadata }, { updateStrategy, version }) => [
    'an istiod',
    `proxies of ${revisionName(metadata.name, String(fieldsOf(updateStrategy).type), String(version))}`,
    ...['istio', 'istio-waypoint', 'istio-east-west'].map((name) => `GatewayClass ${name}`),
  ],
  'sailoperator.io/IstioRevisionTag': ({ metadata }) => [`proxies of ${metadata.name}`],
};
