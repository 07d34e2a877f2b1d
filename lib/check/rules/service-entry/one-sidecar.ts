import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { groupBy } from '../../derived/derived';
import { rootNamespaces } from '../../derived/workload/membership';
import { type Workload, workloadsWith } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

type Sidecar = Read<'networking.istio.io/Sidecar'>;

export const oneSidecar: Rule = {
  code: 'SE011',
  severity: 'error',
  title: 'Workloads have one Sidecar, and a namespace one for all others',
  why: 'Istio gives a proxy one Sidecar. Which of several is undefined, and those left out do nothing, without a word.',
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: default, namespace: bookinfo }
    spec:
      egress:
        - hosts: ["./*"]
    ---
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: egress, namespace: bookinfo }
    spec:
      egress:
        - hosts: ["istio-system/*"]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: default, namespace: bookinfo }
    spec:
      egress:
        - hosts: ["./*", "istio-system/*"]`,
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }`,
  *check(mesh) {
    for (const sidecars of groupBy(mesh.ofKind('networking.istio.io/Sidecar'), namespaceOf).values()) {
      const [first, ...further] = sidecars.filter((sidecar) => !isSelecting(sidecar));
      for (const on of further) {
        if (first) yield { on, at: 'spec', message: `${title(first)} is for the whole namespace already; merge them` };
      }
      yield* overlapping(mesh, sidecars.filter(isSelecting));
    }
  },
};

/** Sidecars for workloads that an earlier one is for; in a root namespace a selector is not looked at. */
function* overlapping(mesh: Mesh, sidecars: readonly Sidecar[]): Iterable<Complaint> {
  const owners = new Map<Workload, Sidecar>();
  for (const on of sidecars.filter((sidecar) => !rootNamespaces(mesh).includes(namespaceOf(sidecar)))) {
    const selected = workloadsWith(mesh, on.spec?.workloadSelector?.labels, on.metadata.namespace);
    const [shared] = selected.flatMap((workload) => owners.get(workload) ?? []);
    if (shared) {
      const those = list(selected.filter((workload) => owners.has(workload)).map(({ name }) => name));
      const message = `${title(shared)} is for the pods of ${those} already; merge them, or select other labels`;
      yield { on, at: 'spec.workloadSelector.labels', message };
    }
    for (const workload of selected) owners.set(workload, owners.get(workload) ?? on);
  }
}

function isSelecting({ spec }: Sidecar): boolean {
  return Object.keys(spec?.workloadSelector?.labels ?? {}).length > 0;
}

function namespaceOf({ metadata }: Sidecar): string {
  return metadata.namespace ?? '';
}
