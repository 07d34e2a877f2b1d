import { expect, test } from 'vitest';
import { runbook } from '../../../lib/runbook/runbook';
import { blocksOf, sectionOf } from '../blocks';
import {
  ambientMesh,
  canaryMesh,
  changed,
  gatewayApiMesh,
  meshes,
  observedMesh,
  primaryMesh,
  remoteMesh,
  stage,
  terminatedMesh,
} from '../meshes';

const bookOf = (all: (typeof meshes)[string]) => runbook('east', [stage(all)]);

test('hosts are told with what carries them, whatever that is', () => {
  const rows = (all: (typeof meshes)[string]) => sectionOf(bookOf(all), '## The way of a request').match(/^\|.*$/gm);

  expect(rows(gatewayApiMesh('LoadBalancer'))).toEqual([
    '| host | route or load balancer | gateway | rule | answered by | certificate |',
    '| --- | --- | --- | --- | --- | --- |',
    '| https://shop.acme.org | Service ingress/public-istio | Gateway ingress/public | HTTPRoute shop/shop | shop/web:8080, payments/api:9000 | ingress/shop-cert |',
    '| https://quotes.acme.org | Service ingress/public-istio | Gateway ingress/public | GRPCRoute quotes/quotes | quotes/quotes:9090 | ingress/shop-cert |',
  ]);
  expect(rows(terminatedMesh('edge'))?.at(-1)).toMatch(/ \| the router's own \|$/);
});

test('what operators make is told with its version, or with who decides it', () => {
  expect(
    sectionOf(bookOf([...ambientMesh, ...observedMesh.slice(1), ...canaryMesh.slice(1, 3)]), '## What is installed')
      .split('\n')
      .slice(2),
  ).toEqual([
    '| IstioCNI default | v1.30.3 | istio-cni |',
    '| Istio default | v1.30.3 | istio-system |',
    '| ZTunnel default | v1.30.3 | nodes |',
    '| IstioRevisionTag default | that of IstioRevision default-v1-28-10 |  |',
    '| IstioRevisionTag canary | that of Istio default |  |',
    '| Kiali kiali | v2.27 | istio-system |',
    '| OSSMConsole ossmconsole | v2.27 | ossmconsole |',
    "| TempoStack mesh | that of its operator's release | tempo |",
    "| OpenTelemetryCollector otel | that of its operator's release | tempo |",
  ]);
});

test.each([
  ['## Join the clusters', ['a primary cluster', 'a remote cluster']],
  ['## Upgrade', ['a canary upgrade']],
  ['## Fill the mirror', []],
])('%s is told only where there is something to it', (heading, names) => {
  const told = Object.entries(meshes).filter(([, all]) => bookOf(all).includes(`${heading}\n`));

  expect(told.map(([name]) => name)).toEqual(names);
});

test('a primary cluster gives out its address, and a credential past every repository', () => {
  const section = sectionOf(bookOf(primaryMesh), '## Join the clusters');

  expect(section).toContain('This is cluster `east` of mesh `acme`, on network `east`. It is a primary cluster');
  expect(section).toContain('it is `remotePilotAddress` in the settings of remote clusters');
  expect(blocksOf(section, 'sh')).toEqual([
    "oc -n istio-system get configmap istio-ca-root-cert -o jsonpath='{.data.root-cert\\.pem}' | sha256sum",
    'oc -n istio-eastwest get service eastwest -o jsonpath=\'{.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}{"\\n"}\'',
    'istioctl -i istio-system create-remote-secret --name=east > "$HOME/remote-secret-east.yaml"',
    'oc apply -f "$HOME/remote-secret-east.yaml"\nrm "$HOME/remote-secret-east.yaml"',
    'istioctl -i istio-system remote-clusters',
  ]);
});

test('a primary cluster that serves itself alone is no address of control planes', () => {
  const alone = changed(primaryMesh, {
    'Istio default': (spec) => ({ ...spec, values: { global: { multiCluster: { clusterName: 'east' } } } }),
  });
  const section = sectionOf(bookOf(alone), '## Join the clusters');

  expect(section).toContain('This is cluster `east`. It is a primary cluster');
  expect(section).not.toContain('remotePilotAddress');
});

test('a remote cluster is joined in the middle of applying, to the address that it was told', () => {
  const book = bookOf(remoteMesh);
  const section = sectionOf(book, '## Join the clusters');

  expect(sectionOf(book, '## Apply')).toMatch(
    /```\n\nJoin this cluster to its primary now, as told below, and go on then\.$/,
  );
  expect(section).toContain('The control plane is asked for at `east.test`');
  expect(section).toContain('Logged in to the primary cluster');
  expect(blocksOf(section, 'sh')).toContain(
    'istioctl -i istio-system create-remote-secret --name=west --create-service-account=false > "$HOME/remote-secret-west.yaml"',
  );
  expect(section).not.toContain('remote-clusters');
});

test('in the middle of a canary upgrade, the next commit is told, and what to restart after it', () => {
  const section = sectionOf(bookOf(canaryMesh), '## Upgrade');

  expect(section).toContain(
    'Tag `default` stays with revision `default-v1-28-10` while `default-v1-30-3` runs beside it',
  );
  expect(section).toContain('goes away after 600 seconds');
  expect(blocksOf(section, 'sh')).toEqual([
    'istioctl -i istio-system proxy-status',
    'oc -n ingress rollout restart deployment/public\noc -n shop rollout restart deployment',
    'oc get istiorevisions',
  ]);
});

test('when every tag leads to the active revision, all that follows one or the revision itself is restarted for the next', () => {
  const settled = changed(canaryMesh, {
    'IstioRevisionTag default': () => ({ targetRef: { kind: 'Istio', name: 'default' } }),
  });
  const section = sectionOf(bookOf(settled), '## Upgrade');

  expect(section).toContain('Control plane `default` runs revision `default-v1-30-3`');
  expect(section).toContain('What is to be restarted: `public`, `tried`, `shop` and `search`');
});

test('a tag of a control plane that changes in place says that it does', () => {
  const inPlace = changed(canaryMesh, {
    'Istio default': ({ updateStrategy, ...spec }) => spec,
    'IstioRevisionTag default': undefined,
  });
  const section = sectionOf(bookOf(inPlace), '## Upgrade');

  expect(section).toContain('Control plane `default` changes its version in place');
  expect(section).not.toContain('istiorevisions');
});
