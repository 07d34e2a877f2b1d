import { title } from '../../../manifest/manifest';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { mtlsOf } from '../../derived/security/mtls';
import { entriesOf, tryDestination } from '../../derived/service/hosts';
import { type TlsSetting, tlsSettings } from '../../derived/virtual-service/destination-rules';
import { type TlsTarget, tlsTargets } from '../../derived/virtual-service/tls-targets';
import { injectionOf, isAmbient } from '../../derived/workload/injection';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const mutualServer: Rule = {
  code: 'DR006',
  severity: 'error',
  title: 'A DestinationRule uses the mutual TLS of the mesh only towards servers in the mesh',
  why: 'ISTIO_MUTUAL makes a client show its certificate of the mesh and expect one. A server without a proxy does not speak it, so every request gets a 503.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: http, number: 80, protocol: HTTP, targetPort: 443 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        tls: { mode: ISTIO_MUTUAL }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        tls: { mode: SIMPLE, caCertificates: system }`,
  *check(mesh) {
    for (const setting of tlsSettings(mesh)) {
      const { on, at, tls } = setting;
      if (tls.mode !== 'ISTIO_MUTUAL') continue;
      const reason =
        outside(mesh, setting) ?? tlsTargets(mesh, setting).flatMap((target) => refusal(mesh, target) ?? [])[0];
      if (reason) yield { on, at: `${at}.mode`, message: `"ISTIO_MUTUAL", but ${reason}` };
    }
  },
};

/** Why a host outside the mesh does not take part in its TLS. */
function outside(mesh: Mesh, { on }: TlsSetting): string | undefined {
  const to = tryDestination(mesh, on.spec?.host ?? '', on.metadata.namespace);
  if (!to?.entry) return undefined;
  const isInside = entriesOf(mesh, to.fqdn).some(({ spec }) => spec?.location === 'MESH_INTERNAL');
  return isInside
    ? undefined
    : `${title(to.entry)} is outside the mesh; write "SIMPLE" for its own TLS, or remove "tls"`;
}

/** Why pods do not take mutual TLS: they surely have no proxy, or a policy turns it off. */
function refusal(mesh: Mesh, { workload, podPort }: TlsTarget): string | undefined {
  const { mode, by } = mtlsOf(mesh, workload, podPort);
  if (mode === 'DISABLE' && by) return `${title(by)} turns it off for the pods of ${workload.name}; remove "tls"`;
  const isKnown = tryNamespaceLabels(mesh, workload.namespace) !== undefined;
  if (!isKnown || injectionOf(mesh, workload) !== 'none' || isAmbient(mesh, workload)) return undefined;
  return `the pods of ${workload.name} have no proxy; remove "tls", or bring them into the mesh`;
}
