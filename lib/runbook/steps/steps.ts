import type { Kinds, Read } from '../../manifest/kinds';
import type { Stage } from '../../manifest/stage';
import { View } from '../../manifest/view';
import { istioCsrDeployment } from '../../platform/mesh-certificates';
import { collectors, tempoStacks } from '../operator-objects';
import { generatedPods, isLoadBalancer } from '../paths/generated-entrances';
import { waitForOperator } from './operator-wait';
import { accepted, admitted, condition, rollout, waitForAddress, waitForMade } from './waits';

/** The commands that apply a stage and wait until the next one can follow. */
export function stepCommands({ id, manifests }: Stage): readonly string[] {
  const view = new View(manifests);
  return [`oc apply -f ${id}.yaml`, ...waits.flatMap((wait) => wait(view))];
}

/** Each kind that a stage may start, after those that it needs. */
const waits: readonly ((view: View) => readonly string[])[] = [
  each('operators.coreos.com/Subscription', waitForOperator),
  each('sailoperator.io/IstioCNI', condition('Ready', 'istiocni')),
  each('sailoperator.io/Istio', condition('Ready', 'istio')),
  each('sailoperator.io/ZTunnel', condition('Ready', 'ztunnel')),
  // A tag has no condition Ready; that no pod uses it yet is no fault.
  each('sailoperator.io/IstioRevisionTag', condition('Reconciled', 'istiorevisiontag', '2m')),
  each('apps/Deployment', rollout),
  each('core/Service', waitForBalancer),
  each('cert-manager.io/Certificate', condition('Ready', 'certificate.cert-manager.io')),
  each('operator.openshift.io/IstioCSR', waitForSigner),
  each('gateway.networking.k8s.io/Gateway', waitForGateway),
  each('gateway.networking.k8s.io/HTTPRoute', accepted('httproute.gateway.networking.k8s.io')),
  each('gateway.networking.k8s.io/GRPCRoute', accepted('grpcroute.gateway.networking.k8s.io')),
  each('route.openshift.io/Route', admitted),
  (view) => tempoStacks(view).flatMap(condition('Ready', 'tempostack.tempo.grafana.com')),
  (view) => collectors(view).flatMap(({ metadata, workload }) => waitForMade(metadata.namespace, workload)),
  each('kiali.io/Kiali', condition('Successful', 'kiali.kiali.io')),
  each('kiali.io/OSSMConsole', condition('Successful', 'ossmconsole.kiali.io')),
];

function each<K extends keyof Kinds>(kind: K, wait: (object: Read<K>) => readonly string[]) {
  return (view: View) => view.ofKind(kind).flatMap((object) => wait(object));
}

/** The control plane's pods ask the signer for their first certificate, so it must answer before them. */
function waitForSigner(istioCsr: Read<'operator.openshift.io/IstioCSR'>): readonly string[] {
  return [
    ...condition('Ready', 'istiocsr.operator.openshift.io')(istioCsr),
    ...waitForMade(istioCsr.metadata.namespace, `deployment/${istioCsrDeployment}`),
  ];
}

/** Istiod programs a Gateway when its Service has an address, and rolls its pods out meanwhile. */
function waitForGateway(gateway: Read<'gateway.networking.k8s.io/Gateway'>): readonly string[] {
  const { name, namespace } = generatedPods(gateway).metadata;
  return [
    ...condition('Programmed', 'gateway.gateway.networking.k8s.io')(gateway),
    ...waitForMade(namespace, `deployment/${name}`),
    ...(isLoadBalancer(gateway) ? waitForAddress(namespace, name) : []),
  ];
}

function waitForBalancer({ metadata, spec }: Read<'core/Service'>): readonly string[] {
  return spec?.type === 'LoadBalancer' ? waitForAddress(metadata.namespace, metadata.name) : [];
}
