import { ApiObject } from 'cdk8s';
import { expect, it } from 'vitest';
import { render } from '../../lib/commands/render';
import { objectsOf, reference } from '../support';

it('gives the objects of every cluster as they would be written, and what the checks say of them', () => {
  const lonely = { name: 'lonely', appsDomain: 'apps.lonely.org' };
  const [first, second] = render([reference, lonely]);

  expect([first?.cluster, second?.cluster]).toEqual(['crc', 'lonely']);
  expect(first?.objects).toEqual([...objectsOf(reference).values()]);
  expect(first?.findings).toEqual([]);
});

it('gives findings of severity error too, for a test to tell', () => {
  const [broken] = render([
    {
      ...reference,
      extend: ({ routing }) => {
        const spec = { to: { kind: 'Service', name: 'nowhere' } };
        const metadata = { name: 'lost', namespace: 'istio-ingress' };
        new ApiObject(routing, 'lost', { apiVersion: 'route.openshift.io/v1', kind: 'Route', metadata, spec });
      },
    },
  ]);

  expect(broken?.findings).toContainEqual(expect.objectContaining({ severity: 'error' }));
});

it('fails with a line for each reason why there are no objects', () => {
  const nameless = (): undefined => {
    throw new Error('out of names');
  };
  const sulky = (): undefined => {
    throw 'not today';
  };

  expect(() => render([{ ...reference, name: 'Prod', appsDomain: '' }])).toThrow(/^Prod: name: [^\n]+\nProd: [^\n]+$/);
  expect(() => render([{ ...reference, extend: nameless }])).toThrow(/^crc: out of names$/);
  expect(() => render([{ ...reference, extend: sulky }])).toThrow(/^crc: not today$/);
  expect(() =>
    render([
      {
        ...reference,
        extend: ({ routing }) => {
          new ApiObject(routing, 'nameless', { apiVersion: 'v1', kind: 'ConfigMap' });
        },
      },
    ]),
  ).toThrow(/^crc: 60-routing\/nameless: metadata\.name is missing/);
});
