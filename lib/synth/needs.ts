import { madeSecrets } from '../manifest/made-secrets';
import { groupOf, identity, type Manifest } from '../manifest/manifest';
import { fieldsOf, itemsOf, type Mapping } from '../manifest/mapping';
import { operators } from '../platform/operators';

/** Namespace that cert-manager runs in, where it looks for the Secrets of what signs for all namespaces. */
const certManagerNamespace = operators['openshift-cert-manager-operator'].operand.namespace;

/** Names an object, or a Secret, in the way of `identity`; or all objects of a kind, by its group and kind. */
type Need = string;

/**
 * What an object is broken without, by its kind, or never done; Argo CD's health says so, and a wave with a broken object
 * fails, or never ends.
 *
 * Sources: argoproj/argo-cd v3.4 `resource_customizations`; cert-manager `pkg/issuer/ca/setup.go`; istio
 * `pilot/pkg/config/kube/gateway/conversion.go`; istio-ecosystem/sail-operator `controllers/{istiorevisiontag,ztunnel}`;
 * openshift/cert-manager-operator `pkg/controller/istiocsr`; openshift/api, Route `spec.tls.externalCertificate`;
 * grafana/tempo-operator `internal/controller/tempo`; kubernetes, Pod `volumes`.
 */
const needsByKind: Readonly<Record<string, (spec: Mapping, namespace: string) => readonly Need[]>> = {
  'apps/Deployment': ({ template }, namespace) =>
    itemsOf(fieldsOf(fieldsOf(template).spec).volumes)
      .map(({ secret }) => fieldsOf(secret))
      .flatMap(({ secretName, optional }) => (optional === true ? [] : secretOf(secretName, namespace))),
  'cert-manager.io/Certificate': ({ issuerRef }, namespace) => issuerOf(issuerRef, namespace),
  'cert-manager.io/ClusterIssuer': ({ ca }) => secretOf(fieldsOf(ca).secretName, certManagerNamespace),
  'cert-manager.io/Issuer': ({ ca }, namespace) => secretOf(fieldsOf(ca).secretName, namespace),
  'gateway.networking.k8s.io/Gateway': ({ listeners }, namespace) =>
    itemsOf(listeners).flatMap(({ tls }) =>
      itemsOf(fieldsOf(tls).certificateRefs).flatMap((ref) => secretOf(ref.name, text(ref.namespace) ?? namespace)),
    ),
  'operator.openshift.io/IstioCSR': ({ istioCSRConfig }) => {
    const { certManager, istio } = fieldsOf(istioCSRConfig);
    return issuerOf(fieldsOf(certManager).issuerRef, text(fieldsOf(istio).namespace));
  },
  'route.openshift.io/Route': ({ tls }, namespace) =>
    secretOf(fieldsOf(fieldsOf(tls).externalCertificate).name, namespace),
  'sailoperator.io/IstioRevisionTag': ({ targetRef }) => targetOf(targetRef),
  'sailoperator.io/ZTunnel': () => ['sailoperator.io/Istio'],
  'tempo.grafana.com/TempoStack': ({ storage }, namespace) =>
    secretOf(fieldsOf(fieldsOf(storage).secret).name, namespace),
};

/** What an object is broken without. */
export function needsOf(manifest: Manifest): readonly Need[] {
  const needs = needsByKind[kindOf(manifest)];
  return needs?.(fieldsOf(manifest.spec), manifest.metadata.namespace ?? '') ?? [];
}

/** The needs that an object meets once it is healthy. */
export function meetsOf(manifest: Manifest): readonly Need[] {
  const secrets = madeSecrets(manifest).flatMap(({ namespace, name }) => secretIn(namespace, name));
  return [identity(manifest), kindOf(manifest), ...secrets];
}

function kindOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

/** cert-manager takes a reference without a kind for one to an Issuer. */
function issuerOf(issuerRef: unknown, namespace = ''): readonly Need[] {
  const { kind = 'Issuer', name } = fieldsOf(issuerRef);
  return [`cert-manager.io/${kind}/${kind === 'ClusterIssuer' ? '' : namespace}/${name}`];
}

/** A Secret, made for its own namespace or for all. */
function secretOf(name: unknown, namespace?: string): readonly Need[] {
  return name === undefined ? [] : [secretIn(namespace, name), secretIn(undefined, name)];
}

function secretIn(namespace = '', name: unknown): Need {
  return `core/Secret/${namespace}/${name}`;
}

function targetOf(targetRef: unknown): readonly Need[] {
  const { kind, name } = fieldsOf(targetRef);
  return [`sailoperator.io/${kind}//${name}`];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
