import type { Metadata } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { knowsNamespace } from '../namespaces';

interface Exported {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec?: { readonly exportTo?: readonly (string | undefined)[] };
}

/** A namespace that something is exported to and that does not exist. */
export interface LostExport {
  readonly on: Exported;
  readonly at: string;
  readonly namespace: string;
}

/** What `exportTo` itself means: this namespace, all, none. */
const words: ReadonlySet<string> = new Set(['.', '*', '~']);

/** Every namespace that objects are exported to and that is not known. */
export function lostExports(mesh: Mesh, exported: readonly Exported[]): readonly LostExport[] {
  return exported.flatMap((on) =>
    (on.spec?.exportTo ?? []).flatMap((namespace = '', index) =>
      words.has(namespace) || knowsNamespace(mesh, namespace) ? [] : [{ on, at: `spec.exportTo[${index}]`, namespace }],
    ),
  );
}

/** The namespaces that may have been meant. */
export function namespaceNames(mesh: Mesh): readonly string[] {
  return mesh.ofKind('core/Namespace').map(({ metadata }) => metadata.name);
}
