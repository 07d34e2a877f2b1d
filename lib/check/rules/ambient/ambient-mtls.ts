import { title } from '../../../manifest/manifest';
import { podsOfPolicy, policyOf } from '../../derived/security/policies';
import { isAmbient } from '../../derived/workload/injection';
import type { Rule } from '../../rule';

export const ambientMtls: Rule = {
  code: 'AMB009',
  severity: 'warning',
  title: 'Nobody turns mutual TLS off for pods in ambient mode',
  why: 'Between pods in ambient mode ztunnel always uses mutual TLS. It takes `DISABLE` for `PERMISSIVE`, so who wants plain text does not get it.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: DISABLE }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: PERMISSIVE }`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/PeerAuthentication')) {
      if (on.spec?.mtls?.mode !== 'DISABLE') continue;
      const selected = podsOfPolicy(mesh, policyOf(on));
      const ambient = selected.find(({ workload }) => workload && isAmbient(mesh, workload))?.workload;
      if (!ambient) continue;
      const message = `"DISABLE" means "PERMISSIVE" to ${title(ambient.on)}, which is in ambient mode; write that`;
      yield { on, at: 'spec.mtls.mode', message };
    }
  },
};
