import type { Read } from '../../../manifest/kinds';

/** Whose right it is to read metrics: the account that the operator makes for a Kiali. */
export function accountOfKiali({ metadata, spec }: Read<'kiali.io/Kiali'>): {
  readonly namespace: string;
  readonly name: string;
} {
  const { instance_name: instance = 'kiali', namespace = metadata.namespace ?? '' } = spec?.deployment ?? {};
  return { namespace, name: `${instance}-service-account` };
}
