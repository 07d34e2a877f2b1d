import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { areDisjoint, isLabel, type Labels } from '../labels';
import type { Cluster } from '../resolve';
import { show } from '../show';
import { derivedCniValues, derivedZTunnelValues } from './component-values';
import { capabilities } from './istio-values';
import { judgeContradictions } from './judge-contradictions';
import { judgeSettingsValues } from './judge-settings-values';
import { isMap } from './merge';

/** What Helm values cannot be: what settings decide or say otherwise, and discovery selectors that select too much. */
export function* judgeValues(cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, cni, ztunnel } = cluster;
  yield* judgeContradictions(derivedCniValues(cluster), cni.values, 'cni.values', 'dataplaneMode');
  const address = 'name or namespace of the control plane';
  yield* judgeContradictions(derivedZTunnelValues(cluster), ztunnel?.values, 'ztunnel.values', address);
  const others = controlPlanes.filter((plane) => selectorsOf(plane) === undefined);
  const seen: Labels[] = others.map(({ discoveryLabels }) => discoveryLabels ?? {});
  for (const [i, plane] of controlPlanes.entries()) {
    const at = `controlPlanes[${i}].values`;
    const selectors = selectorsOf(plane);
    for (const { setting, values } of capabilities) {
      yield* judgeContradictions(values(plane, cluster), plane.values, at, setting);
    }
    yield* judgeSettingsValues(plane, at);
    // A null is reported as such.
    if (selectors === undefined || selectors === null) continue;
    yield* judgeSelectors(selectors, `${at}.meshConfig.discoverySelectors`);
    if (plane.discoveryLabels) yield* judgeOverlap(selectors, `${at}.meshConfig.discoverySelectors`, seen);
  }
}

function selectorsOf({ values }: ControlPlane): unknown {
  return values?.meshConfig?.discoverySelectors;
}

/** Rigging labels the mesh's namespaces for the selector; it can do so only if that asks for labels of its own alone. */
function* judgeSelectors(selectors: unknown, at: string): Iterable<Fault> {
  const labels = tryLabels(selectors);
  if (!labels) {
    yield { at, say: "start with a selector of labels alone, e.g. [{ matchLabels: { mesh: 'a' } }]" };
    return;
  }
  const wrong = Object.entries(labels).find(([key, value]) => reserved.test(key) || !isLabel(key, value));
  if (wrong) {
    yield { at, say: `"${wrong[0]}": ${show(wrong[1])} is not a label to put on namespaces` };
  }
}

/** Beside another control plane, a namespace must not be one that both see. */
function* judgeOverlap(selectors: unknown, at: string, seen: Labels[]): Iterable<Fault> {
  const labels = tryLabels(selectors);
  if (!labels) return;
  if (Array.isArray(selectors) && selectors.length > 1) {
    yield { at, say: 'give one selector alone, so that the control planes see different namespaces' };
  }
  if (seen.some((other) => !areDisjoint(other, labels))) {
    yield { at, say: 'selects namespaces of another control plane; give one label different values in the two' };
  }
  seen.push(labels);
}

/** The labels of the first selector, where it is made of labels and nothing else. */
function tryLabels(selectors: unknown): Labels | undefined {
  const first: unknown = Array.isArray(selectors) ? selectors[0] : undefined;
  const labels = isMap(first) && Object.keys(first).join() === 'matchLabels' ? first.matchLabels : undefined;
  return isMap(labels) && Object.keys(labels).length > 0 ? labels : undefined;
}

/** Labels that mean something to the platform or to injection would change what the namespaces are. */
const reserved = /(^|\.)(kubernetes\.io|k8s\.io|openshift\.io|istio\.io)\/|^istio-injection$/;
