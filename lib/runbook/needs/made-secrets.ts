import { groupOf, type Manifest } from '../../manifest/manifest';
import type { View } from '../../manifest/view';
import { servingCertificateAnnotation } from '../../platform/service-ca';
import type { ObjectName } from '../paths/entrance';

/** Whether something here makes a Secret: cert-manager, the service CA, or an operator that fetches or unseals it. */
export function isMade(view: View, { namespace, name }: ObjectName): boolean {
  return view.all.some((object) => object.metadata.namespace === namespace && secretNamesOf(object).includes(name));
}

function secretNamesOf(object: Manifest): readonly (string | undefined)[] {
  const { name, annotations } = object.metadata;
  switch (`${groupOf(object)}/${object.kind}`) {
    case 'core/Secret':
    case 'bitnami.com/SealedSecret':
      return [name];
    case 'cert-manager.io/Certificate':
      return [(object.spec as { readonly secretName?: string } | undefined)?.secretName];
    case 'external-secrets.io/ExternalSecret':
      return [(object.spec as { readonly target?: { readonly name?: string } } | undefined)?.target?.name ?? name];
    case 'core/Service':
      return [annotations?.[servingCertificateAnnotation]];
    case 'gateway.networking.k8s.io/Gateway':
      return [{ ...annotations, ...infrastructureAnnotations(object) }[servingCertificateAnnotation]];
    default:
      return [];
  }
}

/** Istiod hands them on to the Service that it makes. */
function infrastructureAnnotations({ spec }: Manifest): Readonly<Record<string, string>> {
  type Spec = { readonly infrastructure?: { readonly annotations?: Readonly<Record<string, string>> } };
  return (spec as Spec | undefined)?.infrastructure?.annotations ?? {};
}
