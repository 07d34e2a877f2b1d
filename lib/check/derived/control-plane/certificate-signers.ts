import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** An IstioCSR: what signs the certificates of a mesh in place of istiod. */
export interface CertificateSigner {
  readonly on: Read<'operator.openshift.io/IstioCSR'>;
  /** Namespace of the control planes that it serves. */
  readonly namespace?: string;
  /** Their revisions. */
  readonly revisions: readonly string[];
}

/** Every IstioCSR; the revisions are the CRD's default where it lists none. */
export const certificateSigners = derived((mesh: Mesh): readonly CertificateSigner[] =>
  mesh.ofKind('operator.openshift.io/IstioCSR').map((on) => {
    const { namespace, revisions = ['default'] } = on.spec?.istioCSRConfig?.istio ?? {};
    return { on, namespace, revisions };
  }),
);
