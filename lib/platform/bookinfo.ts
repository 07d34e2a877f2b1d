/**
 * Istio's BookInfo sample.
 *
 * Sources: `samples/bookinfo/platform/kube/bookinfo.yaml` and `samples/bookinfo/networking/bookinfo-gateway.yaml`
 * of istio/istio at the branches release-1.24 to release-1.30. The images do not depend on Istio, so 1.23 runs those of 1.24.
 */
const images: readonly { readonly since: number; readonly prefix: string; readonly tag: string }[] = [
  { since: 30, prefix: 'registry.istio.io/release/examples-bookinfo-', tag: '1.20.3' },
  { since: 26, prefix: 'docker.io/istio/examples-bookinfo-', tag: '1.20.3' },
  { since: 0, prefix: 'docker.io/istio/examples-bookinfo-', tag: '1.20.2' },
];

/** The Services of BookInfo. */
export const bookinfoServices = ['details', 'ratings', 'reviews', 'productpage'] as const;

/** The service that answers for BookInfo, and what it answers: the matches of the sample's own VirtualService. */
export const bookinfoFront = {
  service: { name: 'productpage', port: 9080 },
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
  const minor = Number(/^v1\.(\d+)/.exec(istioVersion)?.[1]);
  const { prefix, tag } = images.find(({ since }) => minor >= since) ?? { prefix: '', tag: '' };
  return `${prefix}${workload}:${tag}`;
}

/** Versions of BookInfo's applications; the pods of each run as an account of its own. */
const versions: Readonly<Record<string, readonly string[]>> = {
  details: ['v1'],
  ratings: ['v1'],
  reviews: ['v1', 'v2', 'v3'],
  productpage: ['v1'],
};

/** The labels of all pods of BookInfo. */
export const bookinfoPods = Object.entries(versions).flatMap(([app, all]) => all.map((version) => ({ app, version })));

/** The accounts that pods of BookInfo run as. */
export const bookinfoAccounts = Object.keys(versions).map((app) => `bookinfo-${app}`);

/** Labels of the pods behind a Service of BookInfo. */
export function bookinfoPodLabels(service: string): Readonly<Record<string, string>> {
  return { app: service };
}
