import type { View } from '../manifest/view';
import { isRevisionOf, revisionName } from '../platform/naming';

/** `istioctl` for the control plane whose revision or tag is asked for; without one it is `default`. */
export function istioctl(view: View, asked = 'default'): string {
  const namespace = tryNamespace(view, asked);
  return namespace ? `istioctl -i ${namespace}` : 'istioctl';
}

function tryNamespace(view: View, asked: string): string | undefined {
  const tag = view.ofKind('sailoperator.io/IstioRevisionTag').find(({ metadata }) => metadata.name === asked);
  const { kind = 'IstioRevision', name = asked } = tag?.spec?.targetRef ?? {};
  return view.ofKind('sailoperator.io/Istio').find(({ metadata, spec }) => {
    if (kind === 'Istio') return metadata.name === name;
    const active = revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? '');
    return active === name || isRevisionOf(metadata.name, name);
  })?.spec?.namespace;
}
