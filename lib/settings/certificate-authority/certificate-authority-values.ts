import { istioCsrAddress } from '../../platform/mesh-certificates';
import type { ValuesOf } from '../istio-values/istio-values';

/** Sends pods to istio-csr for their certificates, and keeps istiod from signing too; a remote cluster's istiod is told so at home. */
export const certificateAuthorityValues: ValuesOf = ({ certificateAuthority, multiCluster }) =>
  certificateAuthority?.signer === 'istio-csr' && !multiCluster?.remote
    ? { global: { caAddress: istioCsrAddress }, pilot: { env: { ENABLE_CA_SERVER: 'false' } } }
    : {};
