/** A change of one object: what it was, what it is, what it stands among, and all that it means. */
export interface Case {
  readonly title: string;
  readonly old?: object;
  readonly now?: object;
  /** Objects that stand on both sides. */
  readonly among?: readonly object[];
  readonly means: readonly string[];
}

/** An object by its kind and its name, which is `namespace/name` where it has a namespace. */
export function object(apiVersion: string, kind: string, name: string, fields: object = {}) {
  const [namespace, own] = name.includes('/') ? name.split('/') : [undefined, name];
  const { metadata, ...content } = fields as { readonly metadata?: object };
  return { apiVersion, kind, metadata: { name: own, ...(namespace && { namespace }), ...metadata }, ...content };
}

/** Objects of one name that differ by their `spec`. */
export const of =
  (apiVersion: string, kind: string, name: string) =>
  (spec: object, metadata: object = {}) =>
    object(apiVersion, kind, name, { metadata, spec });
