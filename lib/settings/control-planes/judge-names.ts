import { revisionName } from '../../platform/naming';
import type { Fault } from '../fault';
import { judgeLabel, judgeLength } from '../faults';
import type { Cluster } from '../resolve';

/** What control planes cannot be called. */
export function* judgeNames({ controlPlanes }: Cluster): Iterable<Fault> {
  const names = controlPlanes.map((plane) => plane.name);
  for (const [i, { name: planeName, updateStrategy, version }] of controlPlanes.entries()) {
    const revision = revisionName(planeName, updateStrategy.type, version);
    const at = `controlPlanes[${i}].name`;
    yield* judgeLabel(planeName, at);
    // The revision is the value of a label and part of the name of istiod's Service.
    yield* judgeLength(planeName, `istiod-${revision}`, at);
    if (names.indexOf(planeName) < i) {
      yield { at, say: `"${planeName}" names controlPlanes[${names.indexOf(planeName)}] too; give each its own name` };
    }
  }
}
