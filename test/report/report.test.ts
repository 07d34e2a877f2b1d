import { expect, it, onTestFinished, vi } from 'vitest';
import { github } from '../../lib/report/github';
import { json } from '../../lib/report/json';
import { text } from '../../lib/report/text';
import { label, port, report } from './reports';

it('tells errors first, then by line and code', () => {
  const { findings } = report([
    label,
    { ...label, code: 'GWY001', severity: 'error' },
    port,
    { ...port, code: 'API004' },
    { ...port, at: 'spec.absent' },
  ]);

  expect(findings.map(({ severity, line, code }) => `${severity} ${line} ${code}`)).toEqual([
    'error 4 RTE002',
    'error 5 API004',
    'error 5 RTE002',
    'error 7 GWY001',
    'warning 7 INJ001',
  ]);
});

it('is a line a finding for people', () => {
  expect(text(report([label, port]))).toBe(
    [
      'error RTE002 Route istio-ingress/bookinfo spec.port.targetPort: "htps" is not a port of Service "gateway"; did you mean "https"?  (mesh file.yaml:5)',
      'warning INJ001 Namespace app1: has no label  (mesh file.yaml:7)',
      '1 error, 1 warning in 4 objects',
      '',
    ].join('\n'),
  );
});

it('counts nothing as nothing', () => {
  expect(text(report([]))).toBe('0 errors, 0 warnings in 4 objects\n');
});

it('has colours where they are wanted', () => {
  vi.stubEnv('FORCE_COLOR', '1');
  onTestFinished(() => void vi.unstubAllEnvs());

  const [error, warning] = text(report([label, port])).split('\n');

  expect(error).toContain('\u001b[31merror\u001b[39m RTE002 ');
  expect(warning).toContain('\u001b[33mwarning\u001b[39m INJ001 ');
});

it('lets no value break a line or command a terminal', () => {
  const said = text(report([{ ...port, message: '"a\nb\u001b[2J\u202e" is no port' }]));

  expect(said).toContain('"a\\u{a}b\\u{1b}[2J\\u{202e}" is no port');
  expect(said.split('\n')).toHaveLength(3);
});

it('has for programs exactly the keys that are promised', () => {
  const unread = [
    { file: 'a.yaml', line: 3, say: 'a tab' },
    { file: 'b.yaml', say: 'UTF-16' },
  ];

  expect(JSON.parse(json(report([label, port], unread)))).toEqual({
    findings: [
      {
        code: 'RTE002',
        severity: 'error',
        apiVersion: 'route.openshift.io/v1',
        kind: 'Route',
        namespace: 'istio-ingress',
        name: 'bookinfo',
        path: 'spec.port.targetPort',
        message: '"htps" is not a port of Service "gateway"; did you mean "https"?',
        file: 'mesh file.yaml',
        line: 5,
      },
      {
        code: 'INJ001',
        severity: 'warning',
        apiVersion: 'v1',
        kind: 'Namespace',
        namespace: '',
        name: 'app1',
        path: '',
        message: 'has no label',
        file: 'mesh file.yaml',
        line: 7,
      },
    ],
    unread: [
      { file: 'a.yaml', line: 3, message: 'a tab' },
      { file: 'b.yaml', message: 'UTF-16' },
    ],
    summary: { objects: 4, errors: 1, warnings: 1 },
  });
  expect(JSON.parse(json(report([])))).toMatchObject({ unread: [] });
});

it('is for GitHub a command a finding and a problem, escaped', () => {
  const problems = [
    { file: 'a,b:c%.yaml', line: 3, say: 'a tab' },
    { file: 'd\u202e.yaml', say: 'UTF-16' },
  ];

  expect(github(report([{ ...port, message: '100%\nof "a::b\u001b[2J\u202e"' }, label], problems))).toBe(
    [
      '::error file=mesh file.yaml,line=5,title=RTE002::Route istio-ingress/bookinfo spec.port.targetPort: 100%25\\u{a}of "a::b\\u{1b}[2J\\u{202e}"',
      '::warning file=mesh file.yaml,line=7,title=INJ001::Namespace app1: has no label',
      '::error file=a%2Cb%3Ac%25.yaml,line=3::a tab',
      '::error file=d\\u{202e}.yaml::UTF-16',
      '1 error, 1 warning in 4 objects',
      '',
    ].join('\n'),
  );
});
