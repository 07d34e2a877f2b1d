import { certificatesFrom } from '../../../check/derived/certificate/issuers';
import { meaning } from '../rule';
import { listed, named, shift } from '../wording';

/**
 * cert-manager does not issue a certificate anew because its issuer signs with another key (cert-manager
 * `internal/controller/certificates/policies`); whoever trusts the old authority alone refuses what comes from then on.
 */
export const issuerKey = meaning(
  'traffic',
  ['cert-manager.io/Issuer', 'cert-manager.io/ClusterIssuer'],
  function* ({ change, old, now, after }) {
    const [was, is] = [old, now].map((issuer) => issuer?.spec?.ca?.secretName);
    if (change.kind !== 'changed' || !now || was === is) return;
    const certificates = certificatesFrom(after(), now).map(named);
    const whose = certificates.length > 0 ? ` (${listed(certificates)})` : '';
    yield `${named(now)} signs with another key (${shift('ca.secretName', was, is)}): certificates follow when they are renewed${whose}, and whoever trusts only the old authority refuses them then`;
  },
);
