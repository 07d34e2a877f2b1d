// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { View } from '../../../lib/manifest/view';
import { externalCalls } from '../../../lib/runbook/paths/external-calls';
import { outgoingPicture } from '../../../lib/runbook/pictures/outgoing-picture';
import { draw } from '../mermaid';
import { egressMesh } from '../meshes';

test('what leaves the mesh is drawn from those who may call to the hosts, through the egress gateway', async () => {
  expect(await draw(outgoingPicture(externalCalls(new View(egressMesh))))).toEqual({
    frames: ['out', 'shop'],
    boxes: ['pods of the mesh', 'packages.test', 'bank.test', 'Pods any', 'Service egress', 'Deployment egress'],
    arrowLabels: ['TLS 443', 'HTTP 80 to 443, TLS by the mesh'],
    arrows: ['pods host0', 'box0 box1', 'box1 box2', 'box2 host1'],
  });
});

test('a host of unknown ports is an arrow without a word', async () => {
  const { arrowLabels } = await draw(outgoingPicture([{ host: 'a.test', ports: [], callers: [] }]));

  expect(arrowLabels).toEqual([]);
});
