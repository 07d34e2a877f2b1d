import type { Kinds, Read } from './kinds';
import { groupOf, type Manifest } from './manifest';

/** All objects of a cluster, to be read and joined; it never changes them. */
export class View {
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly byIdentity = new Map<string, Manifest>();

  constructor(readonly all: readonly Manifest[]) {
    for (const manifest of all) {
      const kind = `${groupOf(manifest)}/${manifest.kind}`;
      const held = this.byKind.get(kind);
      if (held) held.push(manifest);
      else this.byKind.set(kind, [manifest]);
      const key = keyOf(kind, manifest.metadata.namespace, manifest.metadata.name);
      if (!this.byIdentity.has(key)) this.byIdentity.set(key, manifest);
    }
  }

  /** The objects of a kind, in the order they were given. */
  ofKind<K extends keyof Kinds>(kind: K): readonly Read<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly Read<K>[];
  }

  /** The one object of a kind, namespace and name, or `undefined` where there is none. */
  tryFind<K extends keyof Kinds>(
    kind: K,
    namespace: string | undefined,
    name: string | undefined,
  ): Read<K> | undefined {
    return this.byIdentity.get(keyOf(kind, namespace, name)) as unknown as Read<K> | undefined;
  }
}

function keyOf(kind: string, namespace: string | undefined, name: string | undefined): string {
  return `${kind} ${namespace ?? ''} ${name ?? ''}`;
}

/** Whether a selector that lists labels selects an object that carries these; an empty one selects nothing here. */
export function selects(selector: Labels | undefined, labels: Labels | undefined): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value);
}

/** The values that objects give a label; `constructor` is a label like others. */
export function valuesOf(label: string, all: readonly Labels[]): readonly string[] {
  return all.flatMap((labels) => (Object.hasOwn(labels, label) ? (labels[label] ?? []) : []));
}

/** Labels, or what a selector asks of them. */
export type Labels = Readonly<Record<string, string | undefined>>;
