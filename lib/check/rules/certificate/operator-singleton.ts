import { certManagerName } from '../../../platform/operators';
import type { Rule } from '../../rule';

export const operatorSingleton: Rule = {
  code: 'CRT025',
  severity: 'error',
  title: 'The CertManager is called cluster',
  why: 'The operator reads one CertManager only, by its name. Another is accepted, and what it says never happens.',
  bad: `
    apiVersion: operator.openshift.io/v1alpha1
    kind: CertManager
    metadata: { name: cert-manager }
    spec: { managementState: Managed }`,
  good: `
    apiVersion: operator.openshift.io/v1alpha1
    kind: CertManager
    metadata: { name: cluster }
    spec: { managementState: Managed }`,
  *check(mesh) {
    // The schemas of IstioCSR and TrustManager know their names themselves.
    for (const on of mesh.ofKind('operator.openshift.io/CertManager')) {
      const { name } = on.metadata;
      if (name !== certManagerName)
        yield { on, at: 'metadata.name', message: `got "${name}", write "${certManagerName}"` };
    }
  },
};
