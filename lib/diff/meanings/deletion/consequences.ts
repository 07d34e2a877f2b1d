import { groupOf, type Manifest } from '../../../manifest/manifest';
import { fieldsOf } from '../../../manifest/mapping';
import { isCascading, remainder } from '../applications';
import { listed } from '../wording';

/** What goes with an object of a kind, or stays behind it. */
type Consequence = string | ((object: Manifest) => string);

const OPERAND = 'its operator removes what it made for it';
const METRICS = 'its metrics are no longer collected';

/**
 * By kind. Sources: Kubernetes, "Namespaces", "Garbage Collection" and "Persistent Volumes"; openshift-service-mesh/sail-operator
 * `docs`, "Uninstalling"; OLM, "Uninstall your operator"; istio `gatewaycommon/deploymentcontroller.go` (owner references);
 * cert-manager, "Cleaning up Secrets when Certificates are deleted"; openshift/cert-manager-operator
 * `pkg/controller/istiocsr`, `cleanUp`; Argo CD `docs/user-guide/app_deletion.md`.
 */
const consequences: Readonly<Record<string, Consequence>> = {
  'core/Namespace': 'everything in it goes too, also what is not in these files',
  'core/PersistentVolumeClaim': 'its data is lost, unless its StorageClass retains the volume',
  'core/Service': 'its name and address are gone for whoever calls it',
  'core/ServiceAccount': 'pods that run as it lose their identity, and no new ones start',
  'core/ConfigMap': 'what reads it no longer finds it',
  'core/Secret': 'what reads it no longer finds it, such as a gateway its certificate',
  'apps/Deployment': 'its pods end',
  'apps/StatefulSet': 'its pods end, its volumes stay',
  'apps/DaemonSet': 'its pods end on every node',
  'batch/Job': 'its pods go too',
  'batch/CronJob': 'its Jobs and their pods go too',
  'autoscaling/HorizontalPodAutoscaler': 'the number of pods stays what it is, unless their workload says another',
  'policy/PodDisruptionBudget': 'drains of nodes no longer spare its pods',
  'rbac.authorization.k8s.io/ClusterRole': 'bindings to it grant nothing any more',
  'rbac.authorization.k8s.io/Role': 'bindings to it grant nothing any more',
  'rbac.authorization.k8s.io/ClusterRoleBinding': 'its subjects lose what it granted',
  'rbac.authorization.k8s.io/RoleBinding': 'its subjects lose what it granted',
  'sailoperator.io/Istio': 'its istiod goes too: running proxies keep what they know, new pods get no proxy',
  'sailoperator.io/IstioRevision': 'its istiod goes too: running proxies keep what they know, new pods get no proxy',
  'sailoperator.io/IstioRevisionTag': ({ metadata: { name } }) => `new pods that ask for "${name}" get no proxy`,
  'sailoperator.io/IstioCNI': 'the CNI plugin goes from every node, and new pods of the mesh do not start',
  'sailoperator.io/ZTunnel': 'ztunnel goes from every node, and pods in ambient mode are cut off',
  'operators.coreos.com/Subscription':
    'the operator runs on without updates; its ClusterServiceVersion and CRDs stay until they are deleted by hand',
  'operators.coreos.com/OperatorGroup': 'operators in its namespace cannot be installed or updated',
  'operators.coreos.com/CatalogSource': 'Subscriptions to it get no updates',
  'operator.openshift.io/IstioCSR': 'istio-csr runs on and signs, but its operator no longer looks after it',
  'operator.openshift.io/CertManager': 'the operator makes it anew with its defaults',
  'cert-manager.io/Certificate': ({ spec }) =>
    `Secret ${String(fieldsOf(spec).secretName)} stays, but is not renewed any more`,
  'cert-manager.io/Issuer': 'certificates that it issued are not renewed any more',
  'cert-manager.io/ClusterIssuer': 'certificates that it issued are not renewed any more',
  'gateway.networking.k8s.io/Gateway': 'the Deployment and the Service that istiod made for it go too',
  'gateway.networking.k8s.io/HTTPRoute': routed('hostnames'),
  'gateway.networking.k8s.io/GRPCRoute': routed('hostnames'),
  'gateway.networking.k8s.io/TLSRoute': routed('hostnames'),
  'networking.istio.io/VirtualService': routed('hosts'),
  'networking.istio.io/Gateway': 'its hosts are no longer served by it',
  'networking.istio.io/DestinationRule': ({ spec }) =>
    `calls to ${String(fieldsOf(spec).host)} go by the mesh's defaults, and routes to its subsets fail`,
  'networking.istio.io/ServiceEntry': ({ spec }) => `the mesh no longer knows ${listed(textsOf(fieldsOf(spec).hosts))}`,
  'networking.istio.io/Sidecar': 'its proxies learn of everything again that the mesh exports',
  'kiali.io/Kiali': OPERAND,
  'kiali.io/OSSMConsole': OPERAND,
  'opentelemetry.io/OpenTelemetryCollector': OPERAND,
  'tempo.grafana.com/TempoStack': OPERAND,
  'monitoring.coreos.com/PodMonitor': METRICS,
  'monitoring.coreos.com/ServiceMonitor': METRICS,
  'telemetry.istio.io/Telemetry': 'its proxies report by the defaults of the mesh again',
  'gateway.networking.k8s.io/ReferenceGrant': 'references that it allowed are refused',
  'argoproj.io/Application': remainder,
  'argoproj.io/ApplicationSet': (object) =>
    `its Applications go too, and ${isCascading(object) ? 'what they deployed with them' : 'what they deployed stays'}`,
  'argoproj.io/AppProject': 'its Applications are no longer synced',
  'argoproj.io/ArgoCD': OPERAND,
};

/** What the deletion of an object takes along; `undefined` for a kind of which nothing is known. */
export function tryConsequence(object: Manifest): string | undefined {
  const kind = `${groupOf(object)}/${object.kind}`;
  const known = Object.hasOwn(consequences, kind) ? consequences[kind] : undefined;
  return typeof known === 'function' ? known(object) : known;
}

function routed(field: 'hosts' | 'hostnames'): Consequence {
  return ({ spec }) => {
    const hosts = textsOf(fieldsOf(spec)[field]);
    return `requests for ${hosts.length > 0 ? listed(hosts) : 'its hosts'} are no longer routed by it`;
  };
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
