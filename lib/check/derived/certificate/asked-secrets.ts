import type { Read } from '../../../manifest/kinds';
import { groupOf, type Manifest } from '../../../manifest/manifest';

/** What cert-manager reads of an Ingress. */
interface Ingress {
  readonly spec?: { readonly tls?: unknown };
}

/** Annotations that ask cert-manager for certificates (cert-manager `pkg/apis/certmanager/v1/types.go`). */
const askingAnnotations = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

/** The Secrets that cert-manager makes since an Ingress or a Gateway asks it to by annotation, in its own namespace. */
export function askedSecrets(on: Manifest): readonly string[] {
  const { annotations = {} } = on.metadata;
  if (!askingAnnotations.some((name) => annotations[name] !== undefined)) return [];
  const kind = `${groupOf(on)}/${on.kind}`;
  if (kind === 'gateway.networking.k8s.io/Gateway') return ofGateway(on as Read<'gateway.networking.k8s.io/Gateway'>);
  return kind === 'networking.k8s.io/Ingress' ? ofIngress(on as Ingress) : [];
}

function ofGateway({ metadata, spec }: Read<'gateway.networking.k8s.io/Gateway'>): readonly string[] {
  return (spec?.listeners ?? [])
    .flatMap(({ tls }) => tls?.certificateRefs ?? [])
    .filter(({ namespace = metadata.namespace }) => namespace === metadata.namespace)
    .flatMap(({ name }) => name ?? []);
}

function ofIngress({ spec }: Ingress): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(spec?.tls) ? spec.tls : [];
  return entries.flatMap((entry) => {
    const { secretName } = (entry ?? {}) as { readonly secretName?: unknown };
    return typeof secretName === 'string' ? [secretName] : [];
  });
}
