import { proxyPorts } from '../../../platform/proxy';
import { type ServicePort, services, workloadsOf } from '../../derived/service/services';
import { containersOf, type Workload } from '../../derived/workload/workloads';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean, list } from '../../wording';

export const targetPort: Rule = {
  code: 'SVC003',
  severity: 'error',
  title: 'A Service leads to ports that its pods have',
  why: 'A name is looked for among the ports of the containers. Pods without it are left out of the Service, so it has no endpoints, and every request gets a 503.',
  given: `
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
                - { name: http, containerPort: 9080 }`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: http, port: 9080, targetPort: web }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: http, port: 9080, targetPort: http }`,
  *check(mesh) {
    // Many Services may lead to the same many workloads.
    const judged = new Map<readonly Workload[], Map<string, Problem>>();
    for (const { on, ports = [], ...service } of services(mesh)) {
      if (!on) continue;
      const workloads = workloadsOf(mesh, service);
      const known = judged.get(workloads) ?? new Map<string, Problem>();
      judged.set(workloads, known);
      const problems = ports.map((port) => problemOfPort(port, workloads, known));
      for (const [index, problem] of problems.entries()) {
        // Who does not list ports lists none: the first number tells it.
        const isFirst = problems.findIndex((other) => other?.severity) === index;
        if (problem && (!problem.severity || isFirst)) yield { on, at: `spec.ports[${index}].targetPort`, ...problem };
      }
    }
  },
};

function problemOfPort(port: ServicePort, workloads: readonly Workload[], known: Map<string, Problem>): Problem {
  const wanted = JSON.stringify([port.port, port.targetPort]);
  const problem = known.has(wanted) ? known.get(wanted) : problemOf(port, workloads);
  known.set(wanted, problem);
  return problem;
}

type Problem = Pick<Complaint, 'message' | 'severity'> | undefined;

function problemOf({ targetPort: target, port }: ServicePort, workloads: readonly Workload[]): Problem {
  if (target === undefined || workloads.length === 0 || workloads.some((workload) => mayHave(workload, target)))
    return undefined;
  const ports = workloads.flatMap(portsOf);
  const those = list(workloads.map(({ name }) => name));
  if (typeof target === 'number') {
    const got = target === port ? `missing, so ${target}` : target;
    return {
      severity: 'warning',
      message: `${got}, which the pods of ${those} do not list (${list(ports.map(({ containerPort }) => containerPort))})`,
    };
  }
  const names = ports.flatMap(({ name }) => name ?? []);
  return { message: `the pods of ${those} have no port "${target}"${among(names)}${didYouMean(target, names)}` };
}

/** Whether a workload has a port; a number may go unlisted, which tells only where others are listed. */
function mayHave(workload: Workload, target: number | string): boolean {
  const ports = portsOf(workload);
  if (typeof target === 'string') return ports.some(({ name }) => name === target) || target === 'http-envoy-prom';
  // A gateway opens the ports of its servers, and any proxy its own.
  if (proxyPorts.has(target) || containersOf(workload).some(({ image }) => image === 'auto')) return true;
  return ports.length === 0 || ports.some(({ containerPort }) => containerPort === target);
}

function portsOf(workload: Workload) {
  return containersOf(workload).flatMap(({ ports = [] }) => ports);
}
