import { expect, test } from 'vitest';
import { faultsOf, inPlane } from '../../support';

const at = 'crc: controlPlanes[0].peerAuthentication';

function faults(exceptions: readonly object[], plane: object = {}): readonly string[] {
  return faultsOf(inPlane({ peerAuthentication: { exceptions }, ...plane }));
}

test('mutual TLS has two modes', () => {
  expect(faultsOf(inPlane({ peerAuthentication: { mode: 'strict' } }))).toEqual([
    `${at}.mode: "strict" is not known; known: STRICT, PERMISSIVE`,
  ]);
  expect(faults([{ namespace: 'app1', mode: 'STRICT' }])).toEqual([
    `${at}.exceptions[0].mode: "STRICT" is not known; known: PERMISSIVE, DISABLE`,
  ]);
});

test('an exception is about a namespace of the mesh, and a gateway has none', () => {
  expect(faults([{ namespace: 'app2' }])).toEqual([
    `${at}.exceptions[0].namespace: no namespace "app2" in the mesh; did you mean "app1"?`,
  ]);
  expect(faults([{ namespace: 'istio-ingress' }])).toEqual([
    `${at}.exceptions[0].namespace: no namespace "istio-ingress" in the mesh; known: app1`,
  ]);
  expect(faults([{ namespace: 'app1' }], { applications: [] })).toEqual([
    `${at}.exceptions[0].namespace: no namespace "app1" in the mesh; it has none yet`,
  ]);
});

test('an exception differs from what holds around it', () => {
  expect(
    faultsOf(inPlane({ peerAuthentication: { mode: 'PERMISSIVE', exceptions: [{ namespace: 'app1' }] } })),
  ).toEqual([`${at}.exceptions[0].mode: "PERMISSIVE" holds around it anyway; remove the exception`]);
  expect(faults([{ namespace: 'app1' }, { namespace: 'app1', matchLabels: { app: 'ratings' } }])).toEqual([
    `${at}.exceptions[1].mode: "PERMISSIVE" holds around it anyway; remove the exception`,
  ]);
  expect(
    faults([
      { namespace: 'app1', mode: 'DISABLE' },
      { namespace: 'app1', matchLabels: { app: 'ratings' } },
    ]),
  ).toEqual([]);
});

test.each([{ networkPolicies: 'rendered' }, { denyByDefault: true }])(
  'where %j closes the mesh, an exception opens it even if its mode is that of the mesh',
  (plane) => {
    const permissive = (...exceptions: readonly object[]) =>
      faultsOf(inPlane({ ...plane, peerAuthentication: { mode: 'PERMISSIVE', exceptions } }));
    const ratings = { namespace: 'app1', matchLabels: { app: 'ratings' } };

    expect(permissive({ namespace: 'app1' })).toEqual([]);
    expect(permissive(ratings)).toEqual([]);
    expect(permissive({ namespace: 'app1' }, ratings)).toEqual([
      `${at}.exceptions[1].mode: "PERMISSIVE" holds around it anyway; remove the exception`,
    ]);
  },
);

test('whoever calls without mutual TLS is nobody to policies, and ambient mode always knows', () => {
  const exceptions = [{ namespace: 'app1', mode: 'DISABLE' }];

  expect(faults(exceptions, { denyByDefault: true })).toEqual([
    `${at}.exceptions[0].mode: "DISABLE" makes callers nobody, whom denyByDefault refuses; write "PERMISSIVE"`,
  ]);
  expect(faults(exceptions, { dataplaneMode: 'ambient', values: undefined })).toEqual([
    `${at}.exceptions[0].mode: "DISABLE" means nothing in ambient mode; write "PERMISSIVE"`,
  ]);
  expect(faults(exceptions)).toEqual([]);
});

test.each([
  [{ app: '7 8' }, '"app": "7 8" is no label of pods'],
  [{ 'my app': 'x' }, '"my app": "x" is no label of pods'],
])('pods are chosen by labels that they can have, not %o', (matchLabels, say) => {
  expect(faults([{ namespace: 'other', matchLabels }], { namespaces: ['other'] })).toEqual([
    `${at}.exceptions[0].matchLabels: ${say}`,
  ]);
});

test('the name of an exception is made of its labels', () => {
  expect(faults([{ namespace: 'other', matchLabels: { app: '' } }], { namespaces: ['other'] })).toEqual([
    `${at}.exceptions[0].matchLabels: no name can be made of the values; choose pods by other labels`,
  ]);
});

test('labels choose pods of the sample', () => {
  expect(faults([{ namespace: 'app1', matchLabels: { app: 'ratings', version: 'v2' } }])).toEqual([
    `${at}.exceptions[0].matchLabels: no pods of the sample in "app1" have these labels`,
  ]);
  expect(faults([{ namespace: 'app1', matchLabels: { app: 'reviews', version: 'v2' } }])).toEqual([]);
});

test('ports are those of chosen pods', () => {
  expect(faults([{ namespace: 'app1', ports: [9080] }])).toEqual([
    `${at}.exceptions[0].ports: are those of chosen pods; choose them by matchLabels`,
  ]);
  expect(faults([{ namespace: 'app1', matchLabels: { app: 'ratings' }, ports: [] }])).toEqual([
    `${at}.exceptions[0].ports: is empty; leave it out for every port`,
  ]);
  expect(faults([{ namespace: 'app1', matchLabels: { app: 'ratings' }, ports: [Number.NaN, 9080, 9080] }])).toEqual([
    `${at}.exceptions[0].ports[0]: NaN is not a port; ports run from 1 to 65535`,
    `${at}.exceptions[0].ports[2]: 9080 stands there twice; remove one`,
  ]);
});

test('no two exceptions are about the same pods', () => {
  const say =
    'is about pods of exceptions[0] too, and only the older one would count; merge them, or give one label different values';

  expect(faults([{ namespace: 'app1' }, { namespace: 'app1', mode: 'DISABLE' }])).toEqual([
    `${at}.exceptions[1]: ${say}`,
  ]);
  expect(
    faults([
      { namespace: 'app1', matchLabels: { app: 'reviews' } },
      { namespace: 'app1', matchLabels: { version: 'v1' } },
    ]),
  ).toEqual([`${at}.exceptions[1]: ${say}`]);
  expect(
    faults([
      { namespace: 'app1', matchLabels: { app: 'reviews' } },
      { namespace: 'app1', matchLabels: { app: 'ratings' } },
    ]),
  ).toEqual([]);
});

test('no two exceptions share a name', () => {
  const exceptions = ['a.b', 'a-b'].map((app) => ({ namespace: 'other', matchLabels: { app } }));

  expect(faults(exceptions, { namespaces: ['other'] })).toEqual([
    `${at}.exceptions[1]: gets the name "a-b" of exceptions[0]; choose its pods by other labels`,
  ]);
});
