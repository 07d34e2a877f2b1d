import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectChanges } from '../../lib/diff/compare';
import { fieldChanges } from '../../lib/diff/fields';
import { canonical } from '../../lib/manifest/canonical';
import type { Manifest } from '../../lib/manifest/manifest';

function object(type: string, spec: object): Manifest {
  const [apiVersion = '', kind = ''] = type.split(' ');
  return { apiVersion, kind, metadata: { name: 'a', namespace: 'n' }, spec };
}

/** What differs between two specs of an object, a line each: what became of the field, where, old and new. */
function changes(type: string, old: object, next: object): readonly string[] {
  const fields = fieldChanges(canonical(object(type, old)), canonical(object(type, next)));
  return fields.map(({ kind, at, old: before, new: after }) =>
    [kind, at, before, after].map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' | '),
  );
}

const virtualService = 'networking.istio.io/v1 VirtualService';
const deployment = 'apps/v1 Deployment';
const pod = (...containers: readonly object[]) => ({ template: { spec: { containers } } });

describe('the fields of an object that differ', () => {
  it('items of a list are told by their name, wherever they stand', () => {
    const [proxy, app] = [
      { name: 'istio-proxy', image: 'auto' },
      { name: 'app', image: 'a:1' },
    ];

    expect(changes(deployment, pod(proxy, app), pod(proxy, { ...app, image: 'a:2' }))).toEqual([
      'changed | spec.template.spec.containers[app].image | a:1 | a:2',
    ]);
  });

  it('any other order in a pod template is told: its pods are replaced', () => {
    const [a, b] = [{ name: 'a' }, { name: 'b' }];
    const podOf = (type: string) => (type.startsWith('batch') ? 'spec.jobTemplate.spec.template' : 'spec.template');
    const spec = (type: string, list: string, ...items: readonly object[]) => {
      const template = { template: { spec: { [list]: items } } };
      return type.startsWith('batch') ? { jobTemplate: { spec: template } } : template;
    };
    for (const type of [deployment, 'apps/v1 StatefulSet', 'apps/v1 DaemonSet', 'batch/v1 CronJob']) {
      for (const list of ['containers', 'volumes', 'imagePullSecrets']) {
        expect(changes(type, spec(type, list, a, b), spec(type, list, b, a))).toEqual([
          `moved | ${podOf(type)}.spec.${list}[a] | 0 | 1`,
        ]);
      }
    }
  });

  it('a variable may name those before it: their order counts wherever they stand', () => {
    const env = (...names: readonly string[]) => names.map((name) => ({ name, value: 'x' }));
    const moved = [expect.stringMatching(/^moved \| .*env\[A\] \| 0 \| 1$/)];

    expect(changes(deployment, pod({ name: 'a', env: env('A', 'B') }), pod({ name: 'a', env: env('B', 'A') }))).toEqual(
      moved,
    );
    expect(
      changes(
        'operators.coreos.com/v1alpha1 Subscription',
        { config: { env: env('A', 'B') } },
        { config: { env: env('B', 'A') } },
      ),
    ).toEqual(moved);
  });

  it('an item that came between others changes none of them', () => {
    const route = (prefix: string) => ({ match: [{ uri: { prefix } }], route: [{ destination: { host: 'a' } }] });

    expect(changes(virtualService, { http: [route('/')] }, { http: [route('/v2'), route('/')] })).toEqual([
      `added | spec.http[0] |  | ${JSON.stringify(route('/v2'))}`,
    ]);
  });

  it('an item that changed is known again by what it has in common', () => {
    const route = (prefix: string, timeout: string) => ({ match: [{ uri: { prefix } }], timeout });

    expect(
      changes(virtualService, { http: [route('/', '1s')] }, { http: [route('/new', '5s'), route('/', '2s')] }),
    ).toEqual([
      `added | spec.http[0] |  | ${JSON.stringify(route('/new', '5s'))}`,
      'changed | spec.http[1].timeout | 1s | 2s',
    ]);
  });

  it('routes are tried in their order: a move is told', () => {
    const [canary, all] = [{ name: 'canary' }, { name: 'all' }];

    expect(changes(virtualService, { http: [canary, all] }, { http: [all, canary] })).toEqual([
      'moved | spec.http[canary] | 0 | 1',
    ]);
  });

  it.each([
    [virtualService, { hosts: ['a', 'b'] }, { hosts: ['b', 'a'] }],
    [
      'security.istio.io/v1 AuthorizationPolicy',
      { rules: [{ to: [] }, { from: [] }] },
      { rules: [{ from: [] }, { to: [] }] },
    ],
    ['cert-manager.io/v1 Certificate', { dnsNames: ['a', 'b'] }, { dnsNames: ['b', 'a'] }],
    [
      'networking.k8s.io/v1 NetworkPolicy',
      { policyTypes: ['Egress', 'Ingress'] },
      { policyTypes: ['Ingress', 'Egress'] },
    ],
    // By its schema: neither list is among those that Rigging itself knows.
    ['gateway.networking.k8s.io/v1 HTTPRoute', filtered('a', 'b'), filtered('b', 'a')],
  ])('%s: order that means nothing is no change', (type, old, next) => {
    expect(changes(type, old, next)).toEqual([]);
  });

  it.each([
    [
      deployment,
      pod({ name: 'a', resources: { limits: { cpu: '1000m' } } }),
      pod({ name: 'a', resources: { limits: { cpu: 1 } } }),
    ],
    ['cert-manager.io/v1 Certificate', { duration: '24h' }, { duration: '24h0m0s' }],
    [
      'gateway.networking.k8s.io/v1 HTTPRoute',
      { rules: [{ backendRefs: [{ name: 'a' }] }] },
      { rules: [{ backendRefs: [{ name: 'a', weight: 1 }] }] },
    ],
  ])('%s: another way to write a value is no change', (type, old, next) => {
    expect(changes(type, old, next)).toEqual([]);
  });

  it('one item in the place of another is one change, several are what went and what came', () => {
    expect(changes(virtualService, { hosts: ['a', 'b'] }, { hosts: ['b', 'c'] })).toEqual([
      'changed | spec.hosts[1] | a | c',
    ]);
    expect(changes(virtualService, { hosts: ['a'] }, { hosts: ['b', 'c'] })).toEqual([
      'removed | spec.hosts[0] | a | ',
      'added | spec.hosts[0] |  | b',
      'added | spec.hosts[1] |  | c',
    ]);
  });

  it('weights are told by where the traffic goes', () => {
    const route = (v1: number, v2: number) => ({
      http: [
        {
          route: [
            { destination: { host: 'reviews', subset: 'v1' }, weight: v1 },
            { destination: { host: 'reviews', subset: 'v2' }, weight: v2 },
          ],
        },
      ],
    });

    expect(changes(virtualService, route(90, 10), route(50, 50))).toEqual([
      'changed | spec.http[0].route[reviews v1].weight | 90 | 50',
      'changed | spec.http[0].route[reviews v2].weight | 10 | 50',
    ]);
  });

  it('names that JavaScript or a path could mistake are names like others', () => {
    const env = (...names: readonly string[]) => pod({ name: '0', env: names.map((name) => ({ name, value: 'x' })) });

    expect(changes(deployment, env('constructor', 'a]b'), env('a]b', '__proto__'))).toEqual([
      'added | spec.template.spec.containers["0"].env[__proto__] |  | {"name":"__proto__","value":"x"}',
      'removed | spec.template.spec.containers["0"].env[constructor] | {"name":"constructor","value":"x"} | ',
    ]);
    expect(changes(deployment, env('a]b'), env('a]b', 'a"c'))).toEqual([
      'added | spec.template.spec.containers["0"].env["a\\"c"] |  | {"name":"a\\"c","value":"x"}',
    ]);
  });

  it('a label may have the name of what every object of JavaScript has', () => {
    expect(changes(virtualService, { labels: { constructor: 'a' } }, { labels: { toString: 'b' } })).toEqual([
      'removed | spec.labels.constructor | a | ',
      'added | spec.labels.toString |  | b',
    ]);
  });

  it('a list in the place of a map is a change as a whole', () => {
    expect(changes(virtualService, { http: { a: 1 } }, { http: [1] })).toEqual(['changed | spec.http | {"a":1} | [1]']);
  });

  it('what is secret is hidden', () => {
    const secret = (data: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data });
    const env = (value: string) => pod({ name: 'a', env: [{ name: 'DB_PASSWORD', value }] });

    expect(JSON.stringify(fieldChanges(secret({ a: 'c2Vj' }), secret({ a: 'b3Ro', b: 'bmV3' })))).not.toMatch(
      /c2Vj|b3Ro|bmV3/,
    );
    expect(changes(deployment, env('hunter2'), env('hunter3'))).toEqual([
      'changed | spec.template.spec.containers[a].env[DB_PASSWORD].value | (hidden) | (hidden)',
    ]);
    expect(changes(deployment, pod({ name: 'a' }), env('hunter2').template.spec)).not.toContain('hunter2');
  });

  it('values that are the same have no changes, others have, and both ways equally many', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(fc.constantFrom('a', 'b', 1, true), tie('list'), tie('map')),
      list: fc.array(tie('any'), { maxLength: 3 }),
      map: fc.dictionary(fc.constantFrom('name', 'http', 'args', 'x'), tie('any'), { maxKeys: 3 }),
    }));
    fc.assert(
      fc.property(value.any, value.any, (one, other) => {
        const [old, next] = [one, other].map((x) => object('acme.org/v1 Thing', { x })) as [Manifest, Manifest];

        expect(fieldChanges(old, old)).toEqual([]);
        const told = fieldChanges(old, next);
        expect(told.length > 0).toBe(JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)));
      }),
    );
  });
});

