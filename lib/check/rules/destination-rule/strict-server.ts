import { title } from '../../../manifest/manifest';
import { mtlsOf } from '../../derived/security/mtls';
import { tlsSettings } from '../../derived/virtual-service/destination-rules';
import { tlsTargets } from '../../derived/virtual-service/tls-targets';
import { isAmbient, isInjected } from '../../derived/workload/injection';
import type { Rule } from '../../rule';

export const strictServer: Rule = {
  code: 'DR005',
  severity: 'error',
  title: 'A DestinationRule does not send plain text, or TLS of its own, to pods that take only mutual TLS',
  why: 'The tls of a DestinationRule replaces the mutual TLS that proxies use by themselves. Pods under a STRICT PeerAuthentication reset such connections, and clients get a 503.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: STRICT }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: ratings }
      template:
        metadata:
          labels: { app: ratings }
        spec:
          containers:
            - { name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      host: ratings
      trafficPolicy:
        loadBalancer: { simple: LEAST_REQUEST }
        tls: { mode: DISABLE }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      host: ratings
      trafficPolicy:
        loadBalancer: { simple: LEAST_REQUEST }`,
  *check(mesh) {
    for (const setting of tlsSettings(mesh)) {
      const { on, at, tls } = setting;
      if (tls.mode === undefined || tls.mode === 'ISTIO_MUTUAL') continue;
      const [refused] = tlsTargets(mesh, setting).flatMap(({ workload, podPort }) => {
        const { mode, by } = mtlsOf(mesh, workload, podPort);
        const isStrict = mode === 'STRICT' && (isInjected(mesh, workload) || isAmbient(mesh, workload));
        return isStrict && by ? [{ workload, by }] : [];
      });
      if (!refused) continue;
      const message = `"${tls.mode}", but the pods of ${refused.workload.name} take only mutual TLS, by ${title(refused.by)}; remove "tls"`;
      yield { on, at: `${at}.mode`, message };
    }
  },
};
