import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ClusterIssuer } from '../../imports/cert-manager.io';
import { CertificateAuthority } from '../constructs/certificates/certificate-authority';
import { ServingCertificate, type ShownCertificate } from '../constructs/certificates/serving-certificate';
import type { MeshNamespace } from '../constructs/control-plane/mesh-namespace';
import type { Certificate } from '../settings/applications/resolve-certificate';
import type { Cluster } from '../settings/resolve';
import type { GatewaysChart } from './gateways';

/** The certificates of exposed hosts, each beside the pods of the gateway that serves it. */
export class CertificatesChart extends Chart {
  private readonly certificates = new Map<string, ShownCertificate>();
  private readonly authorities = new Map<MeshNamespace, CertificateAuthority>();
  private selfSignedIssuer?: ClusterIssuer;

  constructor(scope: Construct, cluster: Cluster, gateways: GatewaysChart) {
    super(scope, '40-certificates');
    for (const { id, name, host, certificate, namespace } of certifiedHosts(cluster, gateways)) {
      this.certificates.set(host, this.placeCertificate(id, { name, host, certificate, namespace }));
    }
  }

  /** The certificate of an exposed host; none where the router shows its own. */
  tryOfHost(host: string): ShownCertificate | undefined {
    return this.certificates.get(host);
  }

  private placeCertificate(id: string, { name, host, certificate, namespace }: CertifiedHost): ShownCertificate {
    if (certificate.secretName !== undefined) return { secretName: certificate.secretName };
    const issuer = certificate.issuerRef ?? this.authorityIn(namespace).issuer;
    const props = { ...certificate, name: `${name}-https`, dnsNames: [host], namespace, issuer };
    return new ServingCertificate(this, id, props);
  }

  /** The authority of a gateway's namespace, which is there only where a host asks for it. */
  private authorityIn(namespace: MeshNamespace): CertificateAuthority {
    const authority = this.authorities.get(namespace) ?? this.placeAuthority(namespace);
    this.authorities.set(namespace, authority);
    return authority;
  }

  private placeAuthority(namespace: MeshNamespace): CertificateAuthority {
    this.selfSignedIssuer ??= new ClusterIssuer(this, 'selfsigned-issuer', {
      metadata: { name: 'selfsigned-issuer' },
      spec: { selfSigned: {} },
    });
    const { selfSignedIssuer } = this;
    return new CertificateAuthority(this, `ca-${namespace.name}`, { namespace, selfSignedIssuer });
  }
}

/** A host that is shown with a certificate, in the namespace of its gateway's pods. */
interface CertifiedHost {
  readonly name: string;
  readonly host: string;
  readonly certificate: Certificate;
  readonly namespace: MeshNamespace;
}

function certifiedHosts({ controlPlanes }: Cluster, gateways: GatewaysChart) {
  return controlPlanes.flatMap((plane) =>
    plane.applications.flatMap(({ name, expose }) => {
      if (!expose?.certificate) return [];
      const { host, certificate } = expose;
      const { namespace } = gateways.named(plane.name, expose.gateway);
      return [{ id: `${plane.name}.${name}`, name, host, certificate, namespace }];
    }),
  );
}
