import { pluggedAuthoritySecret } from '../../../platform/mesh-certificates';
import { hintOfSecret, sourcesOfSecret } from '../../derived/certificate/secrets';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const commonRoot: Rule = {
  code: 'MC006',
  severity: 'error unless open',
  title: 'A control plane of several clusters signs under a root that the others have too',
  why: 'Without the Secret istiod makes a root of its own. Each cluster works by itself, and every request between them fails, for no proxy believes the certificates of the other clusters.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { topology.istio.io/network: network1 } }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: mesh-root }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { meshID: mesh1, network: network1, multiCluster: { clusterName: cluster1 } } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { meshID: mesh1, network: network1, multiCluster: { clusterName: cluster1 } } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: cacerts, namespace: istio-system }
    spec:
      isCA: true
      commonName: istiod-ca
      secretName: cacerts
      issuerRef: { kind: ClusterIssuer, name: mesh-root }`,
  *check(mesh) {
    for (const { istio: on, namespace } of controlPlanes(mesh)) {
      const { network, caAddress } = on.spec?.values?.global ?? {};
      // Where istiod is elsewhere, or something else signs, the root is not its matter.
      if (!network || caAddress || on.spec?.profile === 'remote') continue;
      if (sourcesOfSecret(mesh, namespace, pluggedAuthoritySecret).length > 0) continue;
      const hint = hintOfSecret(mesh, namespace, pluggedAuthoritySecret);
      const message = `no Secret "${pluggedAuthoritySecret}" in namespace "${namespace}"${hint}; add it with a certificate that the clusters' common root has signed, or declare it`;
      yield { on, at: 'spec.values.global.network', message };
    }
  },
};
