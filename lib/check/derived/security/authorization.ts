import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';

export type AuthorizationPolicy = Read<'security.istio.io/AuthorizationPolicy'>;
export type AuthorizationRule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number];
export type Source = NonNullable<NonNullable<NonNullable<AuthorizationRule['from']>[number]>['source']>;

export type Operation = NonNullable<NonNullable<NonNullable<AuthorizationRule['to']>[number]>['operation']>;

/** A caller that a rule of a policy describes. */
export interface PlacedSource {
  readonly on: AuthorizationPolicy;
  /** Path of the source. */
  readonly at: string;
  readonly source: Source;
}

/** Every caller that AuthorizationPolicies describe. */
export const sources = derived((mesh: Mesh): readonly PlacedSource[] =>
  mesh.ofKind('security.istio.io/AuthorizationPolicy').flatMap((on) =>
    (on.spec?.rules ?? []).flatMap((rule, i) =>
      (rule.from ?? []).flatMap(({ source }, j) => {
        return source ? [{ on, at: `spec.rules[${i}].from[${j}].source`, source }] : [];
      }),
    ),
  ),
);

const byNamespace = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('security.istio.io/AuthorizationPolicy'), ({ metadata }) => metadata.namespace),
);

/** The AuthorizationPolicies of a namespace. */
export function authorizationPoliciesIn(mesh: Mesh, namespace: string | undefined): readonly AuthorizationPolicy[] {
  return byNamespace(mesh).get(namespace ?? '') ?? [];
}

/** One text in a list of a source or operation, e.g. one of its principals. */
export interface Entry {
  readonly on: AuthorizationPolicy;
  readonly at: string;
  readonly field: keyof Source | keyof Operation;
  readonly text: string;
}

/** What the sources of all policies list under some of their fields. */
export function entriesOf(mesh: Mesh, fields: readonly (keyof Source)[]): readonly Entry[] {
  return sources(mesh).flatMap(({ on, at, source }) =>
    fields.flatMap((field) =>
      (source[field] ?? []).map((text = '', index) => ({ on, at: `${at}.${field}[${index}]`, field, text })),
    ),
  );
}

/** What the operations of all policies list under some of their fields. */
export function operationEntriesOf(mesh: Mesh, fields: readonly (keyof Operation)[]): readonly Entry[] {
  return mesh.ofKind('security.istio.io/AuthorizationPolicy').flatMap((on) =>
    (on.spec?.rules ?? []).flatMap(({ to = [] }, i) =>
      to.flatMap(({ operation }, j) =>
        fields.flatMap((field) =>
          (operation?.[field] ?? []).map((text = '', index) => {
            return { on, at: `spec.rules[${i}].to[${j}].operation.${field}[${index}]`, field, text };
          }),
        ),
      ),
    ),
  );
}
