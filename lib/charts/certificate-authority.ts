import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Issuer } from '../../imports/cert-manager.io';
import { CertificateAuthority, type IssuerRef } from '../constructs/certificates/certificate-authority';
import { IstioCsr } from '../constructs/certificates/istio-csr';
import { PluggedAuthority } from '../constructs/certificates/plugged-authority';
import type { MeshNamespace } from '../constructs/control-plane/mesh-namespace';
import { istioCsrNamespace } from '../platform/mesh-certificates';
import type { Cluster } from '../settings/resolve';
import { revisionsOf } from '../settings/revisions/revisions-of';
import { trustDomainOf } from '../settings/security/trust-domain';
import type { NamespacesChart } from './namespaces';

/** Who signs the certificates of the mesh's pods; it stands before the control plane, which asks it for its own. */
export class CertificateAuthorityChart extends Chart {
  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart) {
    super(scope, '15-certificate-authority');
    for (const plane of cluster.controlPlanes) {
      if (!plane.certificateAuthority) continue;
      const { signer, issuerRef } = plane.certificateAuthority;
      const construct = new Construct(this, plane.name);
      const namespace = namespaces.named(plane.namespace);
      const issuer = issuerRef ?? ownRoot(construct, namespace);
      if (signer === 'istiod') new PluggedAuthority(construct, 'PluggedAuthority', { namespace, issuer });
      else
        new IstioCsr(construct, 'IstioCSR', {
          namespace: namespaces.named(istioCsrNamespace),
          controlPlaneNamespace: namespace,
          issuer,
          revisions: revisionsOf(plane),
          trustDomain: trustDomainOf(plane, cluster),
          namespaceLabels: plane.discoveryLabels,
          clusterName: plane.multiCluster?.clusterName,
        });
    }
  }
}

/** A root of the mesh's own; what signs it stands beside it, since whatever serves all namespaces has an owner elsewhere. */
function ownRoot(scope: Construct, namespace: MeshNamespace): IssuerRef {
  const metadata = { name: 'selfsigned-issuer', namespace: namespace.name };
  const selfSignedIssuer = new Issuer(scope, 'SelfSignedIssuer', { metadata, spec: { selfSigned: {} } });
  return new CertificateAuthority(scope, 'Root', { namespace, selfSignedIssuer }).issuer;
}
