import { expect, test } from 'vitest';
import { parseCrds } from '../../lib/crds/crd';
import { missingClasses } from '../../lib/crds/exported-classes';
import { widgetCrd } from './upstream-folder';

const widgets = parseCrds(`${widgetCrd()}---\n${widgetCrd('gadgets', 'Gadget')}`);

function classFor(apiVersion: string, kind: string): string {
  return `
export class ${kind} extends ApiObject {
  /** Says what it is. */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: '${apiVersion}',
    kind: '${kind}',
  }
}
`;
}

test('nothing is missing when each version of each kind has its class', () => {
  const text = classFor('example.com/v1', 'Widget') + classFor('example.com/v1', 'Gadget');

  expect(missingClasses(widgets, new Map([['example.com.ts', text]]))).toEqual([]);
});

test.each([
  ['a kind is lost', new Map([['example.com.ts', classFor('example.com/v1', 'Gadget')]])],
  [
    'only another version is there',
    new Map([['example.com.ts', classFor('example.com/v2', 'Widget') + classFor('example.com/v1', 'Gadget')]]),
  ],
  [
    'the class stands in the file of another group',
    new Map([
      ['example.com.ts', classFor('example.com/v1', 'Gadget')],
      ['example.org.ts', classFor('example.com/v1', 'Widget')],
    ]),
  ],
  [
    'the class is not exported',
    new Map([
      [
        'example.com.ts',
        classFor('example.com/v1', 'Widget').replace('export ', '') + classFor('example.com/v1', 'Gadget'),
      ],
    ]),
  ],
])('a class is missing when %s', (_, generated) => {
  expect(missingClasses(widgets, generated)).toEqual([
    { apiVersion: 'example.com/v1', kind: 'Widget', file: 'example.com.ts' },
  ]);
});
