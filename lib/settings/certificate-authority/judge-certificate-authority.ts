import { istioCsrOperatorMinor } from '../../platform/mesh-certificates';
import { operators } from '../../platform/operators';
import { isAmbient } from '../ambient/resolve-ambient';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { isSubdomain, subdomainRule } from '../names';
import type { Cluster } from '../resolve';
import type { CertificateAuthority } from './resolve-certificate-authority';

/** Who cannot sign the certificates of a mesh's pods. */
export function* judgeCertificateAuthorities(cluster: Cluster): Iterable<Fault> {
  const { controlPlanes } = cluster;
  const isOfCsr = ({ certificateAuthority }: ControlPlane) => certificateAuthority?.signer === 'istio-csr';
  const first = controlPlanes.findIndex(isOfCsr);
  for (const [i, plane] of controlPlanes.entries()) {
    const at = `controlPlanes[${i}].certificateAuthority`;
    if (plane.certificateAuthority) yield* judgeAuthority(plane.certificateAuthority, at);
    if (!isOfCsr(plane)) continue;
    yield* judgeAmbient(plane, `${at}.signer`);
    if (i > first) {
      const say = `istio-csr serves control plane "${controlPlanes[first]?.name}", and a cluster runs it once; write signer: 'istiod'`;
      yield { at: `${at}.signer`, say };
    }
  }
  if (first >= 0) yield* judgeOperator(cluster);
}

function* judgeAuthority({ issuerRef }: CertificateAuthority, at: string): Iterable<Fault> {
  if (!issuerRef) return;
  if (!isSubdomain(issuerRef.name)) {
    yield { at: `${at}.issuerRef.name`, say: `"${issuerRef.name}" is not a name of an issuer: ${subdomainRule}` };
  }
}

/** A node proxy asks in the name of pods, which istio-csr takes only from accounts that the operator has no field for. */
function* judgeAmbient(plane: ControlPlane, at: string): Iterable<Fault> {
  if (!isAmbient(plane)) return;
  const say =
    "istio-csr signs for pods that ask themselves, and in ambient mode their node proxy asks; write signer: 'istiod'";
  yield { at, say };
}

function* judgeOperator({ operators: settings }: Cluster): Iterable<Fault> {
  const { package: name, csvPrefix } = operators['openshift-cert-manager-operator'];
  const { startingCSV = '' } = settings[name] ?? {};
  const [major = 0, minor = 0] = startingCSV.replace(csvPrefix, '').split('.').map(Number);
  if (!startingCSV.startsWith(csvPrefix) || major !== 1 || minor >= istioCsrOperatorMinor) return;
  const say = `"${startingCSV}" does not run istio-csr; write ${csvPrefix}1.${istioCsrOperatorMinor}.1 or a newer one`;
  yield { at: `operators.${name}.startingCSV`, say };
}
