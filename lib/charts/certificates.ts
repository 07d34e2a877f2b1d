import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ClusterIssuer } from '../../imports/cert-manager.io';
import { CertificateAuthority } from '../constructs/certificate-authority';
import type { IngressGateway } from '../constructs/ingress-gateway';
import { ServingCertificate } from '../constructs/serving-certificate';
import type { Cluster } from '../settings/resolve';
import type { GatewaysChart } from './gateways';

/** The certificates of all exposed hosts, each beside the pods of the gateway that serves it. */
export class CertificatesChart extends Chart {
  private readonly authorities = new Map<string, CertificateAuthority>();
  private readonly certificates = new Map<string, ServingCertificate>();

  constructor(scope: Construct, cluster: Cluster, gateways: GatewaysChart) {
    super(scope, '40-certificates');
    for (const plane of cluster.controlPlanes) {
      for (const { name, expose } of plane.applications) {
        if (!expose) continue;
        const certificate = new ServingCertificate(this, `${plane.name}.${name}`, {
          ...expose.certificate,
          name: `${name}-https`,
          dnsNames: [expose.host],
          authority: this.authorityOf(gateways.named(plane.name, expose.gateway)),
        });
        this.certificates.set(expose.host, certificate);
      }
    }
  }

  /** The certificate of an exposed host. @throws where the settings do not expose it */
  ofHost(host: string): ServingCertificate {
    const certificate = this.certificates.get(host);
    if (!certificate) throw new Error(`${this.node.path}: no certificate of host "${host}"`);
    return certificate;
  }

  private authorityOf({ namespace }: IngressGateway): CertificateAuthority {
    const existing = this.authorities.get(namespace.name);
    if (existing) return existing;
    const authority = new CertificateAuthority(this, `ca-${namespace.name}`, {
      namespace,
      selfSignedIssuer: this.selfSignedIssuer(),
    });
    this.authorities.set(namespace.name, authority);
    return authority;
  }

  private selfSignedIssuer(): ClusterIssuer {
    const existing = this.node.tryFindChild('selfsigned-issuer') as ClusterIssuer | undefined;
    const metadata = { name: 'selfsigned-issuer' };
    return existing ?? new ClusterIssuer(this, 'selfsigned-issuer', { metadata, spec: { selfSigned: {} } });
  }
}
