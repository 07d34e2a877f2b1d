import type { Read } from '../../../manifest/kinds';
import { monitoringViewRole, thanosQuerier } from '../../../platform/kiali';
import { hasOpaque } from '../../derived/externals';
import { accountOfKiali } from '../../derived/observability/kiali';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';

export const kialiMetrics: Rule = {
  code: 'OBS002',
  severity: 'error',
  title: 'A Kiali that asks the cluster’s monitoring for metrics may do so',
  why: 'Thanos answers 403 to an account without the right and to a request without the token, and refuses plain HTTP: the graph stays empty.',
  given: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        prometheus:
          url: https://thanos-querier.openshift-monitoring.svc.cluster.local:9091
          auth: { type: bearer, use_kiali_token: true }
          thanos_proxy: { enabled: true }`,
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        prometheus:
          url: https://thanos-querier.openshift-monitoring.svc.cluster.local:9091
          thanos_proxy: { enabled: true }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: { name: kiali-monitoring }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-monitoring-view }
    subjects: [{ kind: ServiceAccount, name: kiali-service-account, namespace: istio-system }]`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        prometheus:
          url: https://thanos-querier.openshift-monitoring.svc.cluster.local:9091
          auth: { type: bearer, use_kiali_token: true }
          thanos_proxy: { enabled: true }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: { name: kiali-monitoring }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-monitoring-view }
    subjects: [{ kind: ServiceAccount, name: kiali-service-account, namespace: istio-system }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('kiali.io/Kiali')) {
      const { url, auth } = on.spec?.external_services?.prometheus ?? {};
      // Kiali's schema leaves the type of what stands here open. A Route to Thanos is somebody's own affair.
      if (typeof url !== 'string' || !thanosService.test(url)) continue;
      yield* settingFaults(on, url);
      // With a token of another account, the right is that account's.
      if (auth?.use_kiali_token === true || !auth?.token) yield* missingRight(mesh, on);
    }
  },
};

function* settingFaults(on: Read<'kiali.io/Kiali'>, url: string): Iterable<Complaint> {
  const { auth, thanos_proxy: thanos } = on.spec?.external_services?.prometheus ?? {};
  const where = 'spec.external_services.prometheus';
  if (!isServed(url)) {
    yield { on, at: `${where}.url`, message: `"${url}" is not where Thanos answers; write "${thanosQuerier}"` };
  }
  if (auth?.type !== 'bearer' || (auth.use_kiali_token !== true && !auth.token)) {
    const message = 'Thanos asks for a token; write type: bearer and use_kiali_token: true';
    yield { on, at: `${where}.auth`, message };
  }
  if (thanos?.enabled !== true) {
    yield { on, at: `${where}.thanos_proxy.enabled`, message: 'this is Thanos; write true' };
  }
}

const thanosService = /^\w+:\/\/thanos-querier\.openshift-monitoring\.svc\b/;

/** The Service answers to its short name as well. */
function isServed(url: string): boolean {
  return url.replace(/\/$/, '').replace('.svc:', '.svc.cluster.local:') === thanosQuerier;
}

function* missingRight(mesh: Mesh, on: Read<'kiali.io/Kiali'>): Iterable<Complaint> {
  if (hasOpaque(mesh, 'rbac.authorization.k8s.io/ClusterRoleBinding')) return;
  const account = accountOfKiali(on);
  const bindings = mesh
    .ofKind('rbac.authorization.k8s.io/ClusterRoleBinding')
    .filter(({ roleRef }) => roleRef?.name === monitoringViewRole);
  const subjects = bindings.flatMap((binding) => binding.subjects ?? []);
  if (subjects.some(({ name, namespace }) => name === account.name && namespace === account.namespace)) return;
  const message = `no ClusterRoleBinding gives ClusterRole "${monitoringViewRole}" to ServiceAccount "${account.namespace}/${account.name}"; add one`;
  const severity = mesh.target.openWorld ? 'warning' : 'error';
  yield { on, at: 'spec.external_services.prometheus', message, severity };
}
