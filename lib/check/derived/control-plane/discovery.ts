import type { Labels } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { tryNamespaceLabels } from '../namespaces';
import { type ControlPlane, controlPlanes } from './control-planes';

/**
 * Whether a control plane sees a namespace: one of its `meshConfig.discoverySelectors` selects it, or it has none.
 * Its own namespace needs the label as much as any other. `undefined` where the namespace's labels are unknown.
 */
export function isDiscovered(mesh: Mesh, { istio }: ControlPlane, namespace: string): boolean | undefined {
  const selectors = istio.spec?.values?.meshConfig?.discoverySelectors ?? [];
  if (selectors.length === 0) return true;
  const labels = tryNamespaceLabels(mesh, namespace);
  return labels && selectors.some((selector) => matches(selector, labels));
}

/** Whether two namespaces surely belong to different control planes, none of which sees both. */
export function areSeenApart(mesh: Mesh, one: string, other: string): boolean {
  const [ofOne, ofOther] = [one, other].map((namespace) =>
    controlPlanes(mesh).filter((plane) => isDiscovered(mesh, plane, namespace)),
  ) as [ControlPlane[], ControlPlane[]];
  return ofOne.length > 0 && ofOther.length > 0 && !ofOne.some((plane) => ofOther.includes(plane));
}

interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly (string | undefined)[];
  }[];
}

/** Whether a Kubernetes label selector selects these labels; an empty one selects everything. */
export function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key = '', operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      if (operator === 'NotIn') return value === undefined || !values.includes(value);
      return value !== undefined && values.includes(value);
    })
  );
}
