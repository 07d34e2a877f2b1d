import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import { looks } from '../../../lib/runbook/looks/looks';
import { requestPaths } from '../../../lib/runbook/paths/request-path';
import { inExpose, objectsOf, reference } from '../../support';
import {
  ambientMesh,
  balancedMesh,
  canaryMesh,
  changed,
  gatewayApiMesh,
  namespace,
  observedMesh,
  remoteMesh,
  securedMesh,
  terminatedMesh,
} from '../meshes';
import { callsOf, shellComplaint } from '../shell';

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

test('in ambient mode pods stand alone, their node carries them, and Services have a waypoint', () => {
  expect(looksOf(ambientMesh).slice(1)).toMatchObject([
    { see: expect.stringContaining('the node proxy runs on every node'), command: 'oc -n nodes get daemonset,pods' },
    { command: 'oc get istio/default' },
    { command: 'oc -n istio-system get pods -l app=istiod' },
    { see: expect.stringMatching('^gateway `public`'), command: 'oc -n ingress get pods' },
    { command: 'istioctl -i istio-system proxy-status | grep public' },
    {
      see: 'waypoint `waypoint`: its pods are `1/1 Running`',
      command: 'oc -n shop get pods -l gateway.networking.k8s.io/gateway-name=waypoint',
    },
    { command: 'istioctl -i istio-system proxy-status | grep waypoint' },
    {
      see: 'pods in `shop` are `1/1 Running`: the application alone, without a sidecar',
      command: 'oc -n shop get pods',
    },
    {
      see: 'the node proxy carries them: their PROTOCOL is `HBONE`',
      command: 'istioctl ztunnel-config workloads --namespace nodes | grep shop',
    },
    {
      see: 'Services in `shop` have WAYPOINT `waypoint`',
      command: 'istioctl ztunnel-config services --namespace nodes | grep shop',
    },
    ...looksOf(ambientMesh).slice(-2),
  ]);
});

test('a namespace in ambient mode without a waypoint has none to see', () => {
  const labels = { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'none' };

  expect(looksOf([namespace('a', labels)]).map(({ command }) => command)).toEqual([
    'oc -n a get pods',
    'istioctl ztunnel-config workloads --namespace ztunnel | grep a',
  ]);
});

test('a waypoint for pods is seen at the pods', () => {
  const mesh = ambientMesh.map((object) =>
    object.metadata.name === 'waypoint'
      ? { ...object, metadata: { ...object.metadata, labels: { 'istio.io/waypoint-for': 'workload' } } }
      : object,
  );

  expect(looksOf(mesh)).toContainEqual({
    see: 'pods in `shop` have WAYPOINT `waypoint`',
    command: 'istioctl ztunnel-config workloads --namespace nodes | grep shop',
  });
});

test('a namespace that refuses injection has no sidecars, whatever revision it names', () => {
  expect(looksOf([namespace('a', { 'istio-injection': 'disabled', 'istio.io/rev': 'b' })])).toEqual([]);
});

test('pods that istiod makes of a Gateway are seen by its name', () => {
  expect(looksOf(gatewayApiMesh('ClusterIP')).slice(2, 4)).toEqual([
    {
      see: 'gateway `public-istio`: its pods are `1/1 Running`',
      command: 'oc -n ingress get pods -l gateway.networking.k8s.io/gateway-name=public',
    },
    {
      see: 'istiod counts `public-istio` among its proxies',
      command: 'istioctl -i istio-system proxy-status | grep public-istio',
    },
  ]);
});

test('an application that is deployed by other means may answer what it likes', () => {
  const { see } =
    looksOf(gatewayApiMesh('ClusterIP')).find(({ command }) => command.includes('shop.acme.org/cart')) ?? {};

  expect(see).toBe(
    "`https://shop.acme.org/cart` answers what the application says there (503 where nothing does), with a certificate of the mesh's own authority",
  );
});

test('gRPC is called as clients call it, and its own status is looked at', () => {
  const look = looksOf(gatewayApiMesh('ClusterIP')).at(-1);

  expect(look?.see).toContain('a `grpc-status` of the application (14 where nothing does)');
  expect(callsOf(look?.command ?? '').at(-1)).toBe(
    'curl [-sS] [--cacert] [quotes.acme.org.ca.crt] [--http2] [-X] [POST] [-H] [content-type: application/grpc] [-H] [te: trailers] [-o] [/dev/null] [-D] [-] [https://quotes.acme.org/acme.Quotes/Get]',
  );
});

