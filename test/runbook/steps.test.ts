import { expect, test } from 'vitest';
import { stepCommands } from '../../lib/runbook/steps';
import { reference, stagesOf } from '../support';
import { callsOf, shellComplaint } from './shell';

const stages = stagesOf(reference);
const manual = stagesOf({
  ...reference,
  operators: { servicemeshoperator3: { installPlanApproval: 'Manual', startingCSV: 'servicemeshoperator3.v3.4.0' } },
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
  const script = `sleep() { :; }\n${scriptOf(stages)}`;

  const asked = callsOf(script, answers).filter((call) => call.includes('[jsonpath={.status.installedCSV}]'));

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
