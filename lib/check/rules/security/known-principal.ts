import { hasOtherClusters } from '../../derived/control-plane/other-clusters';
import { knowsNamespace } from '../../derived/namespaces';
import { entriesOf } from '../../derived/security/authorization';
import { knowsServiceAccount } from '../../derived/workload/accounts';
import { identitiesIn, trustDomains } from '../../derived/workload/identities';
import { hasOpaquePods } from '../../derived/workload/unseen-pods';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownPrincipal: Rule = {
  code: 'SEC009',
  severity: 'error unless open',
  title: 'The principals of an AuthorizationPolicy are those of workloads',
  why: "A principal is compared letter by letter with the identity in the caller's certificate. One that nobody has matches nothing: an ALLOW closes the path with a 403, a DENY lets everybody pass.",
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: sleep, namespace: clients }
    spec:
      selector: { matchLabels: { app: sleep } }
      template:
        metadata: { labels: { app: sleep } }
        spec:
          serviceAccountName: sleep
          containers: [{ name: sleep, image: 'docker.io/curlimages/curl:8.16.0' }]`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: callers, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { principals: [cluster.local/ns/clients/sa/default] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: callers, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { principals: [cluster.local/ns/clients/sa/sleep] } }] }]`,
  *check(mesh) {
    for (const { on, at, text } of entriesOf(mesh, ['principals', 'notPrincipals'])) {
      const message = faultOfPrincipal(mesh, text);
      if (message) yield { on, at, message };
    }
    for (const { on, at, text } of entriesOf(mesh, ['serviceAccounts', 'notServiceAccounts'])) {
      const message = faultOfAccount(mesh, text, on.metadata.namespace ?? '');
      if (message) yield { on, at, message };
    }
  },
};

const scheme = 'spiffe://';

function faultOfPrincipal(mesh: Mesh, principal: string): string | undefined {
  if (principal.startsWith(scheme)) return `"${principal}" has a scheme; write "${principal.slice(scheme.length)}"`;
  if (principal.includes('*')) return undefined;
  const [, domain = '', namespace, account] = /^([^/]+)\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
  if (namespace === undefined || account === undefined) return faultOfForm(principal);
  const domains = trustDomains(mesh);
  if (domains.length > 0 && !domains.includes(domain)) {
    return `"${domain}" is no trust domain of the mesh${among(domains)}${didYouMean(domain, domains)}`;
  }
  return faultOfIdentity(mesh, namespace, account);
}

/** Certificates of others may carry names of another form, but not these. */
function faultOfForm(principal: string): string | undefined {
  const isForeign = principal.includes('/') && !/^ns\/|\/ns\//.test(principal);
  const form = 'cluster.local/ns/<namespace>/sa/<service account>';
  return isForeign ? undefined : `"${principal}" is no principal; write "${form}"`;
}

function faultOfAccount(mesh: Mesh, entry: string, own: string): string | undefined {
  const [before = '', after] = entry.split('/');
  return after === undefined ? faultOfIdentity(mesh, own, before) : faultOfIdentity(mesh, before, after);
}

function faultOfIdentity(mesh: Mesh, namespace: string, account: string): string | undefined {
  if (hasOtherClusters(mesh)) return undefined;
  const namespaces = mesh.ofKind('core/Namespace');
  if (namespaces.length > 0 && !knowsNamespace(mesh, namespace)) {
    const names = namespaces.map(({ metadata }) => metadata.name);
    return `there is no namespace "${namespace}"${didYouMean(namespace, names)}`;
  }
  const accounts = identitiesIn(mesh, namespace).map(({ serviceAccount }) => serviceAccount);
  // Where no pods are known, and where somebody made the account, pods may run as it all the same.
  const isElsewhere =
    accounts.length === 0 ||
    hasOpaquePods(mesh, namespace) ||
    (account !== 'default' && knowsServiceAccount(mesh, namespace, account));
  if (isElsewhere || accounts.includes(account)) return undefined;
  return `no pods in namespace "${namespace}" run as "${account}"${among(accounts)}${didYouMean(account, accounts)}`;
}
