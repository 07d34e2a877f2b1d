import { expect, test } from 'vitest';
import { stepCommands } from '../../../lib/runbook/steps/steps';
import { reference, stagesOf } from '../../support';
import {
  ambientMesh,
  canaryMesh,
  gatewayApiMesh,
  mirroredMesh,
  object,
  observedMesh,
  primaryMesh,
  stage,
} from '../meshes';
import { callsOf, shellComplaint } from '../shell';

const stages = stagesOf(reference);
const manual = stagesOf({
  ...reference,
  operators: { servicemeshoperator3: { installPlanApproval: 'Manual', startingCSV: 'servicemeshoperator3.v3.4.1' } },
});

test('every stage is applied by its file, first of all', () => {
  expect(stages.map((stage) => stepCommands(stage)[0])).toEqual([
    'oc apply -f 00-operators.yaml',
    'oc apply -f 10-namespaces.yaml',
    'oc apply -f 20-control-plane.yaml',
    'oc apply -f 30-gateways.yaml',
    'oc apply -f 40-certificates.yaml',
    'oc apply -f 50-workloads.yaml',
    'oc apply -f 60-routing.yaml',
  ]);
});

test('a stage is over when what it starts is ready', () => {
  expect(waitsOf('10-namespaces')).toEqual([]);
  expect(waitsOf('20-control-plane')).toEqual([
    'oc wait --for=condition=Ready istiocni/default --timeout=10m',
    'oc wait --for=condition=Ready istio/default --timeout=10m',
  ]);
  expect(waitsOf('30-gateways')).toEqual([
    'oc -n istio-ingress rollout status deployment/istio-ingressgateway --timeout=10m',
  ]);
  expect(waitsOf('40-certificates')).toEqual([
    'oc -n istio-ingress wait --for=condition=Ready certificate.cert-manager.io/bookinfo-https --timeout=10m',
    'oc -n istio-ingress wait --for=condition=Ready certificate.cert-manager.io/selfsigned-ca --timeout=10m',
  ]);
  expect(waitsOf('50-workloads')).toEqual(
    ['details-v1', 'productpage-v1', 'ratings-v1', 'reviews-v1', 'reviews-v2', 'reviews-v3'].map(
      (name) => `oc -n app1 rollout status deployment/${name} --timeout=10m`,
    ),
  );
  expect(waitsOf('60-routing')).toEqual([
    "oc -n istio-ingress wait --for=jsonpath='{.status.ingress[0].conditions[0].status}'=True route.route.openshift.io/bookinfo-gateway-https --timeout=2m",
  ]);
});

test('an operator is there when its version has succeeded, and what it starts has rolled out', () => {
  expect(callsOf(scriptOf(stages), '*installedCSV*) echo "csv-of-$4" ;;')).toEqual([
    'oc [apply] [-f] [00-operators.yaml]',
    ...installed('cert-manager-operator', 'openshift-cert-manager-operator'),
    'oc [-n] [cert-manager] [get] [deployment/cert-manager]',
    'oc [-n] [cert-manager] [rollout] [status] [deployment/cert-manager] [--timeout=5m]',
    'oc [-n] [cert-manager] [get] [deployment/cert-manager-cainjector]',
    'oc [-n] [cert-manager] [rollout] [status] [deployment/cert-manager-cainjector] [--timeout=5m]',
    'oc [-n] [cert-manager] [get] [deployment/cert-manager-webhook]',
    'oc [-n] [cert-manager] [rollout] [status] [deployment/cert-manager-webhook] [--timeout=5m]',
    ...installed('openshift-operators', 'servicemeshoperator3'),
  ]);
});

test('where upgrades are approved by hand, the InstallPlan of the first install is approved', () => {
  const subscription = '[subscription.operators.coreos.com/servicemeshoperator3]';
  const answers = `*patch*) touch approved ;;
    *servicemeshoperator3*installedCSV*) if [ -e approved ]; then echo "csv-of-$4"; fi ;;
    *installedCSV*) echo "csv-of-$4" ;;
    *installPlanRef*) echo install-1 ;;`;

  const calls = callsOf(scriptOf(manual), answers);

  expect(calls.slice(-7)).toEqual([
    `oc [-n] [openshift-operators] [get] ${subscription} [-o] [jsonpath={.status.installPlanRef.name}]`,
    `oc [-n] [openshift-operators] [get] ${subscription} [-o] [jsonpath={.status.installedCSV}]`,
    `oc [-n] [openshift-operators] [get] ${subscription} [-o] [jsonpath={.status.installPlanRef.name}]`,
    'oc [-n] [openshift-operators] [patch] [installplan] [install-1] [--type=merge] [-p] [{"spec":{"approved":true}}]',
    ...installed('openshift-operators', 'servicemeshoperator3'),
  ]);
  expect(calls.filter((call) => call.includes('[patch]'))).toHaveLength(1);
});

