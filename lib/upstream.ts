import type { UpstreamNames } from '../imports/upstream-names';

/**
 * A generated type as upstream writes it: its own field names (`meshMTLS`, where `cdk8s import` says `meshMtls`), choices
 * as strings where it makes enums, quantities as text or numbers where it makes classes; nothing is mutable.
 */
export type Upstream<T> = 0 extends 1 & T
  ? unknown
  : T extends string
    ? `${T}`
    : T extends number | boolean | undefined
      ? T
      : T extends { readonly value: string | number }
        ? keyof T extends 'value'
          ? string | number
          : Fields<T>
        : T extends readonly (infer E)[]
          ? readonly Upstream<E>[]
          : Fields<T>;

type Fields<T> = { readonly [K in keyof T as UpstreamName<K>]: Upstream<T[K]> };

type UpstreamName<K> = K extends keyof UpstreamNames ? UpstreamNames[K] : K;
