/**
 * OpenShift releases.
 *
 * Sources: Kubernetes from the rebases in openshift/kubernetes; Gateway API from openshift/cluster-ingress-operator
 * `pkg/manifests/assets/gateway-api` at each release branch.
 */
export interface OpenShiftRelease {
  /** Kubernetes minor; `undefined` where no source was found yet. */
  readonly kubernetes?: string;
  /** Gateway API bundle whose CRDs the Ingress Operator owns; `undefined` below 4.19, where it installs none. */
  readonly gatewayApi?: string;
}

/** By minor, oldest first. */
export const openshiftReleases = {
  '4.14': { kubernetes: '1.27' },
  '4.15': { kubernetes: '1.28' },
  '4.16': { kubernetes: '1.29' },
  '4.17': { kubernetes: '1.30' },
  '4.18': { kubernetes: '1.31' },
  '4.19': { kubernetes: '1.32', gatewayApi: 'v1.2.1' },
  '4.20': { kubernetes: '1.33', gatewayApi: 'v1.2.1' },
  '4.21': { kubernetes: '1.34', gatewayApi: 'v1.3.0' },
  '4.22': { kubernetes: '1.35', gatewayApi: 'v1.4.1' },
  '4.23': { gatewayApi: 'v1.5.1' },
} as const satisfies Record<string, OpenShiftRelease>;

/** An OpenShift release, by its minor. */
export type OpenShiftReleaseName = keyof typeof openshiftReleases;

/** What settings mean that name none, unless the Service Mesh release stops before it. */
export const defaultOpenShift = '4.20' satisfies OpenShiftReleaseName;

/** In release order, oldest first. */
export const openshiftReleaseNames = Object.keys(openshiftReleases) as OpenShiftReleaseName[];

/** Those that bring the Kubernetes Gateway API. */
export const openshiftWithGatewayApi: readonly string[] = openshiftReleaseNames.filter(
  (name) => 'gatewayApi' in openshiftReleases[name],
);

/** The OpenShift releases that lie between two, both included; an absent bound is open. */
export function openshiftBetween(minimum: string, maximum: string | undefined): readonly OpenShiftReleaseName[] {
  const position = (name: string) => openshiftReleaseNames.indexOf(name as OpenShiftReleaseName);
  const last = maximum === undefined ? openshiftReleaseNames.length - 1 : position(maximum);
  return openshiftReleaseNames.slice(position(minimum), last + 1);
}

/** Domain of every OpenShift Local (crc-org/crc `pkg/crc/constants`): a cluster of one node. */
export const localAppsDomain = 'apps-crc.testing';

/** Where a Route may name a Secret as its certificate: first as a preview (openshift/api, feature RouteExternalCertificate). */
export const routeExternalCertificate = { preview: '4.16', since: '4.19' } as const satisfies Record<
  string,
  OpenShiftReleaseName
>;
