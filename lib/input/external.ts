import { scope } from '../../imports/scope';
import { list } from '../check/nearest';
import type { Manifest, Metadata } from '../manifest/manifest';
import { tryScopeOf } from '../manifest/scope';

/** Kinds of Kubernetes itself that other objects refer to, and their groups. */
const BUILT_IN: readonly string[] = [
  ...['ConfigMap', 'Namespace', 'Node', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'].map(
    (kind) => `core/${kind}`,
  ),
  ...['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'].map((kind) => `apps/${kind}`),
  ...['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'].map((kind) => `rbac.authorization.k8s.io/${kind}`),
  'networking.k8s.io/NetworkPolicy',
  'apiextensions.k8s.io/CustomResourceDefinition',
];

const DECLARED = /^(?<kind>[A-Z]\w*)(?:\.(?<group>[a-z][a-z\d.-]*))? +(?:(?<namespace>[^/:\s]+)\/)?(?<name>[^/\s]+)$/;

/** An object that is declared to exist, e.g. `Service bookinfo/reviews:9080`; or why the declaration says nothing. */
export function declared(what: string): Manifest | string {
  const { kind, group, namespace, name } = DECLARED.exec(what.trim())?.groups ?? {};
  if (kind === undefined || name === undefined)
    return `"${what}" is no declaration; write "KIND[.GROUP] [NAMESPACE/]NAME[:PORT,PORT]" or a path`;
  const groups = group === undefined ? groupsOf(kind) : [group];
  const [only] = groups;
  if (only === undefined) return `kind "${kind}" is not known; write its group as well, as in "${kind}.GROUP"`;
  if (groups.length > 1) return `"${kind}" is a kind of ${list(groups)}; write "${kind}.${only}" or the other`;
  const metadata = { name, ...(namespace && { namespace }) };
  if (only === 'core' && kind === 'Service') return placed(service(metadata));
  return placed({ apiVersion: only === 'core' ? 'v1' : `${only}/v1`, kind, metadata });
}

/** Only the ports of a Service can be declared: they are what other objects name. */
function service({ name, ...others }: Metadata): Manifest {
  const [own = '', ports] = name.split(':');
  const metadata = { ...others, name: own };
  return { apiVersion: 'v1', kind: 'Service', metadata, ...(ports && { spec: { ports: ports.split(',').map(port) } }) };
}

function port(text: string) {
  return /^\d+$/.test(text) ? { port: Number(text) } : { name: text };
}

function placed(object: Manifest): Manifest | string {
  const { kind, metadata } = object;
  const { name, namespace } = metadata;
  const scopeOf = tryScopeOf(object);
  if (scopeOf === 'Namespaced' && namespace === undefined)
    return `${kind} "${name}" has no namespace; write "${kind} NAMESPACE/${name}"`;
  if (scopeOf === 'Cluster' && namespace !== undefined)
    return `${kind} "${name}" is in no namespace; write "${kind} ${name}"`;
  return object;
}

function groupsOf(kind: string): readonly string[] {
  const kinds = [...BUILT_IN, ...Object.keys(scope)].filter((known) => known.endsWith(`/${kind}`));
  return kinds.map((known) => known.slice(0, known.indexOf('/')));
}
