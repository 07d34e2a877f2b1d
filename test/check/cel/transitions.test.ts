import { describe, expect, it } from 'vitest';
import { refusedTransitions } from '../../../lib/check/cel/transitions';
import { trySchemaOf } from '../../../lib/check/schema/schema-check';
import { rulesOfCrds } from './schemas';

function refusedIn(apiVersion: string, kind: string, old: object, now: object): readonly string[] {
  const [before, after] = [old, now].map((spec) => ({ apiVersion, kind, metadata: { name: 'default' }, spec }));
  const schema = after && trySchemaOf(after, { release: '3.4' });
  if (!schema || !before) throw new Error('no schema');
  return refusedTransitions(schema, before, after);
}

const csr = (more: object) => ({
  istioCSRConfig: {
    certManager: { issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' } },
    istiodTLSConfig: { trustDomain: 'cluster.local' },
    istio: { namespace: 'istio-system' },
    ...more,
  },
});
const inCsr = (old: object, now: object) => refusedIn('operator.openshift.io/v1alpha1', 'IstioCSR', csr(old), csr(now));

describe('a field that may not change', () => {
  it('is refused with another value', () => {
    const [old, now] = [{ namespace: 'istio-system' }, { namespace: 'mesh' }];

    expect(refusedIn('sailoperator.io/v1', 'Istio', old, now)).toEqual(['spec.namespace']);
    expect(refusedIn('sailoperator.io/v1', 'Istio', old, old)).toEqual([]);
  });

  it('is refused with another value than its default', () => {
    expect(refusedIn('sailoperator.io/v1', 'IstioCNI', {}, { namespace: 'cni' })).toEqual(['spec.namespace']);
    expect(refusedIn('sailoperator.io/v1', 'IstioCNI', {}, { namespace: 'istio-cni' })).toEqual([]);
  });

  it('is let through where it was not there before', () => {
    expect(inCsr({}, { server: { port: 8443 } })).toEqual([]);
    expect(inCsr({ server: {} }, { server: { port: 8443 } })).toEqual(['spec.istioCSRConfig.server.port']);
  });

  it('is told by the rule of what holds it, where it may be neither added nor removed', () => {
    const [without, withSize] = [{}, { privateKeySize: 4096 }].map((tls) => ({
      istiodTLSConfig: { trustDomain: 'cluster.local', ...tls },
    }));

    expect(inCsr(without ?? {}, withSize ?? {})).toEqual(
      expect.arrayContaining([expect.stringContaining('istiodTLSConfig')]),
    );
  });
});

it('no rule of crds/ that compares with the earlier state may be skipped on an update', () => {
  const transitions = rulesOfCrds().filter(({ rule }) => /\boldSelf\b/.test(rule));

  expect(transitions.filter(({ optionalOldSelf }) => optionalOldSelf)).toEqual([]);
});
