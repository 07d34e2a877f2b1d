import { schemaIndex } from '../../../imports/schema-index';
import { groupOf, type Manifest } from '../../manifest/manifest';
import {
  bringsGatewayApi,
  hasNewerKubernetes,
  kubernetesApi,
  servedApis,
  tryIstioApis,
} from '../../platform/served-apis';
import type { Target } from '../target';

/** A kind as the cluster serves it: the stored schema of each version, most stable first. */
export type ServedVersions = Readonly<Record<string, string>>;

/** The versions of an object's kind that the target serves, or `undefined` where it serves no such kind. */
export function tryServedVersions(manifest: Manifest, target: Target): ServedVersions | undefined {
  const group = groupOf(manifest);
  const kind = `${group}/${manifest.kind}`;
  const served = servedApis(target.release, target.openshift).find((source) => own(schemaIndex[source], kind));
  const source = served ?? (group.endsWith('.istio.io') ? tryIstioApis(target.release) : undefined);
  return source === undefined ? undefined : own(schemaIndex[source], kind);
}

/** The version part of an apiVersion. */
export function versionOf({ apiVersion }: Manifest): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** The file that judges an object on the target, if its kind and version are served. */
export function trySchemaFile(manifest: Manifest, target: Target): string | undefined {
  return own(tryServedVersions(manifest, target), versionOf(manifest));
}

/** Whether the kind is one of Kubernetes itself, and the cluster may have a newer one than the schemas are of. */
export function isOfNewerKubernetes(manifest: Manifest, { openshift }: Target): boolean {
  return hasNewerKubernetes(openshift) && isIn(kubernetesApi, manifest);
}

/** Whether the kind is one of the Gateway API, and nobody says which bundle of it people have installed. */
export function isOfUnknownBundle(manifest: Manifest, { release, openshift }: Target): boolean {
  const bundle = servedApis(release, openshift).find((source) => source.startsWith('gateway-api/'));
  return !bringsGatewayApi(openshift) && bundle !== undefined && isIn(bundle, manifest);
}

function isIn(source: string, manifest: Manifest): boolean {
  return own(schemaIndex[source], `${groupOf(manifest)}/${manifest.kind}`) !== undefined;
}

/** Every kind that the target serves, as `group/Kind`, with its versions. */
export function servedKinds({ release, openshift }: Target): ReadonlyMap<string, ServedVersions> {
  return new Map(servedApis(release, openshift).flatMap((source) => Object.entries(schemaIndex[source] ?? {})));
}

/** The sources that know a kind, whether or not the target has them, e.g. `ossm/3.4.1`. */
export function sourcesOf(kind: string): readonly string[] {
  return Object.keys(schemaIndex).filter((source) => own(schemaIndex[source], kind));
}

/** The files of every schema of a kind, whoever serves it, each once. */
export function schemasOf(kind: string): readonly string[] {
  return [...new Set(Object.values(schemaIndex).flatMap((source) => Object.values(own(source, kind) ?? {})))];
}

/** Names come from the object: `constructor` must find nothing. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
