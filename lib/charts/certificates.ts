import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ClusterIssuer } from '../../imports/cert-manager.io';
import { CertificateAuthority } from '../constructs/certificates/certificate-authority';
import { ServingCertificate } from '../constructs/certificates/serving-certificate';
import type { Cluster } from '../settings/resolve';
import type { GatewaysChart } from './gateways';

/** The certificates of exposed hosts, each beside the pods of the gateway that serves it. */
export class CertificatesChart extends Chart {
  private readonly certificates = new Map<string, ServingCertificate>();

  constructor(scope: Construct, cluster: Cluster, gateways: GatewaysChart) {
    super(scope, '40-certificates');
    const hosts = certifiedHosts(cluster, gateways);
    if (hosts.length === 0) return;
    const metadata = { name: 'selfsigned-issuer' };
    const selfSignedIssuer = new ClusterIssuer(this, 'selfsigned-issuer', { metadata, spec: { selfSigned: {} } });
    for (const namespace of new Set(hosts.map(({ gateway }) => gateway.namespace))) {
      const authority = new CertificateAuthority(this, `ca-${namespace.name}`, { namespace, selfSignedIssuer });
      for (const { id, name, host, certificate } of hosts.filter(({ gateway }) => gateway.namespace === namespace)) {
        const props = { ...certificate, name: `${name}-https`, dnsNames: [host], authority };
        this.certificates.set(host, new ServingCertificate(this, id, props));
      }
    }
  }

  /** The certificate of an exposed host; none where the router shows its own. */
  tryOfHost(host: string): ServingCertificate | undefined {
    return this.certificates.get(host);
  }
}

function certifiedHosts({ controlPlanes }: Cluster, gateways: GatewaysChart) {
  return controlPlanes.flatMap((plane) =>
    plane.applications.flatMap(({ name, expose }) => {
      if (!expose?.certificate) return [];
      const { host, certificate } = expose;
      const gateway = gateways.named(plane.name, expose.gateway);
      return [{ id: `${plane.name}.${name}`, name, host, certificate, gateway }];
    }),
  );
}
