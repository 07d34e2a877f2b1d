import { hasOtherClusters } from '../../derived/control-plane/other-clusters';
import { knowsNamespace } from '../../derived/namespaces';
import { entriesOf } from '../../derived/security/authorization';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const knownSourceNamespace: Rule = {
  code: 'SEC008',
  severity: 'error unless open',
  title: 'The namespaces that an AuthorizationPolicy admits or refuses exist',
  why: 'A namespace that is not there is nobody: an ALLOW admits no one and everything else gets a 403, a DENY refuses no one.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-ingress, labels: { istio-injection: enabled } }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: callers, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { namespaces: [istio-ingres] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: callers, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { namespaces: [istio-ingress] } }] }]`,
  *check(mesh) {
    // Without any Namespace the input is a part of something: who wrote it creates them elsewhere.
    const known = mesh.ofKind('core/Namespace').map(({ metadata }) => metadata.name);
    if (known.length === 0 || hasOtherClusters(mesh)) return;
    for (const { on, at, text } of entriesOf(mesh, ['namespaces', 'notNamespaces'])) {
      if (text.includes('*') || knowsNamespace(mesh, text)) continue;
      yield { on, at, message: `there is no namespace "${text}"${didYouMean(text, known)}` };
    }
  },
};