test.each([
  ['rendered', balancedMesh, 'public'],
  ['made by istiod', gatewayApiMesh('LoadBalancer'), 'public-istio'],
])('behind a load balancer, %s, a host is asked at its address, whatever DNS says', (_, mesh, service) => {
  const script = looksOf(mesh).find(({ command }) => command.includes('shop.acme.org/cart'))?.command ?? '';
  const first = '.status.loadBalancer.ingress[0]';

  expect(callsOf(script, '*jsonpath={.status*) echo lb.test ;;').slice(1)).toEqual([
    `oc [-n] [ingress] [get] [service] [${service}] [-o] [jsonpath={${first}.ip}{${first}.hostname}]`,
    'curl [-sS] [--cacert] [shop.acme.org.ca.crt] [--connect-to] [shop.acme.org:443:lb.test:443] [-o] [/dev/null] [-w] [%{http_code}\\n] [https://shop.acme.org/cart]',
  ]);
});

test.each(['edge', 'reencrypt'] as const)(
  'where TLS ends by %s, the certificate is held against that of the router',
  (by) => {
    const looks = looksOf(terminatedMesh(by));

    expect(looks.at(-1)?.see).toBe('`https://shop.acme.org/cart` answers 200, with the certificate of the router');
    expect(callsOf(looks.at(-1)?.command ?? '')).toEqual([
      'oc [-n] [openshift-config-managed] [get] [configmap] [default-ingress-cert] [-o] [jsonpath={.data.ca-bundle\\.crt}]',
      'curl [-sS] [--cacert] [router.ca.crt] [-o] [/dev/null] [-w] [%{http_code}\\n] [https://shop.acme.org/cart]',
    ]);
  },
);

test('a host that asks for tokens refuses who shows none, what is none, and takes those of its issuers', () => {
  const looks = looksOf(securedMesh).filter(({ command }) => command.includes('https://shop.acme.org'));

  expect(looks.map(({ see }) => see)).toEqual([
    "`https://shop.acme.org/cart` answers 403 to who shows no token, with a certificate of the mesh's own authority",
    '`https://shop.acme.org/cart` answers 401 to what is no token',
    '`https://shop.acme.org/cart` answers, to a token of `https://sso.test` that you put into `TOKEN` before, 200',
  ]);
  expect(looks.map(({ command }) => callsOf(`TOKEN=abc\n${command}`).at(-1)?.split(' [-o]')[0])).toEqual([
    'curl [-sS] [--cacert] [shop.acme.org.ca.crt]',
    'curl [-sS] [--cacert] [shop.acme.org.ca.crt] [-H] [Authorization: Bearer none]',
    'curl [-sS] [--cacert] [shop.acme.org.ca.crt] [-H] [Authorization: Bearer abc]',
  ]);
});

const demand = (source: object) => ({ from: [{ source }] });

test.each([
  ['denies who has none of any issuer', { action: 'DENY', rules: [demand({ notRequestPrincipals: ['*'] })] }, true],
  ['allows those who have one alone', { rules: [demand({ requestPrincipals: ['https://sso.test/*'] })] }, true],
  [
    'is about the Gateway',
    {
      targetRefs: [{ kind: 'Gateway', name: 'shop' }],
      action: 'DENY',
      rules: [demand({ notRequestPrincipals: ['*'] })],
    },
    true,
  ],
  ['denies those who have one', { action: 'DENY', rules: [demand({ requestPrincipals: ['*'] })] }, false],
  [
    'is about other pods',
    { selector: { matchLabels: { istio: 'x' } }, action: 'DENY', rules: [demand({ notRequestPrincipals: ['*'] })] },
    false,
  ],
  [
    'is about another Gateway',
    { targetRefs: [{ kind: 'Gateway', name: 'x' }], action: 'DENY', rules: [demand({ notRequestPrincipals: ['*'] })] },
    false,
  ],
  [
    'is about another host',
    {
      action: 'DENY',
      rules: [{ ...demand({ notRequestPrincipals: ['*'] }), to: [{ operation: { hosts: ['x.test'] } }] }],
    },
    false,
  ],
])('a policy that %s decides whether a token is asked for', (_, spec, asks) => {
  const mesh = changed(securedMesh, { 'AuthorizationPolicy ingress/shop': () => spec });

  expect(looksOf(mesh).some(({ see }) => see.includes('answers 403'))).toBe(asks);
});

