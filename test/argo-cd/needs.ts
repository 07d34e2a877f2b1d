import { groupOf, type Manifest } from '../../lib/manifest/manifest';
import { fieldsOf } from '../../lib/manifest/mapping';
import { tryOperatorOf } from '../../lib/platform/operators';
import { autoscaler, binding, deployment, subscription } from './kubernetes-needs';
import type { Around, Needs, NeedsOfKind, Thing } from './need';
import { itemsOf, kindOf, secretKey } from './objects';

/** What every object needs: its namespace, and the API server to know its kind; with that of cert-manager, its webhook. */
function needsOfAny(object: Manifest): Needs {
  const { namespace } = object.metadata;
  const operator = tryOperatorOf(groupOf(object), object.kind);
  return {
    present: namespace === undefined ? [] : [`core/Namespace//${namespace}`],
    working: [operator ? `operator ${operator.package}` : `kind ${kindOf(object)}`],
  };
}

/**
 * Sources: sail-operator `controllers/{istiorevision,istiocni}`, which look for the namespace; istio
 * `pilot/pkg/bootstrap/istio_ca.go`, which signs by itself where it finds no `cacerts` when it starts; cert-manager
 * istio-csr, which istiod gets its own certificate from.
 */
const istio: NeedsOfKind = (_, { namespace, values }, { isIssued }) => {
  const authority = secretKey(namespace, 'cacerts');
  const { caAddress } = fieldsOf(fieldsOf(values).global);
  const isSignedFor = typeof caAddress === 'string' && caAddress.includes('istio-csr');
  return {
    present: [`core/Namespace//${namespace}`],
    working: isIssued(authority) ? [authority] : [],
    awaited: isSignedFor ? [`istio-csr of ${namespace}`] : [],
  };
};

const inNamespace: NeedsOfKind = (_, { namespace }) => ({ present: [`core/Namespace//${namespace}`] });

/** Source: sail-operator `controllers/ztunnel`, reason ReconcileError where the revision is not there yet. */
const ztunnel: NeedsOfKind = (_, { namespace }) => ({
  present: [`core/Namespace//${namespace}`],
  unbroken: ['an istiod'],
  awaited: ['sailoperator.io/IstioCNI//default'],
});

/** Source: sail-operator `controllers/istiorevisiontag`, reason ReferenceNotFound. */
const tag: NeedsOfKind = (_, { targetRef }) => {
  const { kind, name } = fieldsOf(targetRef);
  return { unbroken: [`sailoperator.io/${kind}//${name}`] };
};

/** Source: argo-cd `resource_customizations/cert-manager.io/Certificate`, progressing while condition Issuing is true. */
const certificate: NeedsOfKind = ({ metadata }, { issuerRef }) => ({
  awaited: [issuerKey(issuerRef, metadata.namespace)],
});

/** Sources: argo-cd `resource_customizations/cert-manager.io/Issuer`; cert-manager `pkg/issuer/ca/setup.go`. */
const issuer: NeedsOfKind = ({ kind, metadata }, { ca }) => {
  const { secretName } = fieldsOf(ca);
  const namespace = kind === 'ClusterIssuer' ? 'cert-manager' : metadata.namespace;
  return { unbroken: secretName === undefined ? [] : [secretKey(namespace, secretName)] };
};

/** Source: cert-manager-operator `pkg/controller/istiocsr/deployments.go`, which reads issuer and Secret at once. */
const istioCsr: NeedsOfKind = (_, { istioCSRConfig }) => {
  const { certManager, istio: plane } = fieldsOf(istioCSRConfig);
  const { namespace } = fieldsOf(plane);
  return {
    present: [`core/Namespace//${namespace}`],
    unbroken: [issuerKey(fieldsOf(certManager).issuerRef, String(namespace))],
  };
};

function issuerKey(issuerRef: unknown, namespace = ''): Thing {
  const { kind = 'Issuer', name } = fieldsOf(issuerRef);
  return `cert-manager.io/${kind}/${kind === 'Issuer' ? namespace : ''}/${name}`;
}

/**
 * Sources: argo-cd `resource_customizations/gateway.networking.k8s.io/Gateway`, degraded by a listener's ResolvedRefs and
 * the Gateway's Accepted; istio `pilot/pkg/config/kube/gateway`, where a Secret or the ConfigMap is missing.
 */
const gateway: NeedsOfKind = ({ metadata }, { gatewayClassName, infrastructure, listeners }) => {
  const { parametersRef } = fieldsOf(infrastructure);
  const references = itemsOf(listeners).flatMap(({ tls }) => itemsOf(fieldsOf(tls).certificateRefs));
  return {
    present: parametersRef ? [`core/ConfigMap/${metadata.namespace}/${fieldsOf(parametersRef).name}`] : [],
    unbroken: references.map(({ namespace = metadata.namespace, name }) => secretKey(namespace, name)),
    awaited: [`GatewayClass ${gatewayClassName}`],
  };
};

