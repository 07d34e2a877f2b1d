import { defaultDiscoveryLabels } from '../../platform/naming';
import type { ControlPlane } from './resolve-control-planes';

/** Labels of the namespaces that a control plane sees beside another one. */
export function discoveryLabels({ name, values }: ControlPlane): Readonly<Record<string, string>> {
  return values?.meshConfig?.discoverySelectors?.[0]?.matchLabels ?? defaultDiscoveryLabels(name);
}
