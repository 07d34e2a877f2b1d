// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import { eastWestGateways } from '../../../lib/runbook/paths/east-west';
import { requestPaths } from '../../../lib/runbook/paths/request-path';
import { incomingPicture } from '../../../lib/runbook/pictures/incoming-picture';
import { runbook } from '../../../lib/runbook/runbook';
import { objectsOf, reference } from '../../support';
import { blocksOf } from '../blocks';
import { draw } from '../mermaid';
import {
  ambientMesh,
  balancedMesh,
  changed,
  gatewayApiMesh,
  meshes,
  primaryMesh,
  remoteMesh,
  route,
  stage,
  terminatedMesh,
} from '../meshes';

const whole = [...objectsOf(reference).values()];

test('the way of a request is drawn from the client to the service, in frames of its namespaces', async () => {
  expect(await drawn(whole)).toEqual({
    frames: ['app1', 'istio-ingress'],
    boxes: [
      'client',
      'Route bookinfo-gateway-https',
      'Service istio-ingressgateway',
      'Deployment istio-ingressgateway',
      'Gateway bookinfo-gateway',
      'VirtualService bookinfo',
      'Service productpage:9080',
    ],
    arrowLabels: ['https://bookinfo.apps-crc.testing', 'passthrough', 'https 443 to 8443'],
    arrows: ['client box0', 'box0 box1', 'box1 box2', 'box2 box3', 'box3 box4', 'box4 box5'],
  });
});

test('what several hosts share is drawn once, and each service that answers has an arrow', async () => {
  const { boxes, arrows, arrowLabels } = await drawn(gatewayApiMesh('ClusterIP'));

  expect(boxes).toEqual([
    'client',
    'Route shop',
    'Service public-istio',
    'Gateway public',
    'Route quotes',
    'HTTPRoute shop',
    'Service web:8080',
    'Service api:9000',
    'GRPCRoute quotes',
    'Service quotes:9090',
  ]);
  expect(arrows).toEqual([
    ...['client box0', 'box0 box1', 'box1 box2', 'box2 box3', 'box3 box4', 'box3 box5'],
    ...['client box6', 'box6 box1', 'box2 box7', 'box7 box8'],
  ]);
  expect(arrowLabels.filter((label) => label.startsWith('https:'))).toEqual([
    'https://shop.acme.org',
    'https://quotes.acme.org',
  ]);
});

test.each([
  ['rendered', balancedMesh, ['https://shop.acme.org, load balancer', 'TLS']],
  [
    'made by istiod',
    gatewayApiMesh('LoadBalancer'),
    ['https://shop.acme.org, load balancer', 'TLS', 'https://quotes.acme.org, load balancer'],
  ],
])('a load balancer, %s, is where clients arrive', async (_, mesh, labels) => {
  const { boxes, arrows, arrowLabels } = await drawn(mesh);

  expect(boxes.filter((box) => box.startsWith('Route'))).toEqual([]);
  expect(arrows[0]).toBe('client box0');
  expect(boxes[1]).toMatch(/^Service public/);
  expect(arrowLabels).toEqual(labels);
});

test.each([
  ['edge', 'http2 80 to 8080'],
  ['reencrypt', 'https 443 to 8443'],
] as const)(
  'the termination %s stands on the way from the router, and the port behind it',
  async (termination, port) => {
    const { arrowLabels } = await drawn(terminatedMesh(termination));

    expect(arrowLabels).toEqual(['https://shop.acme.org', termination, port]);
  },
);

test('a Route without TLS and without a port says so', async () => {
  const plain = ({ host, to }: Record<string, unknown>) => ({ host, to });

  const { arrowLabels } = await drawn(changed(terminatedMesh('edge'), { 'Route ingress/shop': plain }));

  expect(arrowLabels).toEqual(['http://shop.acme.org', 'plain', 'any port']);
});

test('a waypoint stands before the service, where requests from gateways pass it', async () => {
  const { boxes, arrows } = await drawn(ambientMesh);

  expect(boxes.slice(-3)).toEqual(['VirtualService shop', 'Waypoint waypoint', 'Service web:8080']);
  expect(arrows.slice(-2)).toEqual(['box4 box5', 'box5 box6']);
});

test.each([
  ['that gateways do not pass', { 'istio.io/use-waypoint': 'waypoint' }],
  ['that is switched off', { 'istio.io/use-waypoint': 'none', 'istio.io/ingress-use-waypoint': 'true' }],
])('a waypoint %s is not drawn', async (_, labels) => {
  const mesh = ambientMesh.map((object) =>
    object.kind === 'Namespace' ? { ...object, metadata: { ...object.metadata, labels } } : object,
  );

  expect((await drawn(mesh)).boxes).not.toContain('Waypoint waypoint');
});

test('other clusters arrive at the east-west gateway, beside the clients or alone', async () => {
  expect(await drawn(primaryMesh)).toEqual({
    frames: ['istio-eastwest'],
    boxes: [
      'other clusters',
      'services of the mesh',
      'Service eastwest',
      'Deployment eastwest',
      'Gateway cross-network-gateway',
    ],
    arrowLabels: ['mutual TLS 15443'],
    arrows: ['clusters box0', 'box0 box1', 'box1 box2', 'box2 services'],
  });
});

test('the east-west gateway of a remote cluster hands on by itself', async () => {
  expect((await drawn(remoteMesh)).arrows).toEqual(['clusters box0', 'box0 box1', 'box1 services']);
});

test('whatever an object is called, every place of the picture can hold it', async () => {
  const odd = (text: string) => `"${text}]|#;%)`;
  const renamed: readonly Manifest[] = balancedMesh.map((object) => ({
    ...object,
    metadata: { ...object.metadata, name: odd(object.metadata.name) },
  }));
  const gateways = [odd('shop')];
  const mesh = renamed.map((object) =>
    object.kind === 'VirtualService' ? { ...object, spec: { ...(object.spec as object), gateways } } : object,
  );
  const front = route('shop.acme.org', odd('public'), odd('https'), { termination: odd('edge') });

  const { boxes, arrowLabels } = await drawn([...mesh, front]);

  expect(boxes).toContain(`Service ${odd('public')}`);
  expect(boxes).toContain(`VirtualService ${odd('shop')}`);
  expect(arrowLabels).toContain(odd('edge'));
});

test.each(Object.entries(meshes))('every picture of %s is one', async (_, mesh) => {
  const pictures = blocksOf(runbook('any', [stage(mesh)]), 'mermaid');

  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) expect((await draw(picture)).boxes.length).toBeGreaterThan(0);
});

function drawn(manifests: readonly Manifest[]) {
  const view = new View(manifests);
  return draw(incomingPicture(view, requestPaths(view), eastWestGateways(view)));
}
