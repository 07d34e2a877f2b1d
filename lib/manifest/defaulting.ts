import type { DefaultNode } from '../../imports/defaults';

/** A value with the defaults of its schema written out, from the top down, as the API server does on create. */
export function withDefaults(value: unknown, node: DefaultNode | undefined): unknown {
  if (node === undefined) return value;
  if (value === undefined)
    return node.default === undefined ? undefined : withDefaults(node.default, { ...node, default: undefined });
  if (Array.isArray(value)) return node.items ? value.map((item) => withDefaults(item, node.items)) : value;
  if (typeof value !== 'object' || value === null) return value;
  return { ...withMapDefaults(value, node), ...withPropertyDefaults(value, node) };
}

function withMapDefaults(map: object, { additionalProperties }: DefaultNode): object {
  if (!additionalProperties) return map;
  return Object.fromEntries(Object.entries(map).map(([key, held]) => [key, withDefaults(held, additionalProperties)]));
}

function withPropertyDefaults(map: object, { properties = {} }: DefaultNode): object {
  const known = Object.entries(properties).map(
    ([key, node]) => [key, withDefaults(Reflect.get(map, key), node)] as const,
  );
  return Object.fromEntries(known.filter(([, held]) => held !== undefined));
}
