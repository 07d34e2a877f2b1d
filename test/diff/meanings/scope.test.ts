import { expect, test } from 'vitest';
import { Mesh } from '../../../lib/check/mesh';
import { covers } from '../../../lib/diff/meanings/scope';

const mesh = new Mesh([], [], { release: '3.4' });

function object(namespace: string, spec: object = {}) {
  return { metadata: { name: 'any', namespace }, spec };
}

const web = { selector: { matchLabels: { app: 'web' } } };
const narrow = { selector: { matchLabels: { app: 'web', version: 'v1' } } };
const service = { targetRefs: [{ kind: 'Service', name: 'web' }] };
const root = 'istio-system';

test.each([
  ['all pods of the mesh', object(root), object('shop', web)],
  ['all pods of the namespace', object('shop'), object('shop', web)],
  ['the pods of fewer labels', object('shop', web), object('shop', narrow)],
  ['the same Service', object('shop', service), object('shop', service)],
])('what is about %s covers the other', (_, wide, other) => {
  expect(covers(mesh, wide, other)).toBe(true);
});

test.each([
  ['all pods of another namespace', object('bank'), object('shop', web)],
  ['the pods of more labels', object('shop', narrow), object('shop', web)],
  ['all pods, where the other is about a Service,', object('shop'), object('shop', service)],
])('what is about %s does not', (_, wide, other) => {
  expect(covers(mesh, wide, other)).toBe(false);
});
