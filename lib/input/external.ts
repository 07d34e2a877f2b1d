import { schemaIndex } from '../../imports/schema-index';
import { scope } from '../../imports/scope';
import { list } from '../check/wording';
import type { Manifest, Metadata } from '../manifest/manifest';
import { tryScopeOf } from '../manifest/scope';

/** What Kubernetes itself serves, each kind with its group. */
const builtIn = schemaIndex['kubernetes/1.30.0'] ?? {};

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
  const version = stableVersionOf(`${only}/${kind}`);
  return placed({ apiVersion: only === 'core' ? version : `${only}/${version}`, kind, metadata });
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
  const kinds = [...Object.keys(builtIn), ...Object.keys(scope)].filter((known) => known.endsWith(`/${kind}`));
  return kinds.map((known) => known.slice(0, known.indexOf('/')));
}

/** A version of a kind that some release serves, a stable one if there is one; `v1` where none is known. */
function stableVersionOf(kind: string): string {
  const versions = Object.values(schemaIndex).flatMap((kinds) => Object.keys(kinds[kind] ?? {}));
  return versions.find((version) => /^v\d+$/.test(version)) ?? versions[0] ?? 'v1';
}
