import { isManifest, type Manifest } from '../manifest/manifest';

/** Where in its document an object or a fault stands. */
export type Steps = readonly (string | number)[];

/** An object in a document; or what stands there instead: `say` is a fault, `note` something that is rightly no object. */
export type Found =
  | { readonly steps: Steps; readonly manifest: Manifest }
  | { readonly steps: Steps; readonly say: string }
  | { readonly steps: Steps; readonly note: string };

type Fields = Readonly<Record<string, unknown>>;

const NO_OBJECT = 'not a Kubernetes object';

/** The objects of a document: none, one, or the items of a List, whatever their depth. */
export function objectsOf(value: unknown): readonly Found[] {
  return value === null ? [] : found(value, []);
}

function found(value: unknown, steps: Steps): readonly Found[] {
  if (Array.isArray(value)) return [{ steps, say: `${NO_OBJECT}: a list; put it below items: of a List` }];
  if (typeof value !== 'object' || value === null)
    return [{ steps, say: `${NO_OBJECT}: ${typeName(value)}; remove it` }];
  const object = value as Fields;
  if (isList(object)) return object.items.flatMap((item, at) => found(itemOf(item, object), [...steps, 'items', at]));
  if (isManifest(object)) return [{ steps, manifest: object }];
  if (isForKustomize(object)) return [{ steps, note: `${object.kind} is for kustomize; check what it builds` }];
  return [fault(object, steps)];
}

/** Any list of objects, as kubectl sees it (kubernetes/apimachinery `unstructured.IsList`). */
function isList(object: Fields): object is Fields & { readonly items: readonly unknown[] } {
  return typeof object.kind === 'string' && object.kind.endsWith('List') && Array.isArray(object.items);
}

/** A list of one kind need not repeat it in its items (kubernetes/apimachinery `unstructured.UnstructuredList`). */
function itemOf(item: unknown, { apiVersion, kind }: Fields): unknown {
  const isBare = typeof item === 'object' && item !== null && !('apiVersion' in item) && !('kind' in item);
  const kindOfItems = String(kind).slice(0, -'List'.length);
  return isBare && kindOfItems !== '' ? { apiVersion, kind: kindOfItems, ...item } : item;
}

function isForKustomize({ apiVersion, kind }: Fields): boolean {
  return typeof kind === 'string' && String(apiVersion).startsWith('kustomize.config.k8s.io/');
}

function fault({ apiVersion, kind, metadata }: Fields, steps: Steps): Found {
  const unnamed = tryNoText({ apiVersion, kind });
  if (unnamed) return { steps: [...steps, unnamed.field], say: `${NO_OBJECT}: ${unnamed.say}` };
  const { name, namespace = 'none', generateName } = (metadata ?? {}) as Fields;
  const place = [...steps, 'metadata'];
  if (name === undefined && generateName !== undefined)
    return { steps: place, say: `${kind}: generateName is for "oc create"; give it a name, which "oc apply" needs` };
  const { field = 'name', say } = tryNoText({ name, namespace }) ?? {};
  return { steps: [...place, field], say: `${kind}: metadata.${say}` };
}

/** The first of some fields that is no text. */
function tryNoText(fields: Fields): { readonly field: string; readonly say: string } | undefined {
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) return { field, say: `${field} is missing; add it` };
    if (value === null || value === '') return { field, say: `${field} is empty; fill it in or remove it` };
    if (typeof value !== 'string')
      return { field, say: `${field} is ${typeName(value)}; write a text, in quotes if need be` };
  }
  return undefined;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}
