import { Construct } from 'constructs';
import { Certificate, CertificateSpecPrivateKeyAlgorithm } from '../../../imports/cert-manager.io';
import { issuerGroup } from '../../platform/cert-manager';
import { pluggedAuthoritySecret } from '../../platform/mesh-certificates';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { IssuerRef } from './certificate-authority';

/** Where an istiod is that signs, and who vouches for it. */
export interface PluggedAuthorityProps {
  /** Namespace of the control plane. */
  readonly namespace: MeshNamespace;
  readonly issuer: IssuerRef;
}

/** A year: it is renewed long before its end, and istiod reads what is renewed without a restart. */
const durationHours = 8760;

/** An intermediate certificate for istiod to sign the certificates of pods with, under a root that is not its own. */
export class PluggedAuthority extends Construct {
  constructor(scope: Construct, id: string, { namespace, issuer: { kind, name } }: PluggedAuthorityProps) {
    super(scope, id);
    new Certificate(this, 'Resource', {
      metadata: { name: pluggedAuthoritySecret, namespace: namespace.name },
      spec: {
        isCa: true,
        commonName: 'istiod-ca',
        duration: `${durationHours}h`,
        secretName: pluggedAuthoritySecret,
        privateKey: { algorithm: CertificateSpecPrivateKeyAlgorithm.RSA, size: 4096 },
        issuerRef: { group: issuerGroup, kind, name },
      },
    });
  }
}
