import type { PresumedBy } from '../presumed-objects';

/** The issuers behind certificates of meshes: they were there before the mesh. */
export const presumedByCertificateAuthorities: PresumedBy = ({ controlPlanes }) =>
  controlPlanes.flatMap(({ certificateAuthority, namespace }) => {
    if (!certificateAuthority?.issuerRef) return [];
    const { kind, name } = certificateAuthority.issuerRef;
    const metadata = kind === 'Issuer' ? { name, namespace } : { name };
    return [{ apiVersion: 'cert-manager.io/v1', kind, metadata }];
  });
