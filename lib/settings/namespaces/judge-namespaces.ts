import { type OperatorFacts, operators } from '../../platform/operators';
import type { Fault } from '../fault';
import { judgeLabel, judgeOnce } from '../faults';
import type { Cluster } from '../resolve';
import { type NamespaceUse, namespaceUses } from './namespace-uses';

/** What namespaces cannot be used for: each belongs to one control plane and serves one purpose. */
export function* judgeNamespaces(cluster: Cluster): Iterable<Fault> {
  const owners = new Map<string, NamespaceUse>();
  for (const use of namespaceUses(cluster)) {
    yield* judgeOwn(use);
    const owner = owners.get(use.namespace);
    if (owner) yield* judgeShared(use, owner);
    else owners.set(use.namespace, use);
  }
  for (const [i, { namespaces }] of cluster.controlPlanes.entries()) {
    for (const j of namespaces.keys()) yield* judgeOnce(namespaces, j, `controlPlanes[${i}].namespaces[${j}]`);
  }
}

/** Several gateways may share a namespace, and so may several applications; nothing else may. */
function* judgeShared(use: NamespaceUse, first: NamespaceUse): Iterable<Fault> {
  const { at, namespace } = use;
  if (use.plane && first.plane && use.plane !== first.plane) {
    const say = `"${namespace}" is enrolled in control planes "${first.plane.name}" and "${use.plane.name}"; a namespace has one`;
    yield { at, say };
  } else if (use.as !== first.as) {
    yield { at, say: `"${namespace}" is the ${first.as}'s namespace (${first.at}); give the ${use.as} another` };
  }
}

/** A namespace is created, so it cannot be one that someone else creates. */
function* judgeOwn({ at, namespace, as }: NamespaceUse): Iterable<Fault> {
  yield* judgeLabel(namespace, at);
  const reason = tryReserved(namespace);
  if (reason) yield { at, say: `"${namespace}" ${reason}; give the ${as} a namespace of its own` };
}

function tryReserved(namespace: string): string | undefined {
  if (/^(openshift|kube)(-|$)/.test(namespace)) return 'is reserved for the platform';
  const owner = Object.values<OperatorFacts>(operators).find(
    (operator) => operator.namespace === namespace || operator.operand?.namespace === namespace,
  );
  return owner && `belongs to operator ${owner.package}`;
}
