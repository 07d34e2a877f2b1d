/**
 * Which API schemas a cluster serves, as files of `crds/`.
 *
 * Sources: `crds/SOURCES.md` says where each file was taken from; that the Ingress Operator owns the Gateway API from
 * OpenShift 4.19 on, openshift/cluster-ingress-operator `pkg/operator/controller/gatewayapi`.
 */
import {
  type OpenShiftRelease,
  type OpenShiftReleaseName,
  openshiftReleaseNames,
  openshiftReleases,
} from './openshift';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from './ossm';

/** The file of `crds/` with the kinds that Kubernetes itself serves. */
export const kubernetesApi = 'kubernetes/1.30.0';

/** The release of that file, as a person names it. */
export const kubernetesTitle = 'Kubernetes 1.30';

/** Sources whose API is the same on every cluster that objects are checked for: the newest release of each, in `crds/`. */
const SAME_EVERYWHERE = [
  'argo-cd/3.4.4',
  'cert-manager-operator/1.20.0',
  'gitops-operator/1.21',
  kubernetesApi,
  'monitoring/ocp-4.20',
  'olm/3048ccdc52d1',
  'opentelemetry-operator/0.158.0',
  'route/ocp-4.20',
] as const;

/** The oldest OpenShift release that brings the Gateway API; below it, people install a bundle of their choice. */
const FIRST_WITH_GATEWAY_API = '4.19' satisfies OpenShiftReleaseName;

/** The newest bundle, which takes what each older one takes: it judges where nobody says which bundle is installed. */
const NEWEST_GATEWAY_API = '4.23' satisfies OpenShiftReleaseName;

/** The oldest Kiali whose CRDs `crds/kiali` holds, for the preview that has none of its own. */
const OLDEST_KIALI = 'v2.4';

/** The files of `crds/` (without `.yaml`) that describe what a cluster of these releases serves. */
export function servedApis(release: OssmReleaseName, openshift?: OpenShiftReleaseName): readonly string[] {
  const { newest, kiali = OLDEST_KIALI }: OssmRelease = ossmReleases[release];
  return [
    `ossm/${newest}`,
    `kiali/${kiali.slice(1)}`,
    `gateway-api/ocp-${tryBundle(openshift) ?? NEWEST_GATEWAY_API}`,
    ...SAME_EVERYWHERE,
  ];
}

/**
 * The file of `crds/` with Istio's own APIs where those of the release lack them: the bundle of the technology preview has
 * none, since its operator brings them with Istio 1.24, which Service Mesh 3.0 installs too.
 */
export function tryIstioApis(release: OssmReleaseName): string | undefined {
  return release === '3.0.0-tp.2' ? `ossm/${ossmReleases['3.0'].newest}` : undefined;
}

/** Whether the cluster itself is known to bring the Gateway API, so that no other bundle can be in its place. */
export function bringsGatewayApi(openshift?: OpenShiftReleaseName): boolean {
  return tryBundle(openshift) !== undefined;
}

/** Whether the Kubernetes of the cluster is newer than the one whose API is known here, or may be. */
export function hasNewerKubernetes(openshift?: OpenShiftReleaseName): boolean {
  const { kubernetes }: OpenShiftRelease = openshift === undefined ? {} : openshiftReleases[openshift];
  return kubernetes === undefined || minorOf(kubernetes) > minorOf(kubernetesApi);
}

/** What brings the API of a file of `crds/`, as a person knows it. */
export function titleOf(source: string): string {
  const release = Object.entries<OssmRelease>(ossmReleases).find(([, { newest }]) => source === `ossm/${newest}`);
  if (release !== undefined) return `Service Mesh ${release[0]}`;
  if (source === kubernetesApi) return kubernetesTitle;
  return source.replace(/^(?:gateway-api|monitoring|route)\/ocp-/, 'OpenShift ').replace('/', ' ');
}

function tryBundle(openshift?: OpenShiftReleaseName): OpenShiftReleaseName | undefined {
  return openshift !== undefined && position(openshift) >= position(FIRST_WITH_GATEWAY_API) ? openshift : undefined;
}

function position(openshift: OpenShiftReleaseName): number {
  return openshiftReleaseNames.indexOf(openshift);
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
