import type { Read } from '../../../manifest/kinds';
import { kialiAccount } from '../../../platform/kiali';

/** What the operator calls a Kiali and its Service, whatever the resource is called. */
export function nameOfKiali({ spec }: Read<'kiali.io/Kiali'>): string {
  return spec?.deployment?.instance_name ?? 'kiali';
}

/** Whose right it is to read metrics: the account that the operator makes for a Kiali. */
export function accountOfKiali(kiali: Read<'kiali.io/Kiali'>): { readonly namespace: string; readonly name: string } {
  const namespace = kiali.spec?.deployment?.namespace ?? kiali.metadata.namespace ?? '';
  return { namespace, name: kialiAccount(nameOfKiali(kiali)) };
}
