import type { StructuralSchema } from '../../lib/check/structural-schema';
import { textsIn } from '../../lib/check/walk';
import type { Manifest } from '../../lib/manifest/manifest';
import { junkValue, type Pick } from './fuzz-objects';

/** Texts by the field that they were found under, so that objects made of them refer to each other. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

/** The texts that some objects use. */
export function vocabularyOf(manifests: readonly Manifest[]): Vocabulary {
  const words = new Map<string, Set<string>>();
  for (const { key = '', text } of manifests.flatMap((manifest) => [...textsIn(manifest)])) {
    const held = words.get(key) ?? new Set();
    if (text.length < 200) words.set(key, held.add(text));
  }
  return new Map([...words].map(([key, texts]) => [key, [...texts]]));
}

const numbers = [0, 1, 80, 443, 8080, 8443, 9080, 15_021, -1, 70_000];
const labels = ['app', 'version', 'istio', 'istio.io/rev', 'istio-injection', 'istio.io/dataplane-mode'];

/** A value as a schema asks for it, but for one field in so many, which holds junk. */
export class Writer {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly pick: Pick,
    private readonly oneJunkIn: number,
  ) {}

  write(schema: StructuralSchema, field = '', depth = 0): unknown {
    if (this.pick(this.oneJunkIn) === 0) return junkValue(this.pick);
    const { enum: listed, items, type } = schema;
    if (listed) return this.one(listed);
    if (schema['x-kubernetes-int-or-string']) return this.one<unknown>([...numbers, 'http', 'https', '50%']);
    if (type === 'object') return this.mapping(schema, depth);
    if (type === 'array') return this.list(items ?? {}, field, depth);
    if (type === 'boolean') return this.pick(2) === 0;
    return type === 'integer' || type === 'number' ? this.one(numbers) : this.text(field);
  }

  private mapping({ properties, required = [], additionalProperties }: StructuralSchema, depth: number): object {
    if (typeof additionalProperties === 'object') return this.map(additionalProperties, depth);
    const names = Object.keys(properties ?? {});
    const share = 1 + Math.floor(names.length / 6) + Math.floor(depth / 3);
    const chosen = names.filter((name) => required.includes(name) || depth === 0 || this.pick(share) === 0);
    const isDeep = depth > 12;
    return Object.fromEntries(
      (isDeep ? [] : chosen).map((name) => [name, this.write(properties?.[name] ?? {}, name, depth + 1)]),
    );
  }

  private map(values: StructuralSchema, depth: number): object {
    const names = Array.from({ length: this.pick(3) }, () => this.one(labels));
    return Object.fromEntries(names.map((name) => [name, this.write(values, name, depth + 1)]));
  }

  private list(items: StructuralSchema, field: string, depth: number): readonly unknown[] {
    return Array.from({ length: depth > 12 ? 0 : this.pick(4) }, () => this.write(items, field, depth + 1));
  }

  private text(field: string): string {
    const known = this.vocabulary.get(field) ?? this.vocabulary.get('name') ?? [];
    return known[this.pick(Math.max(1, known.length))] ?? 'x';
  }

  private one<T>(values: readonly T[]): T | undefined {
    return values[this.pick(values.length)];
  }
}
