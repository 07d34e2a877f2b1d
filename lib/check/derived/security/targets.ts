import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

type Targeting =
  | 'extensions.istio.io/WasmPlugin'
  | 'security.istio.io/AuthorizationPolicy'
  | 'security.istio.io/RequestAuthentication'
  | 'telemetry.istio.io/Telemetry';

/** What a policy is attached to by `targetRef` or `targetRefs`; always of its own namespace. */
export interface Target {
  readonly on: Read<Targeting>;
  readonly at: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

const kinds: readonly Targeting[] = [
  'extensions.istio.io/WasmPlugin',
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/RequestAuthentication',
  'telemetry.istio.io/Telemetry',
];

/** Every target of every policy. */
export const targets = derived((mesh: Mesh): readonly Target[] =>
  kinds
    .flatMap((kind) => mesh.ofKind(kind))
    .flatMap((on: Read<Targeting>) => {
      const { targetRef, targetRefs = [] } = on.spec ?? {};
      const refs = targetRefs.map((ref, index) => ({ ref, at: `spec.targetRefs[${index}]` }));
      return [{ ref: targetRef, at: 'spec.targetRef' }, ...refs].flatMap(({ ref, at }) => {
        const { kind, name } = ref ?? {};
        return kind && name ? [{ on, at, kind, name, namespace: on.metadata.namespace ?? '' }] : [];
      });
    }),
);
