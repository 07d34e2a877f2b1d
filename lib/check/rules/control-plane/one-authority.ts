import { certificateSigners } from '../../derived/control-plane/certificate-signers';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const oneAuthority: Rule = {
  code: 'CP033',
  severity: 'error',
  title: 'A control plane that leaves certificates to istio-csr signs none itself',
  why: 'Two authorities then sign for one mesh: proxies ask istio-csr, and istiod goes on with a root of its own, which it also gives out as the one to trust. Pods refuse each other, some of them, and some of the time.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    ---
    apiVersion: operator.openshift.io/v1alpha1
    kind: IstioCSR
    metadata: { name: default, namespace: istio-csr }
    spec:
      istioCSRConfig:
        certManager: { issuerRef: { name: istio-ca, kind: Issuer, group: cert-manager.io } }
        istiodTLSConfig: { trustDomain: cluster.local }
        istio: { namespace: istio-system }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values:
        global: { caAddress: "cert-manager-istio-csr.istio-csr.svc:443" }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values:
        global: { caAddress: "cert-manager-istio-csr.istio-csr.svc:443" }
        pilot: { env: { ENABLE_CA_SERVER: "false" } }`,
  *check(mesh) {
    const signers = certificateSigners(mesh);
    for (const { istio: on } of controlPlanes(mesh)) {
      const { global, pilot } = on.spec?.values ?? {};
      const [, signer] = /^cert-manager-istio-csr\.([^.:]+)/.exec(global?.caAddress ?? '') ?? [];
      if (signer === undefined) continue;
      const namespaces = signers.map(({ on: { metadata } }) => metadata.namespace);
      if (pilot?.env?.ENABLE_CA_SERVER !== 'false') {
        const message = 'missing, while global.caAddress names istio-csr; write "false"';
        yield { on, at: 'spec.values.pilot.env.ENABLE_CA_SERVER', message };
      } else if (namespaces.length > 0 && !namespaces.includes(signer)) {
        const message = `istio-csr is not in namespace "${signer}" but in ${list(namespaces)}; write cert-manager-istio-csr.<namespace>.svc:443`;
        yield { on, at: 'spec.values.global.caAddress', message };
      }
    }
  },
};
