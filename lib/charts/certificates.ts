import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ClusterIssuer } from '../../imports/cert-manager.io';
import { CertificateAuthority } from '../constructs/certificate-authority';
import { ServingCertificate } from '../constructs/serving-certificate';
import type { Cluster } from '../settings/resolve';
import type { GatewaysChart } from './gateways';

/** The certificates of all exposed hosts, each beside the pods of the gateway that serves it. */
export class CertificatesChart extends Chart {
  private readonly certificates = new Map<string, ServingCertificate>();

  constructor(scope: Construct, cluster: Cluster, gateways: GatewaysChart) {
    super(scope, '40-certificates');
    const hosts = exposedHosts(cluster, gateways);
    if (hosts.length === 0) return;
    const metadata = { name: 'selfsigned-issuer' };
    const selfSignedIssuer = new ClusterIssuer(this, 'selfsigned-issuer', { metadata, spec: { selfSigned: {} } });
    for (const namespace of new Set(hosts.map(({ gateway }) => gateway.namespace))) {
      const authority = new CertificateAuthority(this, `ca-${namespace.name}`, { namespace, selfSignedIssuer });
      for (const { id, name, expose } of hosts.filter(({ gateway }) => gateway.namespace === namespace)) {
        const props = { ...expose.certificate, name: `${name}-https`, dnsNames: [expose.host], authority };
        this.certificates.set(expose.host, new ServingCertificate(this, id, props));
      }
    }
  }

  /** The certificate of an exposed host. @throws where the settings do not expose it */
  ofHost(host: string): ServingCertificate {
    const certificate = this.certificates.get(host);
    if (!certificate) throw new Error(`${this.node.path}: no certificate of host "${host}"`);
    return certificate;
  }
}

function exposedHosts({ controlPlanes }: Cluster, gateways: GatewaysChart) {
  return controlPlanes.flatMap((plane) =>
    plane.applications.flatMap(({ name, expose }) =>
      expose
        ? [{ id: `${plane.name}.${name}`, name, expose, gateway: gateways.named(plane.name, expose.gateway) }]
        : [],
    ),
  );
}
