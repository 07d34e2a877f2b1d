import { at } from '../../path';
import type { AuthorizationPolicy, AuthorizationRule, Operation, Source } from './authorization';

const operationFields: readonly (keyof Operation)[] = [
  'hosts',
  'notHosts',
  'methods',
  'notMethods',
  'paths',
  'notPaths',
];
const sourceFields: readonly (keyof Source)[] = ['requestPrincipals', 'notRequestPrincipals'];

/** A field of a policy that only requests of HTTP have, and the ports that its rule is about; none where it is about all. */
export interface HttpField {
  readonly at: string;
  readonly ports: readonly number[];
}

/** The first such field of every rule of a policy. */
export function httpFieldsOf({ spec }: AuthorizationPolicy): readonly HttpField[] {
  return (spec?.rules ?? []).flatMap((rule, index) => {
    const path = tryFieldOf(rule);
    const ports = (rule.to ?? []).flatMap(({ operation }) => (operation?.ports ?? []).map(Number));
    return path ? [{ at: at('spec', 'rules', index, ...path), ports }] : [];
  });
}

function tryFieldOf({ from = [], to = [], when = [] }: AuthorizationRule): readonly (string | number)[] | undefined {
  for (const [index, { operation }] of to.entries()) {
    const field = operationFields.find((name) => operation?.[name] !== undefined);
    if (field) return ['to', index, 'operation', field];
  }
  for (const [index, { source }] of from.entries()) {
    const field = sourceFields.find((name) => source?.[name] !== undefined);
    if (field) return ['from', index, 'source', field];
  }
  const condition = when.findIndex(({ key }) => key?.startsWith('request.'));
  return condition < 0 ? undefined : ['when', condition, 'key'];
}
