import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { isExternal } from '../externals';

type MeshConfig = NonNullable<NonNullable<NonNullable<Read<'sailoperator.io/Istio'>['spec']>['values']>['meshConfig']>;

/** An entry of `meshConfig.extensionProviders`. */
export type ExtensionProvider = NonNullable<MeshConfig['extensionProviders']>[number];

/** What all control planes can be extended by; `undefined` where none, or not all of it, is known. */
export const tryExtensionProviders = derived((mesh: Mesh): readonly ExtensionProvider[] | undefined => {
  const planes = mesh.ofKind('sailoperator.io/Istio');
  if (planes.length === 0 || planes.some((istio) => isExternal(mesh, istio) && !istio.spec)) return undefined;
  return planes.flatMap(({ spec }) => spec?.values?.meshConfig?.extensionProviders ?? []);
});
