import { meaning } from '../rule';
import { present, without } from '../sets';
import { listed } from '../wording';

/**
 * The operator writes the settings of an IstioCSR into the arguments of istio-csr, which starts anew; while it is away, no
 * proxy that starts gets a certificate (openshift/cert-manager-operator `pkg/controller/istiocsr`). The certificate of istiod
 * names the revisions that are listed: proxies of another one do not trust it.
 */
export const certificateSigner = meaning('control-plane', ['operator.openshift.io/IstioCSR'], function* (subject) {
  const { change, old, now, touches, touched } = subject;
  if (change.kind !== 'changed' || !now || !touches('spec')) return;
  yield `restarts istio-csr of namespace ${now.metadata.namespace}: proxies that start meanwhile wait for their certificate (${listed(touched('spec'))})`;
  const [was, is] = [old, now].map((signer) => present(signer?.spec?.istioCSRConfig?.istio?.revisions));
  const lost = without(was ?? [], is ?? []);
  if (lost.length > 0)
    yield `the certificate of istiod no longer names ${listed(lost)}: proxies there cannot reach it any more`;
});
