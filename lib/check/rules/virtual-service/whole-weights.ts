import type { VirtualService } from '../../derived/virtual-service/virtual-services';
import type { Complaint, Rule } from '../../rule';

export const wholeWeights: Rule = {
  code: 'VS015',
  severity: 'warning',
  title: 'The weights of a route share out all requests',
  why: 'A destination without a weight beside others that have one gets nothing. Weights need not add up to 100, but those that look like percentages and do not are mostly a slip.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - { name: v1, labels: { version: v1 } }
        - { name: v2, labels: { version: v2 } }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - { destination: { host: reviews, subset: v1 }, weight: 60 }
            - { destination: { host: reviews, subset: v2 }, weight: 30 }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - { destination: { host: reviews, subset: v1 }, weight: 70 }
            - { destination: { host: reviews, subset: v2 }, weight: 30 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      for (const { at, route } of routesOf(on)) {
        const problem = route.length > 1 ? problemOf(route.map(({ weight }) => weight)) : undefined;
        if (problem) yield { on, at, ...problem };
      }
    }
  },
};

interface Weighed {
  readonly at: string;
  readonly route: readonly { readonly weight?: number }[];
}

function routesOf({ spec }: VirtualService): readonly Weighed[] {
  const { http = [], tls = [], tcp = [] } = spec ?? {};
  return [
    ...http.map(({ route = [] }, index) => ({ at: `spec.http[${index}].route`, route })),
    ...tls.map(({ route = [] }, index) => ({ at: `spec.tls[${index}].route`, route })),
    ...tcp.map(({ route = [] }, index) => ({ at: `spec.tcp[${index}].route`, route })),
  ];
}

function problemOf(weights: readonly (number | undefined)[]): Pick<Complaint, 'message' | 'severity'> | undefined {
  const sum = weights.reduce<number>((total, weight = 0) => total + weight, 0);
  // The webhook of istiod refuses it.
  if (sum === 0) return { severity: 'error', message: 'no destination has a weight; give each one' };
  const missing = weights.indexOf(undefined);
  if (missing >= 0) return { message: `destination ${missing + 1} has no weight, so it gets no request; give it one` };
  const looksLikePercentages = sum > 50 && sum < 200;
  return looksLikePercentages && sum !== 100
    ? { message: `the weights add up to ${sum}; they count in proportion, so write what adds up to 100` }
    : undefined;
}
