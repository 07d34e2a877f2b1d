import { servingCertificateAnnotation } from '../platform/service-ca';
import { groupOf, type Manifest } from './manifest';
import { fieldsOf, itemsOf, type Mapping } from './mapping';

/** A Secret that is there because an object is. */
export interface MadeSecret {
  /** `undefined` where it comes to be in every namespace that is asked for. */
  readonly namespace?: string;
  readonly name: string;
  /** Whether OpenShift's service CA signs what is in it, for the name of a Service. */
  readonly isServiceCa?: boolean;
}

/**
 * The Secrets that are there because an object is: itself, or what cert-manager, the service CA, or an operator that
 * fetches or unseals them makes of it.
 *
 * Sources: cert-manager `pkg/controller/certificate-shim`; istio `pilot/pkg/config/kube/gateway/deploymentcontroller.go`,
 * which hands annotations on to the Service that it makes; external-secrets.io, ExternalSecret `spec.target`; bitnami
 * Sealed Secrets; trust-manager, Bundle `spec.target`.
 */
export function madeSecrets(manifest: Manifest): readonly MadeSecret[] {
  const { namespace, name } = manifest.metadata;
  const annotations = fieldsOf(manifest.metadata.annotations);
  const spec = fieldsOf(manifest.spec);
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case 'core/Secret':
    case 'bitnami.com/SealedSecret':
      return [{ namespace, name }];
    case 'cert-manager.io/Certificate':
      return named(namespace, [spec.secretName]);
    case 'core/Service':
      return ofServiceCa(namespace, annotations);
    case 'external-secrets.io/ExternalSecret':
      return named(namespace, [fieldsOf(spec.target).name ?? name]);
    case 'gateway.networking.k8s.io/Gateway':
      return [
        ...ofServiceCa(namespace, fieldsOf(fieldsOf(spec.infrastructure).annotations ?? annotations)),
        ...(isCertified(annotations) ? named(namespace, listenerSecrets(spec, namespace)) : []),
      ];
    case 'networking.k8s.io/Ingress':
      return isCertified(annotations)
        ? named(
            namespace,
            itemsOf(spec.tls).map(({ secretName }) => secretName),
          )
        : [];
    case 'trust.cert-manager.io/Bundle':
      return fieldsOf(spec.target).secret === undefined ? [] : [{ name }];
    default:
      return [];
  }
}

/** Annotations that ask cert-manager for certificates (cert-manager `pkg/apis/certmanager/v1/types.go`). */
const askingAnnotations = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

function isCertified(annotations: Mapping): boolean {
  return askingAnnotations.some((name) => annotations[name] !== undefined);
}

/** Those of the Gateway's own namespace: cert-manager writes into no other. */
function listenerSecrets({ listeners }: Mapping, namespace: string | undefined): readonly unknown[] {
  return itemsOf(listeners)
    .flatMap(({ tls }) => itemsOf(fieldsOf(tls).certificateRefs))
    .filter((ref) => (ref.namespace ?? namespace) === namespace)
    .map(({ name }) => name);
}

function ofServiceCa(namespace: string | undefined, annotations: Mapping): readonly MadeSecret[] {
  return named(namespace, [annotations[servingCertificateAnnotation]]).map((made) => ({ ...made, isServiceCa: true }));
}

function named(namespace: string | undefined, names: readonly unknown[]): readonly MadeSecret[] {
  return names.flatMap((name) => (typeof name === 'string' && name !== '' ? [{ namespace, name }] : []));
}
