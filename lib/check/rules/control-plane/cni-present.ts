import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const cniPresent: Rule = {
  code: 'CP008',
  severity: 'error unless open',
  title: 'A control plane has the CNI plugin beside it',
  why: 'On OpenShift pods may not change their own network, so that the plugin has to direct their traffic to the proxy. Without it injected pods do not start, and the Istio resource says so in a condition alone.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-cni }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.30.3 }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    // One of another name is refused, which is what another rule says.
    if (mesh.ofKind('sailoperator.io/IstioCNI').length > 0) return;
    for (const { istio: on } of controlPlanes(mesh)) {
      if (on.spec?.values?.pilot?.cni?.enabled === false) continue;
      yield { on, at: '', message: 'there is no IstioCNI; add the one that is called "default"' };
    }
  },
};
