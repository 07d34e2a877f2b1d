import { describe, expect, test } from 'vitest';
import { csrRevisions } from '../../../../lib/check/rules/control-plane/csr-revisions';
import { defaultRevision } from '../../../../lib/check/rules/control-plane/default-revision';
import { knownRevision } from '../../../../lib/check/rules/control-plane/known-revision';
import { oneAuthority } from '../../../../lib/check/rules/control-plane/one-authority';
import { operatorValues } from '../../../../lib/check/rules/control-plane/operator-values';
import { pinnedRevision } from '../../../../lib/check/rules/control-plane/pinned-revision';
import { tagTarget } from '../../../../lib/check/rules/control-plane/tag-target';
import { all, deployment, found, istio, namespace, revisionBased, tag } from './resources';

describe('CP015', () => {
  const plane = istio(`version: v1.30.3, ${revisionBased}`, 'prod');

  test.each([
    ['the revision', tag('stable', 'IstioRevision', 'prod-v1-30-3'), plane, 0],
    ['a revision that an update leaves behind', tag('stable', 'IstioRevision', 'prod-v1-28-10'), plane, 0],
    ['the Istio for its revision', tag('stable', 'IstioRevision', 'prod'), plane, 1],
    ['a revision for its Istio', tag('stable', 'Istio', 'prod-v1-30-3'), plane, 1],
    ['control planes that are written elsewhere', tag('stable', 'Istio', 'prod'), '', 0],
  ])('%s', (_, text, given, count) => {
    expect(found(tagTarget, text, given)).toHaveLength(count);
  });
});

describe('CP018', () => {
  const plane = istio(`version: v1.30.3, ${revisionBased}`, 'prod');
  const path = 'warning shop spec.template.metadata.labels["istio.io/rev"]';
  const entry = (revision: string) => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: shop, namespace: shop, labels: { istio.io/rev: ${revision} } }
  spec: { hosts: [shop.acme.org] }`;

  test.each([
    ['a pod of no revision', deployment('istio.io/rev: prod'), plane, [path]],
    ['a pod of a tag', deployment('istio.io/rev: stable'), all(plane, tag('stable', 'Istio', 'prod')), []],
    ['a pod whose tag leads nowhere', deployment('istio.io/rev: x'), all(plane, tag('x', 'Istio', 'none')), []],
    ['a pod that waits for its image, of which another rule speaks', deployment('istio.io/rev: x', 'auto'), plane, []],
    ['a pod that wants no proxy', deployment('istio.io/rev: x, sidecar.istio.io/inject: "false"'), plane, []],
    ['an object of no revision', entry('prod'), plane, ['warning shop metadata.labels["istio.io/rev"]']],
    ['an object for the ingress operator', entry('openshift-gateway'), plane, []],
    ['no control plane at all', entry('prod'), '', []],
    [
      'an object that no control plane reads',
      entry('prod').replace('networking.istio.io/v1', 'acme.org/v1'),
      plane,
      [],
    ],
  ])('%s', (_, text, given, expected) => {
    expect(found(knownRevision, text, given)).toEqual(expected);
  });

  test('leaves pods to their namespace where that decides', () => {
    const given = all(plane, namespace('shop', ', labels: { istio.io/rev: prod-v1-30-3 }'));

    expect(found(knownRevision, deployment('istio.io/rev: prod'), given)).toEqual([]);
  });
});

describe('CP024', () => {
  const text = deployment('sidecar.istio.io/inject: "true"');
  const prod = istio('version: v1.30.3', 'prod');
  const labels = (rest: string) => namespace('shop', `, labels: { ${rest} }`);

  test.each([
    ['no revision "default"', all(prod, labels('')), 1],
    ['a tag "default"', all(prod, labels(''), tag('default', 'Istio', 'prod')), 0],
    ['a control plane "default"', all(istio('version: v1.30.3'), labels('')), 0],
    ['a namespace that means "default", which is judged itself', all(prod, labels('istio-injection: enabled')), 0],
    ['a namespace that names its revision', all(prod, labels('istio.io/rev: prod')), 0],
    ['a namespace whose labels nobody knows', prod, 0],
    ['no control plane', labels(''), 0],
  ])('%s', (_, given, count) => {
    expect(found(defaultRevision, text, given)).toHaveLength(count);
  });

  test('leaves gateways and named revisions to other rules', () => {
    const given = all(prod, labels(''));
    const inject = 'sidecar.istio.io/inject: "true"';

    expect(found(defaultRevision, deployment(inject, 'auto'), given)).toEqual([]);
    expect(found(defaultRevision, deployment(`${inject}, istio.io/rev: default`), given)).toEqual([]);
    expect(found(defaultRevision, deployment(`${inject}, istio.io/rev: prod`), given)).toEqual([]);
  });
});

test('CP039 asks for control planes that leave certificates to istio-csr', () => {
  const { bad, given = '' } = csrRevisions;

  expect(found(csrRevisions, bad, given)).toHaveLength(1);
  expect(found(csrRevisions, bad, given.replace(/global: .*/, 'global: {}'))).toEqual([]);
  expect(
    found(csrRevisions, bad, given.replace('RevisionBased', 'InPlace').replace('name: prod', 'name: default')),
  ).toEqual([]);
});

describe('CP033', () => {
  const { given = '', good, bad } = oneAuthority;

  test.each([
    ['another authority', bad.replace('cert-manager-istio-csr.', 'ca.'), given, []],
    ['istio-csr that is written elsewhere', good, '', []],
    [
      'istio-csr in another namespace',
      good.replace('csr.istio-csr', 'csr.cert-manager'),
      given,
      ['spec.values.global.caAddress'],
    ],
  ])('%s', (_, text, around, expected) => {
    expect(found(oneAuthority, text, around)).toEqual(expected.map((at) => `error default ${at}`));
  });
});

test('CP006: the revision as it is anyway does no harm', () => {
  expect(found(operatorValues, istio('values: { revision: prod }', 'prod'))).toEqual([]);
  expect(found(operatorValues, istio('values: { defaultRevision: prod }'))).toEqual([
    'warning default spec.values.defaultRevision',
  ]);
});

test('CP019: an alias is fine for a control plane that is updated in place', () => {
  expect(found(pinnedRevision, istio('version: v1.30-latest'))).toEqual([]);
  expect(found(pinnedRevision, istio(`version: v1.30-latest, ${revisionBased}`))).toEqual([
    'warning default spec.version',
  ]);
});
