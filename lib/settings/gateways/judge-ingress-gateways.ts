import { firstWithParameters, gatewayApiLimits, generatedName, readsParameters } from '../../platform/gateway-api';
import { reencryptGatewayName } from '../../platform/naming';
import { servingCertificateAnnotation } from '../../platform/service-ca';
import type { Expose } from '../applications/resolve-applications';
import { type ControlPlane, followedVersion } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeGatewayApi, judgeLength } from '../faults';
import { judgeAnnotations } from '../judge-annotations';
import type { Cluster } from '../resolve';
import type { IngressGateway } from './resolve-gateways';

/** What gateways for what comes in cannot be, by the API that carries them, and by how the world reaches them. */
export function* judgeIngressGateways({ controlPlanes, openshift }: Cluster): Iterable<Fault> {
  for (const [i, plane] of controlPlanes.entries()) {
    for (const [j, gateway] of plane.gateways.entries()) {
      const at = `controlPlanes[${i}].gateways[${j}]`;
      const exposed = plane.applications.flatMap(({ expose }) => (expose?.gateway === gateway.name ? expose : []));
      const { name, gatewayClassName } = gateway;
      if (gatewayClassName === undefined) yield* judgeInjected(gateway, exposed, at);
      else
        yield* judgeGenerated(
          gateway,
          plane,
          { openshift, service: generatedName(name, gatewayClassName), exposed },
          at,
        );
      yield* judgeService(gateway, exposed, `${at}.service`);
      yield* judgeAnswered(gateway, exposed, `${at}.replicas`);
    }
  }
}

function* judgeInjected({ name }: IngressGateway, exposed: readonly Expose[], at: string): Iterable<Fault> {
  if (isReencrypted(exposed)) yield* judgeLength(name, reencryptGatewayName(name), `${at}.name`);
}

interface Surroundings {
  readonly openshift: string;
  /** Name of what istiod makes of the gateway. */
  readonly service: string;
  /** What applications say that are exposed through the gateway. */
  readonly exposed: readonly Expose[];
}

function* judgeGenerated(
  gateway: IngressGateway,
  plane: ControlPlane,
  { openshift, service, exposed }: Surroundings,
  at: string,
): Iterable<Fault> {
  const { name, namespace } = gateway;
  yield* judgeGatewayApi(openshift, 'leave it out for a gateway by injection', `${at}.gatewayClassName`);
  yield* judgeLength(name, service, `${at}.name`);
  const rival = plane.gateways.find((other) => other.namespace === namespace && other.name === service);
  if (rival) {
    const say = `istiod makes a Service "${service}" of it, which is that of another gateway in "${namespace}"; rename one`;
    yield { at: `${at}.name`, say };
  }
  yield* judgeListeners(exposed.length, at);
  yield* judgePods(gateway, followedVersion(plane), at);
}

function* judgeListeners(count: number, at: string): Iterable<Fault> {
  if (count === 0) {
    const say =
      'no application is exposed by it, and without a host a Gateway cannot be; expose one, or remove the gateway';
    yield { at, say };
  }
  const { listeners } = gatewayApiLimits;
  if (count > listeners) {
    yield { at, say: `serves ${count} hosts, and a Gateway has at most ${listeners}; expose some by another gateway` };
  }
}

/** An older istiod makes one pod, as it makes all others. */
function* judgePods(gateway: IngressGateway, version: string, at: string): Iterable<Fault> {
  if (readsParameters(version)) return;
  for (const setting of [
    'replicas',
    'autoscaling',
    'podDisruptionBudget',
    'resources',
    'nodeSelector',
    'tolerations',
  ] as const) {
    if (gateway[setting] === undefined) continue;
    const say = `Istio ${version} cannot be told of the pods of a Gateway, which 1.${firstWithParameters} can; leave it out, or leave gatewayClassName out`;
    yield { at: `${at}.${setting}`, say };
  }
}

function* judgeAnswered({ replicas }: IngressGateway, [exposed]: readonly Expose[], at: string): Iterable<Fault> {
  if (replicas === 0 && exposed) yield { at, say: `no pod would answer for "${exposed.host}"; ask for at least 1` };
}

function* judgeService(gateway: IngressGateway, exposed: readonly Expose[], at: string): Iterable<Fault> {
  const { annotations = {} } = gateway.service;
  yield* judgeAnnotations(annotations, `${at}.annotations`);
  if (servingCertificateAnnotation in annotations && isReencrypted(exposed)) {
    const path = `${at}.annotations["${servingCertificateAnnotation}"]`;
    yield { at: path, say: 'is set by termination "reencrypt"; remove it' };
  }
  const count = Object.keys(annotations).length + (isReencrypted(exposed) ? 1 : 0);
  const { infrastructureAnnotations: limit } = gatewayApiLimits;
  if (gateway.gatewayClassName !== undefined && count > limit) {
    yield { at: `${at}.annotations`, say: `a Gateway hands on ${count} annotations, and at most ${limit} are allowed` };
  }
}

function isReencrypted(exposed: readonly Expose[]): boolean {
  return exposed.some(({ termination }) => termination === 'reencrypt');
}