/** Source: argo-cd `resource_customizations/gateway.networking.k8s.io/{HTTPRoute,GRPCRoute}`, degraded by ResolvedRefs. */
const gatewayRoute: NeedsOfKind = ({ metadata }, { parentRefs, rules }) => ({
  unbroken: [
    ...itemsOf(parentRefs).map(
      ({ group, kind, namespace = metadata.namespace, name }) => `${group || 'core'}/${kind}/${namespace}/${name}`,
    ),
    ...itemsOf(rules)
      .flatMap(({ backendRefs }) => itemsOf(backendRefs))
      .map(({ namespace = metadata.namespace, name }) => `core/Service/${namespace}/${name}`),
  ],
});

/** Source: openshift library-go `pkg/route/secretmanager` and `pkg/route/validation`: the Secret, and the router's right to it. */
const route: NeedsOfKind = ({ metadata: { namespace } }, { tls }) => {
  const { name } = fieldsOf(fieldsOf(tls).externalCertificate);
  return name === undefined
    ? {}
    : { present: [`right of the router in ${namespace}`], working: [secretKey(namespace, name)] };
};

/** Source: tempo-operator `internal/controller/tempo`, condition ConfigurationError where the storage's Secret is missing. */
const tempo: NeedsOfKind = ({ metadata }, { storage }) => ({
  unbroken: [secretKey(metadata.namespace, fieldsOf(fieldsOf(storage).secret).name)],
});

/** Source: argo-cd `resource_customizations/opentelemetry.io/OpenTelemetryCollector`, degraded while no pod is ready. */
const collector: NeedsOfKind = ({ metadata: { namespace, name } }) => ({ unbroken: [`pods of ${namespace}/${name}`] });

const needsByKind: Readonly<Record<string, NeedsOfKind>> = {
  'apps/Deployment': deployment,
  'autoscaling/HorizontalPodAutoscaler': autoscaler,
  'cert-manager.io/Certificate': certificate,
  'cert-manager.io/ClusterIssuer': issuer,
  'cert-manager.io/Issuer': issuer,
  'gateway.networking.k8s.io/GRPCRoute': gatewayRoute,
  'gateway.networking.k8s.io/Gateway': gateway,
  'gateway.networking.k8s.io/HTTPRoute': gatewayRoute,
  'opentelemetry.io/OpenTelemetryCollector': collector,
  'operator.openshift.io/IstioCSR': istioCsr,
  'operators.coreos.com/Subscription': subscription,
  'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
  'rbac.authorization.k8s.io/RoleBinding': binding,
  'route.openshift.io/Route': route,
  'sailoperator.io/Istio': istio,
  'sailoperator.io/IstioCNI': inNamespace,
  'sailoperator.io/IstioRevisionTag': tag,
  'sailoperator.io/ZTunnel': ztunnel,
  'tempo.grafana.com/TempoStack': tempo,
};

/**
 * Kinds that need no more than every object: nothing is looked for when they are applied, and Argo CD has no health for
 * them, or one that nothing of the mesh decides (the address of a Service, Kiali's own pods).
 */
const needless: ReadonlySet<string> = new Set([
  'core/ConfigMap',
  'core/Namespace',
  'core/Service',
  'core/ServiceAccount',
  'gateway.networking.k8s.io/ReferenceGrant',
  'kiali.io/Kiali',
  'kiali.io/OSSMConsole',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/ServiceMonitor',
  'networking.istio.io/DestinationRule',
  'networking.istio.io/Gateway',
  'networking.istio.io/ServiceEntry',
  'networking.istio.io/Sidecar',
  'networking.istio.io/VirtualService',
  'networking.k8s.io/NetworkPolicy',
  'operators.coreos.com/OperatorGroup',
  'policy/PodDisruptionBudget',
  'rbac.authorization.k8s.io/Role',
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/PeerAuthentication',
  'security.istio.io/RequestAuthentication',
  'telemetry.istio.io/Telemetry',
]);

/** What an object needs at its turn. @throws for a kind that nobody has thought about */
export function needsOf(object: Manifest, around: Around): Required<Needs> {
  const kind = kindOf(object);
  if (!needless.has(kind) && !needsByKind[kind]) throw new Error(`what does a ${kind} need at its first sync?`);
  const all = [needsOfAny(object), needsByKind[kind]?.(object, fieldsOf(object.spec), around) ?? {}];
  return {
    present: all.flatMap(({ present = [] }) => present),
    working: all.flatMap(({ working = [] }) => working),
    unbroken: all.flatMap(({ unbroken = [] }) => unbroken),
    awaited: all.flatMap(({ awaited = [] }) => awaited),
  };
}
