import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const oneServiceMesh: Rule = {
  code: 'OLM010',
  severity: 'error',
  title: 'OpenShift Service Mesh 2 and 3 share a cluster for a migration only, and never with ambient mode',
  why: 'Both operators run beside each other while namespaces move, which is supported; the CNI plugin of ambient mode and that of Service Mesh 2 are not, and pods lose their traffic.',
  given: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace }`,
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator, namespace: openshift-operators }
    spec: { name: servicemeshoperator, channel: stable, source: redhat-operators, sourceNamespace: openshift-marketplace }`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: kiali-ossm, namespace: openshift-operators }
    spec: { name: kiali-ossm, channel: stable, source: redhat-operators, sourceNamespace: openshift-marketplace }`,
  *check(mesh) {
    const subscriptions = mesh.ofKind('operators.coreos.com/Subscription');
    if (!subscriptions.some(({ spec }) => spec?.name === 'servicemeshoperator3')) return;
    const isAmbient = controlPlanes(mesh).some((plane) => plane.isAmbient);
    for (const on of subscriptions.filter(({ spec }) => spec?.name === 'servicemeshoperator')) {
      const message = isAmbient
        ? 'Service Mesh 2 and ambient mode do not share a cluster; finish the migration and remove this Subscription first'
        : 'Service Mesh 2 runs beside 3 for a migration only; remove this Subscription once no namespace needs it';
      yield { on, at: 'spec.name', message, severity: isAmbient ? 'error' : 'warning' };
    }
  },
};
