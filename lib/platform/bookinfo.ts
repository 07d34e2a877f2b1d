/**
 * Istio's BookInfo sample.
 *
 * Sources: `samples/bookinfo/platform/kube/bookinfo.yaml` and `samples/bookinfo/networking/bookinfo-gateway.yaml`
 * of istio/istio at the branches release-1.24 to release-1.30. The images do not depend on Istio, so 1.23 runs those of 1.24.
 */
import { isIstioSince } from './istio-versions';

const images: readonly { readonly since: number; readonly prefix: string; readonly tag: string }[] = [
  { since: 30, prefix: 'registry.istio.io/release/examples-bookinfo-', tag: '1.20.3' },
  { since: 26, prefix: 'docker.io/istio/examples-bookinfo-', tag: '1.20.3' },
  { since: 23, prefix: 'docker.io/istio/examples-bookinfo-', tag: '1.20.2' },
];

/** The applications of BookInfo: each has a Service and an account, and pods of each version. */
export const bookinfoApps = [
  { name: 'details', versions: ['v1'] },
  { name: 'ratings', versions: ['v1'] },
  { name: 'reviews', versions: ['v1', 'v2', 'v3'] },
  { name: 'productpage', versions: ['v1'] },
] as const;

/** An application of BookInfo, by the name of its Service. */
export type BookinfoApp = (typeof bookinfoApps)[number]['name'];

/** Port of the Services and of the pods. */
export const bookinfoPort = 9080;

/** The Services of BookInfo. */
export const bookinfoServices: readonly string[] = bookinfoApps.map(({ name }) => name);

/** The service that answers for BookInfo, and what it answers: the matches of the sample's own VirtualService. */
export const bookinfoFront = {
  service: { name: 'productpage', port: bookinfoPort },
  paths: [
    { exact: '/productpage' },
    { prefix: '/static' },
    { exact: '/login' },
    { exact: '/logout' },
    { prefix: '/api/v1/products' },
  ],
} as const;

/** The image of one BookInfo workload (e.g. `reviews-v1`) that an Istio version's own sample runs. */
export function bookinfoImage(workload: string, istioVersion: string): string {
  const { prefix, tag } = images.find(({ since }) => isIstioSince(istioVersion, since)) ?? { prefix: '', tag: '' };
  return `${prefix}${workload}:${tag}`;
}

/** The labels of all pods of BookInfo. */
export const bookinfoPods = bookinfoApps.flatMap(({ name, versions }) =>
  versions.map((version) => ({ app: name, version })),
);

/** The account that pods of one of BookInfo's applications run as. */
export function bookinfoAccount(app: string): string {
  return `bookinfo-${app}`;
}

/** The accounts that pods of BookInfo run as. */
export const bookinfoAccounts = bookinfoServices.map(bookinfoAccount);

/** Labels of the pods behind a Service of BookInfo. */
export function bookinfoPodLabels(service: string): Readonly<Record<string, string>> {
  return { app: service };
}
