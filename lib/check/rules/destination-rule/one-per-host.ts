import { title } from '../../../manifest/manifest';
import { meet } from '../../derived/service/visibility';
import { type DestinationRule, destinationRulesByHost } from '../../derived/virtual-service/destination-rules';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

export const onePerHost: Rule = {
  code: 'DR004',
  severity: 'warning',
  title: 'The DestinationRules of a host in one namespace do not contradict each other',
  why: 'Istio merges them: the traffic policy of the oldest counts, and of two subsets of one name the older. The others are left out, and nothing says so.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      trafficPolicy:
        loadBalancer: { simple: LEAST_REQUEST }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews-outliers, namespace: bookinfo }
    spec:
      host: reviews.bookinfo.svc.cluster.local
      trafficPolicy:
        outlierDetection: { consecutive5xxErrors: 5 }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      trafficPolicy:
        loadBalancer: { simple: LEAST_REQUEST }
        outlierDetection: { consecutive5xxErrors: 5 }`,
  *check(mesh) {
    for (const sharing of destinationRulesByHost(mesh).values())
      for (const on of sharing) yield* lostIn(on, () => earlierThan(mesh, on, sharing));
  },
};

/** The rules that come before one and are merged with it. */
function* earlierThan(mesh: Mesh, on: DestinationRule, sharing: readonly DestinationRule[]): Iterable<DestinationRule> {
  for (const other of sharing) {
    if (other === on) return;
    if (isMergedWith(other, on) && meet(mesh, other, on, 'defaultDestinationRuleExportTo')) yield other;
  }
}

/** Whether Istio makes one rule of two (istio `pilot/pkg/model/destination_rule.go`); across namespaces the nearest one counts. */
function isMergedWith(one: DestinationRule, other: DestinationRule): boolean {
  const isForSome = [one, other].some(({ spec }) => spec?.workloadSelector !== undefined);
  return one.metadata.namespace === other.metadata.namespace && !isForSome;
}

function* lostIn(on: DestinationRule, earlier: () => Iterable<DestinationRule>): Iterable<Complaint> {
  const policy = on.spec?.trafficPolicy && tryWithPolicy(earlier());
  if (policy)
    yield {
      on,
      at: 'spec.trafficPolicy',
      message: `that of ${title(policy)} counts, if it is older; write both there`,
    };
  const names = new Set((on.spec?.subsets ?? []).map(({ name }) => name));
  for (const other of earlier()) {
    // Each name is told of once, however many rules declare it.
    if (names.size === 0) return;
    const shared = (other.spec?.subsets ?? []).map(({ name }) => name).filter((name) => names.delete(name));
    if (shared.length === 0) continue;
    yield {
      on,
      at: 'spec.subsets',
      message: `${title(other)} declares ${list(shared)} too, and only the older one counts`,
    };
  }
}

function tryWithPolicy(rules: Iterable<DestinationRule>): DestinationRule | undefined {
  for (const rule of rules) if (rule.spec?.trafficPolicy) return rule;
  return undefined;
}
