import { ownedCrdGroups } from '../../../platform/gateway-api';
import { openshiftBetween } from '../../../platform/openshift';
import type { Rule } from '../../rule';

export const ownedCrds: Rule = {
  code: 'GAPI003',
  severity: 'error',
  title: 'The CRDs of the Gateway API are left to OpenShift',
  why: 'From 4.19 on the ingress operator owns them, and an admission policy refuses whoever else creates, changes or deletes one.',
  bad: `
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: httproutes.gateway.networking.k8s.io
      annotations: { gateway.networking.k8s.io/bundle-version: v1.2.1 }
    spec:
      group: gateway.networking.k8s.io
      names: { kind: HTTPRoute, plural: httproutes }
      scope: Namespaced
      versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]`,
  good: `
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: { name: things.acme.org }
    spec:
      group: acme.org
      names: { kind: Thing, plural: things }
      scope: Namespaced
      versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]`,
  *check({ judged, target }) {
    const { openshift } = target;
    if (openshift === undefined || !openshiftBetween('4.19', undefined).some((name) => name === openshift)) return;
    for (const on of judged.filter(({ kind }) => kind === 'CustomResourceDefinition')) {
      const { name } = on.metadata;
      if (!ownedCrdGroups.some((group) => name.endsWith(`.${group}`))) continue;
      yield {
        on,
        at: 'metadata.name',
        message: `"${name}" belongs to the ingress operator of OpenShift ${openshift}; remove it`,
      };
    }
  },
};