describe('the objects that differ', () => {
  const route = (name: string, host: string) => ({
    ...object('route.openshift.io/v1 Route', { host }),
    metadata: { name },
  });
  const stages = (...files: readonly (readonly [string, ...Manifest[]])[]) =>
    files.map(([id, ...manifests]) => ({ id, manifests }));
  const tell = (old: ReturnType<typeof stages>, next: ReturnType<typeof stages>) =>
    objectChanges('crc', old, next).map(({ kind, stage, oldStage, old: before, new: after, fields }) =>
      [kind, (after ?? before)?.metadata.name, stage, oldStage, ...fields.map(({ at }) => at)]
        .filter(Boolean)
        .join(' '),
    );

  it('one that moved to another file is the same object', () => {
    expect(
      tell(stages(['60-routing', route('a', 'h')]), stages(['70-more', route('a', 'h'), route('b', 'h')])),
    ).toEqual(['changed a 70-more 60-routing', 'added b 70-more']);
  });

  it('files for several clusters may hold one of each name', () => {
    const old = stages(['10-east', route('a', 'e')], ['10-west', route('a', 'w')]);

    expect(tell(old, stages(['10-east', route('a', 'e')], ['10-west', route('a', 'x')]))).toEqual([
      'changed a 10-west spec.host',
    ]);
    expect(tell(old, stages(['10-west', route('a', 'w')]))).toEqual(['removed a 10-east']);
    expect(tell(old, stages(['10-all', route('a', 'n')], ...old.map((s) => [s.id, ...s.manifests] as const)))).toEqual([
      'added a 10-all',
    ]);
  });

  it('one whose fields are only written in another way is the same', () => {
    const weighted = { ...route('a', 'h'), spec: { host: 'h', to: { kind: 'Service', name: 's', weight: 100 } } };
    const old = { ...route('a', 'h'), spec: { host: 'h', to: { kind: 'Service', name: 's' } } };

    expect(tell(stages(['60', old]), stages(['60', weighted]))).toEqual([]);
  });

  it('another version of an API is a change of the object', () => {
    const old = { ...route('a', 'h'), apiVersion: 'route.openshift.io/v1beta1' };

    expect(tell(stages(['60', old]), stages(['60', route('a', 'h')]))).toEqual(['changed a 60 apiVersion']);
  });
});

function filtered(...names: readonly string[]) {
  const headers = names.map((name) => ({ name, value: 'x' }));
  return {
    rules: [{ filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: headers, remove: names } }] }],
  };
}

/** With the keys of maps in order, and as JSON has it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