test('the commands approve no upgrade when they are run again', () => {
  const answers = '*installedCSV*) echo "csv-of-$4" ;; *installPlanRef*) echo install-2 ;;';

  expect(callsOf(scriptOf(manual), answers).filter((call) => call.includes('[patch]'))).toEqual([]);
});

test('the commands wait for an answer that is not there yet', () => {
  const answers = '*installedCSV*) if [ -e asked ]; then echo csv; else touch asked; fi ;;';

  const asked = callsOf(scriptOf(stages), answers).filter((call) => call.includes('[jsonpath={.status.installedCSV}]'));

  expect(asked.filter((call) => call.includes('openshift-cert-manager-operator'))).toHaveLength(3);
  expect(asked.filter((call) => call.includes('servicemeshoperator3'))).toHaveLength(2);
});

test.each([...stages, ...manual].map((stage) => [stage.id, stepCommands(stage).join('\n')]))(
  'a shell can parse the commands of %s',
  (_, script) => {
    expect(shellComplaint(script)).toBe('');
  },
);

test('an operator that Rigging does not know is waited for by its version alone', () => {
  const subscription = {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    metadata: { name: 'kiali', namespace: 'openshift-operators' },
    spec: { name: 'kiali-ossm' },
  };
  const script = stepCommands({ id: '65-extra', manifests: [subscription] }).join('\n');

  expect(callsOf(script, '*installedCSV*) echo "csv-of-$4" ;;')).toEqual([
    'oc [apply] [-f] [65-extra.yaml]',
    ...installed('openshift-operators', 'kiali'),
  ]);
});

test('a node proxy is waited for after the control plane that it asks', () => {
  const waits = stepCommands(stage(ambientMesh)).slice(1, 4);

  expect(waits).toEqual([
    'oc wait --for=condition=Ready istiocni/default --timeout=10m',
    'oc wait --for=condition=Ready istio/default --timeout=10m',
    'oc wait --for=condition=Ready ztunnel/default --timeout=10m',
  ]);
});

test('tags are waited for until they lead somewhere, whether or not pods use them', () => {
  expect(stepCommands(stage(canaryMesh)).filter((command) => command.includes('tag'))).toEqual([
    'oc wait --for=condition=Reconciled istiorevisiontag/default --timeout=2m',
    'oc wait --for=condition=Reconciled istiorevisiontag/canary --timeout=2m',
  ]);
});

test('a signer is there when its operator says so and its pods have rolled out', () => {
  const [, csr] = mirroredMesh;

  expect(callsOf(stepCommands(stage(csr ? [csr] : [])).join('\n'))).toEqual([
    'oc [apply] [-f] [50-all.yaml]',
    'oc [-n] [istio-csr] [wait] [--for=condition=Ready] [istiocsr.operator.openshift.io/default] [--timeout=10m]',
    'oc [-n] [istio-csr] [get] [deployment/cert-manager-istio-csr]',
    'oc [-n] [istio-csr] [rollout] [status] [deployment/cert-manager-istio-csr] [--timeout=10m]',
  ]);
});

test('certificates of an authority are there before the signer that needs them', () => {
  const kinds = ['Certificate', 'IstioCSR'];
  const all = [...mirroredMesh, ...gatewayApiMesh('ClusterIP')].filter(({ kind }) => kinds.includes(kind));

  const [certificate, signer] = stepCommands(stage(all)).slice(1);

  expect(certificate).toContain('certificate.cert-manager.io/shop');
  expect(signer).toContain('istiocsr.operator.openshift.io/default');
});

test('a Gateway is there when istiod has programmed it, and its pods have rolled out; then its routes', () => {
  const waits = callsOf(stepCommands(stage(gatewayApiMesh('ClusterIP'))).join('\n')).slice(3);
  const accepted = '[--for=jsonpath={.status.parents[0].conditions[0].status}=True]';

  expect(waits).toEqual([
    'oc [-n] [ingress] [wait] [--for=condition=Programmed] [gateway.gateway.networking.k8s.io/public] [--timeout=10m]',
    'oc [-n] [ingress] [get] [deployment/public-istio]',
    'oc [-n] [ingress] [rollout] [status] [deployment/public-istio] [--timeout=10m]',
    `oc [-n] [shop] [wait] ${accepted} [httproute.gateway.networking.k8s.io/shop] [--timeout=2m]`,
    `oc [-n] [quotes] [wait] ${accepted} [grpcroute.gateway.networking.k8s.io/quotes] [--timeout=2m]`,
    expect.stringContaining('[route.route.openshift.io/shop]'),
    expect.stringContaining('[route.route.openshift.io/quotes]'),
  ]);
});

