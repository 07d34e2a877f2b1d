import { type OperatorFacts, operators } from '../platform/operators';
import type { Fault } from './fault';
import { dnsLabelRule, isDnsLabel } from './names';
import type { Cluster, ControlPlane } from './resolve';

/** Who uses a namespace, and which setting says so. */
interface Use {
  readonly at: string;
  readonly namespace: string;
  readonly as: 'CNI plugin' | 'control plane' | 'gateway' | 'application';
}

/** What namespaces cannot be used for: each belongs to one control plane and serves one purpose. */
export function* judgeNamespaces({ controlPlanes, cni }: Cluster): Iterable<Fault> {
  const owners = new Map<string, { readonly plane: ControlPlane; readonly use: Use }>();
  for (const [i, plane] of controlPlanes.entries()) {
    for (const use of usesOf(plane, `controlPlanes[${i}]`)) {
      const { namespace, at } = use;
      if (namespace === cni.namespace) {
        const say = `"${namespace}" is the namespace of the CNI plugin; give the ${use.as} a namespace of its own`;
        yield { at, say };
      }
      yield* judgeOwn(use);
      const owner = owners.get(namespace) ?? { plane, use };
      owners.set(namespace, owner);
      yield* judgeShared(use, plane, owner.use, owner.plane);
    }
  }
  yield* judgeOwn({ at: 'cni.namespace', namespace: cni.namespace, as: 'CNI plugin' });
}

function* usesOf(plane: ControlPlane, at: string): Iterable<Use> {
  yield { at: `${at}.namespace`, namespace: plane.namespace, as: 'control plane' };
  for (const [i, { namespace }] of plane.gateways.entries()) {
    yield { at: `${at}.gateways[${i}].namespace`, namespace, as: 'gateway' };
  }
  for (const [i, { namespace }] of plane.applications.entries()) {
    yield { at: `${at}.applications[${i}].namespace`, namespace, as: 'application' };
  }
  for (const [i, namespace] of plane.namespaces.entries()) {
    yield { at: `${at}.namespaces[${i}]`, namespace, as: 'application' };
  }
}

/** Several gateways may share a namespace, and so may several applications; nothing else may. */
function* judgeShared(use: Use, plane: ControlPlane, first: Use, firstPlane: ControlPlane): Iterable<Fault> {
  if (plane !== firstPlane) {
    const say = `"${use.namespace}" is enrolled in control planes "${firstPlane.name}" and "${plane.name}"; a namespace has one`;
    yield { at: use.at, say };
  } else if (use.as !== first.as) {
    yield {
      at: use.at,
      say: `"${use.namespace}" is the ${first.as}'s namespace (${first.at}); give the ${use.as} another`,
    };
  }
}

/** A namespace is created, so it cannot be one that someone else creates. */
function* judgeOwn({ at, namespace, as }: Use): Iterable<Fault> {
  if (!isDnsLabel(namespace)) yield { at, say: `"${namespace}" is not a DNS label: ${dnsLabelRule}` };
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