test('a mesh of strict mutual TLS gives callers outside it no answer', () => {
  expect(looksOf(securedMesh).slice(-2)).toEqual([
    { see: 'mutual TLS is `STRICT` for the whole mesh, but for exceptions', command: 'oc get peerauthentication -A' },
    {
      see: '`shop/web` gives a caller outside the mesh no answer: curl fails, and prints `000`',
      command:
        "oc -n openshift-ingress exec deployment/router-default -- curl -sS -m 5 -o /dev/null -w '%{http_code}\\n' http://web.shop.svc:8080/ || true",
    },
  ]);
});

test.each([
  ['all pods of the namespace', () => ({ mtls: { mode: 'PERMISSIVE' } })],
  ['its pods', () => ({ selector: { matchLabels: { app: 'web' } }, mtls: { mode: 'PERMISSIVE' } })],
])('a service is no proof of strict mutual TLS where %s are an exception', (_, change) => {
  const mesh = changed(securedMesh, { 'PeerAuthentication shop/db': change });

  expect(looksOf(mesh).at(-1)?.command).toBe('oc get peerauthentication -A');
});

test('a mesh that is not strict proves nothing of the kind', () => {
  const mesh = changed(securedMesh, {
    'PeerAuthentication istio-system/default': () => ({ mtls: { mode: 'PERMISSIVE' } }),
  });

  expect(looksOf(mesh).map(({ command }) => command)).not.toContain('oc get peerauthentication -A');
});

test('what is seen of a mesh is found at its addresses', () => {
  expect(looksOf(observedMesh).slice(2)).toEqual([
    {
      see: 'the monitoring of what users run is `Running`',
      command: 'oc -n openshift-user-workload-monitoring get pods',
    },
    { see: 'every namespace of the mesh has a monitor', command: 'oc get podmonitor,servicemonitor -A' },
    {
      see: 'Kiali `kiali` answers at the address that this prints, and shows the way of the requests above',
      command: 'oc -n istio-system get route.route.openshift.io/kiali -o jsonpath=\'https://{.spec.host}{"\\n"}\'',
    },
    {
      see: "OpenShift's console has pages of the mesh: `ossmconsole` is among its plugins",
      command: 'oc get console.operator.openshift.io/cluster -o jsonpath=\'{.spec.plugins}{"\\n"}\'',
    },
    {
      see: 'collector `otel` takes traces: its log names no failed export',
      command: 'oc -n tempo logs deployment/otel-collector --tail=20',
    },
    {
      see: 'Tempo `mesh` keeps them: its pods are `Running`',
      command: 'oc -n tempo get pods -l app.kubernetes.io/instance=mesh',
    },
    {
      see: 'traces are looked up at the address that this prints',
      command:
        'oc -n tempo get route.route.openshift.io/tempo-mesh-query-frontend -o jsonpath=\'https://{.spec.host}{"\\n"}\'',
    },
  ]);
});

test('Kiali is found where its resource says that it runs', () => {
  const spec = { deployment: { namespace: 'kiali', instance_name: 'graph' } };

  expect(
    looksOf(changed(observedMesh, { 'Kiali istio-system/kiali': () => spec })).map(({ command }) => command),
  ).toContain('oc -n kiali get route.route.openshift.io/graph -o jsonpath=\'https://{.spec.host}{"\\n"}\'');
});

test('tags are seen to lead where they should, and revisions beside each other', () => {
  expect(looksOf(canaryMesh)).toEqual(
    expect.arrayContaining([
      {
        see: 'tag `default` leads to revision `default-v1-28-10`: it is REVISION',
        command: 'oc get istiorevisiontag/default',
      },
      {
        see: 'tag `canary` leads to the active revision of `default`: it is REVISION',
        command: 'oc get istiorevisiontag/canary',
      },
      { see: 'every revision is READY, and those that pods still run are IN USE', command: 'oc get istiorevisions' },
    ]),
  );
});

test('istioctl asks the control plane that a tag leads to, by revision or by name', () => {
  expect(
    looksOf(canaryMesh)
      .filter(({ command }) => command.startsWith('istioctl'))
      .map(({ command }) => command),
  ).toEqual([
    'istioctl -i istio-system proxy-status | grep public',
    'istioctl -i istio-system proxy-status | grep tried',
  ]);
});

test('a remote cluster has no istiod to see', () => {
  expect(looksOf(remoteMesh).map(({ command }) => command)).not.toContain('oc -n istio-system get pods -l app=istiod');
});

function looksOf(manifests: readonly Manifest[]) {
  const view = new View(manifests);
  return looks(view, requestPaths(view));
}