test('a waypoint is a Gateway whose pods have its name, and no load balancer', () => {
  const commands = stepCommands(stage(ambientMesh)).filter((command) => command.includes('waypoint'));

  expect(callsOf(commands.join('\n'))).toEqual([
    'oc [-n] [shop] [wait] [--for=condition=Programmed] [gateway.gateway.networking.k8s.io/waypoint] [--timeout=10m]',
    'oc [-n] [shop] [get] [deployment/waypoint]',
    'oc [-n] [shop] [rollout] [status] [deployment/waypoint] [--timeout=10m]',
  ]);
});

test.each([
  ['that is rendered', primaryMesh, 'istio-eastwest', 'eastwest'],
  ['that istiod makes', gatewayApiMesh('LoadBalancer'), 'ingress', 'public-istio'],
])('a load balancer %s is waited for until it has an address, which is shown', (_, all, namespace, name) => {
  const commands = stepCommands(stage(all)).filter((command) => command.includes(`service/${name}`));
  const answers = '*jsonpath*) if [ -e asked ]; then echo 192.0.2.1; else touch asked; fi ;;';
  const asked = `oc [-n] [${namespace}] [get] [service/${name}] [-o] [jsonpath={.status.loadBalancer.ingress}]`;

  expect(callsOf(commands.join('\n'), answers)).toEqual([
    asked,
    asked,
    `oc [-n] [${namespace}] [get] [service/${name}]`,
  ]);
});

test('without a word about it, istiod makes a load balancer', () => {
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway a/b', { spec: { gatewayClassName: 'istio' } });

  expect(stepCommands(stage([gateway])).join('\n')).toContain('service/b-istio');
});

test('storage of traces is there before what sends to it, and Kiali last', () => {
  expect(callsOf(stepCommands(stage(observedMesh)).join('\n')).slice(2)).toEqual([
    'oc [-n] [tempo] [wait] [--for=condition=Ready] [tempostack.tempo.grafana.com/mesh] [--timeout=10m]',
    'oc [-n] [tempo] [get] [deployment/otel-collector]',
    'oc [-n] [tempo] [rollout] [status] [deployment/otel-collector] [--timeout=10m]',
    'oc [-n] [istio-system] [wait] [--for=condition=Successful] [kiali.kiali.io/kiali] [--timeout=10m]',
    'oc [-n] [ossmconsole] [wait] [--for=condition=Successful] [ossmconsole.kiali.io/ossmconsole] [--timeout=10m]',
  ]);
});

test.each([
  [undefined, 'deployment/a-collector'],
  ['daemonset', 'daemonset/a-collector'],
  ['statefulset', 'statefulset/a-collector'],
])('a collector of mode %s is the workload %s', (mode, workload) => {
  const collector = object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector b/a', { spec: { mode } });

  expect(stepCommands(stage([collector])).at(-1)).toBe(`oc -n b rollout status ${workload} --timeout=10m`);
});

test('a collector beside other pods is not waited for', () => {
  const collector = object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector b/a', { spec: { mode: 'sidecar' } });

  expect(stepCommands(stage([collector]))).toHaveLength(1);
});

test('a stage of nothing to wait for is applied and no more', () => {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'a' } };

  expect(stepCommands({ id: '65-extra', manifests: [configMap] })).toEqual(['oc apply -f 65-extra.yaml']);
});

function waitsOf(id: string): readonly string[] {
  const stage = stages.find((candidate) => candidate.id === id);
  return stage ? stepCommands(stage).slice(1) : ['no such stage'];
}

function scriptOf([operators]: typeof stages): string {
  return operators ? stepCommands(operators).join('\n') : '';
}

/** The calls that wait for an operator whose Subscription names its version at once. */
function installed(namespace: string, name: string): readonly string[] {
  const oc = `oc [-n] [${namespace}]`;
  const get = `${oc} [get] [subscription.operators.coreos.com/${name}] [-o] [jsonpath={.status.installedCSV}]`;
  const csv = `[csv/csv-of-subscription.operators.coreos.com/${name}]`;
  return [get, get, `${oc} [wait] [--for=jsonpath={.status.phase}=Succeeded] ${csv} [--timeout=10m]`];
}
