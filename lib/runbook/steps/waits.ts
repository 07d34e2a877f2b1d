import type { Manifest } from '../../manifest/manifest';
import { oc, waitUntil } from './shell';

/** What tells that an object is there, as commands that wait for it. */
export type Wait = (object: Pick<Manifest, 'metadata'>) => readonly string[];

/** Waits for a condition of an object to be true. */
export function condition(type: string, resource: string, timeout = '10m'): Wait {
  return (object) => [
    `${oc(object)} wait --for=condition=${type} ${resource}/${object.metadata.name} --timeout=${timeout}`,
  ];
}

/** Waits for the pods of a workload that was applied. */
export function rollout(object: Pick<Manifest, 'metadata'>): readonly string[] {
  return [`${oc(object)} rollout status deployment/${object.metadata.name} --timeout=10m`];
}

/** Waits for a workload that a controller makes, and for its pods. */
export function waitForMade(namespace: string | undefined, workload: string, timeout = '10m'): readonly string[] {
  return [
    waitUntil(`oc -n ${namespace} get ${workload} >/dev/null 2>&1`),
    `oc -n ${namespace} rollout status ${workload} --timeout=${timeout}`,
  ];
}

/** Waits for the address that a load balancer gives, and shows it. */
export function waitForAddress(namespace: string | undefined, service: string): readonly string[] {
  const address = `oc -n ${namespace} get service/${service} -o jsonpath='{.status.loadBalancer.ingress}'`;
  return [waitUntil(`[ -n "$(${address})" ]`), `oc -n ${namespace} get service/${service}`];
}

/** The router writes the condition Admitted first; older `oc wait` takes no filter with an equals sign in it. */
export function admitted(route: Pick<Manifest, 'metadata'>): readonly string[] {
  return [firstCondition('ingress', 'route.route.openshift.io', route)];
}

/** Istiod writes the conditions of a route for each parent in alphabetical order, Accepted first. */
export function accepted(resource: string): Wait {
  return (route) => [firstCondition('parents', resource, route)];
}

function firstCondition(list: string, resource: string, object: Pick<Manifest, 'metadata'>): string {
  const status = `jsonpath='{.status.${list}[0].conditions[0].status}'=True`;
  return `${oc(object)} wait --for=${status} ${resource}/${object.metadata.name} --timeout=2m`;
}
