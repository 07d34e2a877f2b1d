// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { View } from '../../lib/manifest/view';
import { requestPathPicture, stagesPicture } from '../../lib/runbook/pictures';
import { requestPaths } from '../../lib/runbook/request-path';
import { reference, stagesOf } from '../support';
import { draw } from './mermaid';

const stages = stagesOf(reference);
const [path] = requestPaths(new View(stages.flatMap(({ manifests }) => manifests)));
if (!path) throw new Error('the reference exposes a host');

test('the way of a request is drawn from the client to the service, in frames of its namespaces', async () => {
  expect(await draw(requestPathPicture([path]))).toEqual({
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
  const route = { ...path.route, metadata: { ...path.route.metadata, name: 'other' } };
  const other = { ...path, host: 'other.test', route, destinations: ['app1/a:80', 'app2/b:80'] };

  const { boxes, arrows, arrowLabels, frames } = await draw(requestPathPicture([path, other]));

  expect(frames).toEqual(['app2', 'app1', 'istio-ingress']);
  expect(boxes.filter((box) => box.endsWith('istio-ingressgateway'))).toHaveLength(2);
  expect(arrowLabels.filter((label) => label.startsWith('https:'))).toEqual([
    'https://bookinfo.apps-crc.testing',
    'https://other.test',
  ]);
  expect(arrows.filter((arrow) => arrow.startsWith('box4'))).toEqual(['box4 box5', 'box4 box7', 'box4 box8']);
});

test('a Route without TLS and without a port says so', async () => {
  const route = { ...path.route, spec: { host: path.host } };

  const { arrowLabels } = await draw(requestPathPicture([{ ...path, route }]));

  expect(arrowLabels.slice(1, 3)).toEqual(['plain', 'any port']);
});

test('whatever an object is called, every place of the picture can hold it', async () => {
  const named = <T extends { readonly metadata: object }>(object: T, name: string) => ({
    ...object,
    metadata: { name, namespace: `${name} "#` },
  });
  const odd = {
    ...path,
    host: '"h"',
    route: { ...named(path.route, '"r]'), spec: { tls: { termination: '"|t' }, port: { targetPort: '|p"' } } },
    service: named(path.service, '"s)'),
    workload: named(path.workload, '"w}'),
    gateway: named(path.gateway, '"g>'),
    virtualService: named(path.virtualService, '"v|'),
    destinations: ['"n;/"d%'],
  } as unknown as typeof path;

  const { boxes, arrowLabels, frames } = await draw(requestPathPicture([odd]));

  const names = ['Route "r]', 'Service "s)', 'Deployment "w}', 'Gateway "g>', 'VirtualService "v|', 'Service "d%'];
  expect([...boxes].sort()).toEqual(['client', ...names].sort());
  expect(arrowLabels).toEqual(['https://"h"', '"|t', '|p"']);
  expect([...frames].sort()).toEqual(['"n;', '"r] "#', '"s) "#', '"w} "#', '"g> "#', '"v| "#'].sort());
});

test('the stages are drawn in the order they are applied, with the number of their objects', async () => {
  const single = { id: '65-extra', manifests: stages.flatMap(({ manifests }) => manifests).slice(0, 1) };

  const { boxes, arrows } = await draw(stagesPicture([...stages, single]));

  expect(boxes).toEqual([
    '00-operators 4 objects',
    '10-namespaces 4 objects',
    '20-control-plane 2 objects',
    '30-gateways 6 objects',
    '40-certificates 4 objects',
    '50-workloads 14 objects',
    '60-routing 3 objects',
    '65-extra 1 object',
  ]);
  expect(arrows).toEqual(boxes.slice(1).map((_, i) => `stage${i} stage${i + 1}`));
});

test('what means something to Mermaid, HTML or Markdown survives in a label', async () => {
  const texts = [
    '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    ...['"', "'", '#', '#35;', '#quot;', '<b>', '<br/>', '&', '&lt;', '[a]', '(a)', '{a}', '|', ';', '%%', '`a`'],
    ...['*a*', '**a**', '_a_', '1. a', '- a', '"a"b"', 'a --> b', 'end', '@{a}', ':::a', '<script>a</script>', 'ä😀'],
  ];

  const { boxes } = await draw(stagesPicture(texts.map((id) => ({ id, manifests: [] }))));

  expect(boxes).toEqual(texts.map((text) => `${text} 0 objects`));
});

test.each(['a["x"y"]', 'a["x" --> b', 'a[x(y)]', 'a -->|"x"|'])(
  'a picture that Mermaid cannot parse is no picture: %s',
  (line) => expect(draw(`flowchart LR\n  ${line}`)).rejects.toThrow('Parse error'),
);
