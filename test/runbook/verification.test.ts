import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { View } from '../../lib/manifest/view';
import { requestPaths } from '../../lib/runbook/request-path';
import { looks } from '../../lib/runbook/verification';
import { inExpose, objectsOf, reference } from '../support';
import { callsOf, shellComplaint } from './shell';

const objects = [...objectsOf(reference).values()];

test('the mesh is seen to work from the CNI plugin to an answer at the host', () => {
  expect(looksOf(objects)).toEqual([
    {
      see: 'the CNI plugin runs on every node: DESIRED equals READY, and every pod is `Running`',
      command: 'oc -n istio-cni get daemonset,pods',
    },
    {
      see: 'control plane `default`: READY and IN USE count its revision, STATUS is `Healthy`',
      command: 'oc get istio/default',
    },
    { see: 'istiod is `Running`', command: 'oc -n istio-system get pods -l app=istiod' },
    { see: 'gateway `istio-ingressgateway`: its pods are `1/1 Running`', command: 'oc -n istio-ingress get pods' },
    {
      see: 'istiod counts `istio-ingressgateway` among its proxies',
      command: 'istioctl -i istio-system proxy-status | grep istio-ingressgateway',
    },
    {
      see: 'pods in `app1` are `2/2 Running`: the application and its sidecar',
      command: 'oc -n app1 get pods',
    },
    {
      see: 'the certificate of `bookinfo.apps-crc.testing` is there',
      command: 'oc -n istio-ingress get secret bookinfo-https-cert',
    },
    {
      see: "`https://bookinfo.apps-crc.testing/productpage` answers 200, with a certificate of the mesh's own authority",
      command: [
        "oc -n istio-ingress get secret bookinfo-https-cert -o jsonpath='{.data.ca\\.crt}' | base64 -d > bookinfo.apps-crc.testing.ca.crt",
        "curl -sS --cacert bookinfo.apps-crc.testing.ca.crt -o /dev/null -w '%{http_code}\\n' https://bookinfo.apps-crc.testing/productpage",
      ].join('\n'),
    },
  ]);
});

test('a shell can parse every command', () => {
  expect(looksOf(objects).map(({ command }) => shellComplaint(command))).toEqual(looksOf(objects).map(() => ''));
});

test('the certificate of an authority of its own is saved by its host, and asked for with dots escaped', () => {
  const script = looksOf(objects).at(-1)?.command ?? '';

  expect(callsOf(script)).toEqual([
    'oc [-n] [istio-ingress] [get] [secret] [bookinfo-https-cert] [-o] [jsonpath={.data.ca\\.crt}]',
    'curl [-sS] [--cacert] [bookinfo.apps-crc.testing.ca.crt] [-o] [/dev/null] [-w] [%{http_code}\\n] [https://bookinfo.apps-crc.testing/productpage]',
  ]);
});

test.each(["/it's", '/a b', '/a&b', '/$(date)', '/a;b', '/(a)', '/*', '/"a"', '/a#b', '/`date`', '/~\\'])(
  'path %s reaches curl as it is',
  (exact) => {
    const paths = [{ exact }];
    const script = looksOf([...objectsOf(inExpose({ paths })).values()]).at(-1)?.command ?? '';

    expect(shellComplaint(script)).toBe('');
    expect(callsOf(script).at(-1)).toContain(` [https://bookinfo.apps-crc.testing${exact}]`);
  },
);

test('a host without a certificate of the mesh is asked as any other', () => {
  const servers = [{ hosts: ['bookinfo.apps-crc.testing'] }];
  const plain = objects.map((object) =>
    object.kind === 'Gateway' ? { ...object, spec: { ...(object.spec as object), servers } } : object,
  );

  expect(looksOf(plain).slice(-2)).toEqual([
    {
      see: 'pods in `app1` are `2/2 Running`: the application and its sidecar',
      command: 'oc -n app1 get pods',
    },
    {
      see: '`https://bookinfo.apps-crc.testing/productpage` answers 200',
      command: "curl -sS -o /dev/null -w '%{http_code}\\n' https://bookinfo.apps-crc.testing/productpage",
    },
  ]);
});

test('istioctl asks the control plane whose revision the gateway runs', () => {
  const controlPlanes = ['default', 'blue'].map((name, i) => ({
    name,
    namespace: `mesh-${i}`,
    updateStrategy: { type: i === 0 ? ('InPlace' as const) : ('RevisionBased' as const) },
    gateways: [{ name: `${name}-gateway`, namespace: `in-${i}` }],
    applications: [{ name, namespace: name, expose: { service: { name: 'web', port: 80 } } }],
  }));
  const commands = looksOf([...objectsOf({ ...reference, controlPlanes }).values()]).map(({ command }) => command);

  expect(commands).toContain('istioctl -i mesh-0 proxy-status | grep default-gateway');
  expect(commands).toContain('istioctl -i mesh-1 proxy-status | grep blue-gateway');
});

test('without a control plane, istioctl is not told which to ask', () => {
  const isControlPlane = ({ kind }: Manifest) => kind === 'Istio';
  const asked = 'istioctl proxy-status | grep istio-ingressgateway';

  expect(looksOf(objects.filter((object) => !isControlPlane(object))).map(({ command }) => command)).toContain(asked);
});

test('a gateway of two hosts is looked at once', () => {
  const [application] = reference.controlPlanes[0].applications;
  const second = { name: 'second', namespace: 'app1', expose: { service: { name: 'ratings', port: 9080 } } };
  const [plane] = reference.controlPlanes;
  const both = objectsOf({ ...reference, controlPlanes: [{ ...plane, applications: [application, second] }] });

  const sights = looksOf([...both.values()]).map(({ see }) => see);

  expect(sights.filter((see) => see.startsWith('gateway '))).toHaveLength(1);
  expect(sights.filter((see) => see.includes(' answers 200'))).toHaveLength(2);
});

test('namespaces are enrolled by either label, and only those have sidecars', () => {
  const namespaces: readonly (Readonly<Record<string, string>> | undefined)[] = [
    { 'istio-injection': 'enabled' },
    { 'istio.io/rev': 'canary' },
    { 'istio-injection': 'disabled' },
    {},
    undefined,
  ];
  const manifests = namespaces.map((labels, i) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: `app${i}`, labels },
  }));

  expect(looksOf(manifests).map(({ command }) => command)).toEqual(['oc -n app0 get pods', 'oc -n app1 get pods']);
});

test('of nothing there is nothing to see', () => {
  expect(looksOf([])).toEqual([]);
});

function looksOf(manifests: readonly Manifest[]) {
  const view = new View(manifests);
  return looks(view, requestPaths(view));
}
