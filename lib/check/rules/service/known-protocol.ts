import { protocols, standardProtocols } from '../../../platform/protocols';
import { services, workloadsOf } from '../../derived/service/services';
import { isInjected } from '../../derived/workload/injection';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

const known: readonly string[] = [...protocols, ...standardProtocols];

export const knownProtocol: Rule = {
  code: 'SVC002',
  severity: 'warning',
  title: 'The appProtocol of a Service port in the mesh is one that Istio knows',
  why: 'For any other value Istio guesses from the first bytes of each connection, whatever the name of the port says.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: ratings }
      template:
        metadata:
          labels: { app: ratings }
        spec:
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              ports:
                - containerPort: 9080`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: web, port: 9080, targetPort: 9080, appProtocol: rest }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: web, port: 9080, targetPort: 9080, appProtocol: http }`,
  *check(mesh) {
    for (const service of services(mesh)) {
      const { on } = service;
      const said = (on?.spec?.ports ?? []).map(({ appProtocol }) => appProtocol?.toLowerCase() ?? '');
      const strange = [...said.entries()].filter(([, protocol]) => protocol !== '' && !known.includes(protocol));
      if (!on || strange.length === 0) continue;
      if (!workloadsOf(mesh, service).some((workload) => isInjected(mesh, workload))) continue;
      for (const [index, protocol] of strange) {
        const message = `"${protocol}" is none of ${list(known)}${didYouMean(protocol, known)}`;
        yield { on, at: `spec.ports[${index}].appProtocol`, message };
      }
    }
  },
};
