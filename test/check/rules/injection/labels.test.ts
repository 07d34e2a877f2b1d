import { describe, expect, test } from 'vitest';
import { enrolledNamespace } from '../../../../lib/check/rules/injection/enrolled-namespace';
import { heededPodRevision } from '../../../../lib/check/rules/injection/heeded-pod-revision';
import { injectableNamespace } from '../../../../lib/check/rules/injection/injectable-namespace';
import { namespaceLabelValue } from '../../../../lib/check/rules/injection/namespace-label-value';
import { oneDataplaneMode } from '../../../../lib/check/rules/injection/one-dataplane-mode';
import { oneInjectionLabel } from '../../../../lib/check/rules/injection/one-injection-label';
import { podLabel } from '../../../../lib/check/rules/injection/pod-label';
import { all, found, inject, istio, namespace, pods, revisionBased, tag } from './pods';

describe('INJ001', () => {
  const label = 'shop metadata.labels["istio.io/rev"]';

  test.each([
    ['no control plane in the input', 'istio-injection: enabled', '', []],
    ['the revision "default"', 'istio-injection: enabled', istio('default'), []],
    ['a tag "default"', 'istio-injection: enabled', all(istio('prod'), tag('default', 'prod')), []],
    ['neither', 'istio-injection: enabled', istio('prod'), ['error shop metadata.labels.istio-injection']],
    ['a tag', 'istio.io/rev: stable', all(istio('prod', revisionBased), tag('stable', 'prod')), []],
    [
      'a tag that leads nowhere, which is its own fault',
      'istio.io/rev: stable',
      all(istio('a'), tag('stable', 'b')),
      [],
    ],
    ['the name of a RevisionBased Istio', 'istio.io/rev: prod', istio('prod', revisionBased), [`error ${label}`]],
    [
      'the revision before an update',
      'istio.io/rev: prod-v1-28-10',
      istio('prod', revisionBased),
      [`warning ${label}`],
    ],
    ['another one', 'istio.io/rev: prod-v1-28-10', istio('prod'), [`error ${label}`]],
    ['a refusal', 'istio-injection: disabled, istio.io/rev: x', istio('prod'), []],
    ['both, of which the first decides', 'istio-injection: enabled, istio.io/rev: x', istio('default'), []],
  ])('%s', (_, labels, given, expected) => {
    expect(found(enrolledNamespace, namespace('shop', labels), given)).toEqual(expected);
  });

  test('nothing is said about a control plane that is only declared to exist', () => {
    const declared = `
  apiVersion: sailoperator.io/v1
  kind: Istio
  metadata: { name: prod }`;

    expect(found(enrolledNamespace, namespace('shop', 'istio.io/rev: prod-v1-30-3'), declared)).toEqual([]);
  });
});

test('INJ002: ambient mode may refuse sidecars and name a revision for its gateways', () => {
  const labels = 'istio-injection: disabled, istio.io/rev: canary';

  expect(found(oneInjectionLabel, namespace('shop', labels))).toHaveLength(1);
  expect(found(oneInjectionLabel, namespace('shop', `${labels}, istio.io/dataplane-mode: ambient`))).toEqual([]);
});

test('INJ002 leaves a namespace alone whose first label is wrong by itself', () => {
  const labels = 'istio-injection: enabled, istio.io/rev: prod';

  expect(found(oneInjectionLabel, namespace('shop', labels), istio('prod'))).toEqual([]);
  expect(found(oneInjectionLabel, namespace('shop', labels), istio('default'))).toHaveLength(1);
  expect(
    found(oneInjectionLabel, namespace('shop', labels.replace('enabled', 'disabled')), istio('prod')),
  ).toHaveLength(1);
  expect(found(oneInjectionLabel, namespace('shop', `${labels}, istio.io/dataplane-mode: ambient`))).toHaveLength(1);
});

describe('INJ004', () => {
  const text = pods({ labels: 'istio.io/rev: stable' });

  test.each([
    ['a namespace of another revision', text, all(istio('prod'), namespace('shop', 'istio.io/rev: prod')), 1],
    ['a namespace without any', text, namespace('shop', ''), 0],
    ['a namespace whose labels nobody knows', text, '', 0],
    ['the same revision', text, namespace('shop', 'istio.io/rev: stable'), 0],
    ['a tag of it', text, all(istio('prod'), tag('stable', 'prod'), namespace('shop', 'istio.io/rev: prod')), 0],
    ['a namespace that refuses', text, namespace('shop', 'istio-injection: disabled'), 1],
    [
      'pods that refuse',
      pods({ labels: `istio.io/rev: stable, ${inject}: "false"` }),
      namespace('shop', 'istio-injection: enabled'),
      0,
    ],
  ])('%s', (_, workload, given, count) => {
    expect(found(heededPodRevision, workload, given)).toHaveLength(count);
  });
});

describe('INJ005', () => {
  const enabled = namespace('shop', 'istio-injection: enabled');
  const onDeployment = (value: string) => pods({ own: `, labels: { ${inject}: "${value}" }` });

  test.each([
    ['a label of the Deployment', onDeployment('true'), '', ['error shop metadata.labels["sidecar.istio.io/inject"]']],
    [
      'one that is on the pods too',
      pods({ own: `, labels: { ${inject}: "true" }`, labels: `${inject}: "true"` }),
      '',
      [],
    ],
    ['one that changes nothing', onDeployment('true'), enabled, []],
    ['a refusal', onDeployment('false'), enabled, ['error shop metadata.labels["sidecar.istio.io/inject"]']],
    ['a refusal where nobody asks', onDeployment('false'), namespace('shop', ''), []],
    [
      'an annotation of the pods',
      pods({ annotations: `${inject}: "true"` }),
      namespace('shop', ''),
      ['error shop spec.template.metadata.annotations["sidecar.istio.io/inject"]'],
    ],
    ['an annotation that refuses, which still works', pods({ annotations: `${inject}: "false"` }), enabled, []],
  ])('%s', (_, text, given, expected) => {
    expect(found(podLabel, text, given)).toEqual(expected);
  });
});

test('INJ022: a namespace that moves from one mode to the other has both labels', () => {
  const text = namespace('shop', 'istio-injection: enabled, istio.io/dataplane-mode: ambient');

  expect(found(oneDataplaneMode, text)).toHaveLength(1);
  expect(found(oneDataplaneMode, text, pods({ labels: `${inject}: "false"` }))).toEqual([]);
});

describe('INJ003', () => {
  const disabled = namespace('shop', 'istio-injection: disabled');
  const auto = 'containers: [{ name: istio-proxy, image: auto }]';

  test.each([
    ['pods that ask', pods({ labels: `${inject}: "true"` }), 1],
    ['pods that do not', pods({}), 0],
    [
      'pods that name a revision, of which another rule speaks',
      pods({ labels: `${inject}: "true", istio.io/rev: a` }),
      0,
    ],
    ['a gateway, of which another rule speaks', pods({ labels: `${inject}: "true"`, pod: auto }), 0],
  ])('%s', (_, text, count) => {
    expect(found(injectableNamespace, text, disabled)).toHaveLength(count);
  });
});

test('INJ020: a refusal is a value', () => {
  expect(found(namespaceLabelValue, namespace('shop', 'istio-injection: disabled'))).toEqual([]);
});
