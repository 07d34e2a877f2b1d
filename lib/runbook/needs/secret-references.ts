import { type Manifest, title } from '../../manifest/manifest';
import type { View } from '../../manifest/view';
import { tempoStacks } from '../operator-objects';
import type { ObjectName } from '../paths/entrance';
import { externalCalls } from '../paths/external-calls';
import { generatedEntrances } from '../paths/generated-entrances';
import { injectedEntrances } from '../paths/injected-entrances';

/** A Secret that an object names, and what it is asked for. */
export interface SecretReference extends ObjectName {
  readonly on: Pick<Manifest, 'kind' | 'metadata'>;
  readonly holds: string;
}

/** Every Secret that objects name, whoever makes it. */
export function secretReferences(view: View): readonly SecretReference[] {
  return [
    ...view.ofKind('cert-manager.io/Issuer').flatMap((on) => {
      const name = on.spec?.ca?.secretName;
      return name ? [{ on, ...beside(on, name), holds: 'certificate and key of the authority' }] : [];
    }),
    ...gatewayReferences(view),
    ...view.ofKind('route.openshift.io/Route').flatMap((on) => {
      const name = on.spec?.tls?.externalCertificate?.name;
      return name ? [{ on, ...beside(on, name), holds: `certificate and key of ${on.spec?.host}` }] : [];
    }),
    ...tlsReferences(view),
    ...tempoStacks(view).flatMap((on) => {
      const { name, type } = on.spec?.storage?.secret ?? {};
      return name ? [{ on, ...beside(on, name), holds: `address and keys of the object storage (${type})` }] : [];
    }),
  ];
}

/** Certificates that gateways show to clients. */
function gatewayReferences(view: View): readonly SecretReference[] {
  return [...injectedEntrances(view), ...generatedEntrances(view)].flatMap(({ bindings }) =>
    bindings.flatMap(({ gateway, listener: { certificate, hosts } }) =>
      certificate ? [{ on: gateway, ...certificate, holds: `certificate and key of ${hosts.join(', ')}` }] : [],
    ),
  );
}

/** What the mesh shows hosts outside when it starts TLS, or trusts them by; it stands beside the pods that call. */
function tlsReferences(view: View): readonly SecretReference[] {
  return externalCalls(view).flatMap(({ host, tlsBy, through, callers }) => {
    const { tls, portLevelSettings = [] } = tlsBy?.spec?.trafficPolicy ?? {};
    const names = [tls, ...portLevelSettings.map((settings) => settings.tls)].flatMap(
      (settings) => settings?.credentialName ?? [],
    );
    const own = tlsBy?.metadata.namespace ?? '';
    const places = through ? [through.workload.metadata.namespace ?? ''] : callers.length > 0 ? callers : [own];
    const holds = `the authority of ${host}, and for mutual TLS certificate and key to show to it`;
    return tlsBy ? names.flatMap((name) => places.map((namespace) => ({ on: tlsBy, namespace, name, holds }))) : [];
  });
}

function beside({ metadata }: Pick<Manifest, 'metadata'>, name: string): ObjectName {
  return { namespace: metadata.namespace ?? '', name };
}

/** How a reference is named to a person. */
export function sayReference({ on, namespace, name }: SecretReference): string {
  return `Secret \`${namespace}/${name}\`, which ${title(on)} names`;
}
