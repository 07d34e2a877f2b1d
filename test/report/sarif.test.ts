import { expect, it } from 'vitest';
import { sarif } from '../../lib/report/sarif';
import { label, port, report } from './reports';

const RULES = [
  { code: 'INJ001', title: 'Namespaces are labelled', why: 'Else no proxy is injected.' },
  { code: 'RTE002', title: 'Ports exist', why: 'Else the router answers 503.' },
];

it('names the rules, and of each finding its rule, level and place', () => {
  const { version, runs } = JSON.parse(sarif(report([label, port]), RULES));

  expect(version).toBe('2.1.0');
  expect(runs).toHaveLength(1);
  expect(runs[0].tool.driver).toEqual({
    name: 'rigging',
    rules: [
      {
        id: 'INJ001',
        shortDescription: { text: 'Namespaces are labelled' },
        help: { text: 'Else no proxy is injected.' },
      },
      { id: 'RTE002', shortDescription: { text: 'Ports exist' }, help: { text: 'Else the router answers 503.' } },
    ],
  });
  expect(runs[0].results[0]).toEqual({
    ruleId: 'RTE002',
    ruleIndex: 1,
    level: 'error',
    message: {
      text: 'Route istio-ingress/bookinfo spec.port.targetPort: "htps" is not a port of Service "gateway"; did you mean "https"?',
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'mesh%20file.yaml' }, region: { startLine: 5 } },
        logicalLocations: [{ fullyQualifiedName: 'Route istio-ingress/bookinfo spec.port.targetPort', kind: 'object' }],
      },
    ],
  });
  expect(runs[0].results[1]).toMatchObject({ ruleId: 'INJ001', ruleIndex: 0, level: 'warning' });
  expect(runs[0].invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

it('leaves out the index of a rule that is not in the table', () => {
  const { runs } = JSON.parse(sarif(report([{ ...port, code: 'API004' }]), RULES));

  expect(runs[0].results[0]).not.toHaveProperty('ruleIndex');
});

it('notifies of what could not be read', () => {
  const problems = [
    { file: '/a/b c.yaml', line: 3, say: 'a tab' },
    { file: '-', say: 'UTF-16' },
  ];

  const { runs } = JSON.parse(sarif(report([], problems), RULES));

  expect(runs[0].invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'a tab' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'file:///a/b%20c.yaml' }, region: { startLine: 3 } } },
          ],
        },
        {
          level: 'error',
          message: { text: 'UTF-16' },
          locations: [{ physicalLocation: { artifactLocation: { description: { text: 'standard input' } } } }],
        },
      ],
    },
  ]);
});
