import { describe, expect, test } from 'vitest';
import { discoveredConfiguration } from '../../../../lib/check/rules/injection/discovered-configuration';
import { discoveredRoot } from '../../../../lib/check/rules/injection/discovered-root';
import { discoveredWorkloads } from '../../../../lib/check/rules/injection/discovered-workloads';
import { all, found, inject, istio, namespace, pods } from './pods';

describe('INJ006, INJ007 and INJ008', () => {
  const select = (selector: string) => `, values: { meshConfig: { discoverySelectors: [${selector}] } }`;
  const byLabel = select('{ matchLabels: { mesh: shop } }');
  const everyRule = (text: string) =>
    [discoveredWorkloads, discoveredRoot, discoveredConfiguration].flatMap((rule) =>
      found(rule, text).map((line) => `${rule.code} ${line}`),
    );
  const own = namespace('istio-system', 'mesh: shop');
  const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: shop, namespace: shop }
  spec: { hosts: [shop.acme.org] }`;

  test.each([
    ['no selectors', all(istio('default'), namespace('shop', 'istio-injection: enabled')), []],
    [
      'a namespace with sidecars',
      all(istio('default', byLabel), own, namespace('shop', 'istio-injection: enabled')),
      ['INJ006 error shop metadata.labels.mesh'],
    ],
    [
      'a namespace in ambient mode',
      all(istio('default', `, profile: ambient${byLabel}`), own, namespace('shop', 'istio.io/dataplane-mode: ambient')),
      ['INJ006 error shop metadata.labels.mesh'],
    ],
    [
      'pods that ask by themselves',
      all(istio('default', byLabel), own, namespace('shop', ''), pods({ labels: `${inject}: "true"` })),
      ['INJ006 error shop metadata.labels.mesh'],
    ],
    [
      'pods and configuration at once',
      all(istio('default', byLabel), own, namespace('shop', 'istio-injection: enabled'), entry),
      ['INJ006 error shop metadata.labels.mesh'],
    ],
    [
      'configuration alone',
      all(istio('default', byLabel), own, namespace('shop', 'mesh: other'), entry),
      ['INJ008 error shop metadata.labels.mesh'],
    ],
    [
      'a root namespace of its own',
      all(
        istio(
          'default',
          ', values: { meshConfig: { rootNamespace: root, discoverySelectors: [{ matchLabels: { mesh: shop } }] } }',
        ),
        own,
        namespace('root', ''),
      ),
      ['INJ007 error root metadata.labels.mesh'],
    ],
    [
      'selectors by the name of the namespace',
      all(
        istio('default', select('{ matchLabels: { kubernetes.io/metadata.name: shop } }')),
        namespace('istio-system', ''),
      ),
      ['INJ007 error default spec.values.meshConfig.discoverySelectors'],
    ],
    ['a namespace that is neither used nor seen', all(istio('default', byLabel), own, namespace('shop', '')), []],
    ['a namespace whose labels nobody knows', all(istio('default', byLabel), entry), []],
    [
      'configuration that a second control plane sees',
      all(istio('prod', byLabel), istio('all'), own, namespace('shop', ''), entry),
      [],
    ],
    [
      'a namespace outside of ambient mode',
      all(istio('default', `, profile: ambient${byLabel}`), own, namespace('shop', '')),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(everyRule(text)).toEqual(expected);
  });
});
