import { describe, expect, it } from 'vitest';
import { allowAnnotation } from '../../lib/check/allowance';
import type { Finding } from '../../lib/check/finding';
import type { Rule } from '../../lib/check/rule';
import { settle } from '../../lib/check/settle';
import type { Manifest } from '../../lib/manifest/manifest';

const plain: Manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' } };
const other: Manifest = { ...plain, metadata: { name: 'other', namespace: 'shop' } };

function rule(code: string, supersedes?: readonly string[]): Rule {
  return { code, severity: 'error', title: '', why: '', bad: '', good: '', supersedes, check: () => [] };
}

function finding(code: string, at: string, on = plain, also?: readonly string[]): Finding {
  return { code, severity: 'error', on, at, message: 'wrong', also };
}

function codesOf(findings: readonly Finding[], rules: readonly Rule[] = []): readonly string[] {
  return settle(findings, rules).map(({ code, at }) => `${code} ${at}`);
}

function allowing(text: string): Manifest {
  return { ...plain, metadata: { ...plain.metadata, annotations: { [allowAnnotation]: text } } };
}

describe('findings', () => {
  it('that say the same of the same field are one', () => {
    expect(codesOf([finding('A001', 'spec'), finding('A001', 'spec')])).toEqual(['A001 spec']);
  });

  it('of other objects or other fields stay', () => {
    const findings = [finding('A001', 'spec'), finding('A001', 'spec.type'), finding('A001', 'spec', other)];

    expect(codesOf(findings)).toEqual(['A001 spec', 'A001 spec.type', 'A001 spec']);
  });

  it.each([
    ['spec.port', 'spec.port'],
    ['spec.port', 'spec'],
    ['spec.port', 'spec.port.name'],
    ['spec.ports', 'spec.ports[0]'],
    ['spec.port', ''],
  ])('of a general rule give way to a special one: at %s to that at %s', (special, general) => {
    const rules = [rule('S001', ['G001']), rule('G001')];

    expect(codesOf([finding('S001', special), finding('G001', general)], rules)).toEqual([`S001 ${special}`]);
  });

  it.each([
    ['spec.port', 'spec.ports'],
    ['spec.port', 'metadata.name'],
  ])('of a general rule stay elsewhere: at %s beside %s', (special, general) => {
    const rules = [rule('S001', ['G001']), rule('G001')];

    expect(codesOf([finding('S001', special), finding('G001', general)], rules)).toHaveLength(2);
  });

  it('of a general rule give way at the further places that a special one names', () => {
    const rules = [rule('S001', ['G001'])];
    const special = finding('S001', 'metadata.source', plain, ['spec.source']);

    expect(codesOf([special, finding('G001', 'spec.source')], rules)).toEqual(['S001 metadata.source']);
  });

  it('of a general rule stay on another object', () => {
    const rules = [rule('S001', ['G001'])];

    expect(codesOf([finding('S001', 'spec'), finding('G001', 'spec', other)], rules)).toHaveLength(2);
  });
});

describe('an object that allows something', () => {
  it('is not reported for it, each line for itself', () => {
    const on = allowing('A001: the load balancer does it\nA002: meant: see the runbook\n');

    expect(codesOf([finding('A001', 'spec', on), finding('A002', '', on), finding('A003', '', on)])).toEqual(['A003 ']);
  });

  it.each(['A001', 'A001:', 'A001:   ', 'B001: a reason'])(
    'needs its code and a reason: "%s" allows nothing',
    (text) => {
      expect(codesOf([finding('A001', 'spec', allowing(text))])).toEqual(['A001 spec']);
    },
  );

  it('is still told that an allowance is wrong, whatever it allows', () => {
    expect(codesOf([finding('HYG007', 'metadata', allowing('HYG007: quiet'))])).toEqual(['HYG007 metadata']);
  });
});
