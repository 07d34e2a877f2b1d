import { describe, expect, test } from 'vitest';
import { ambientParts } from '../../../../lib/check/rules/control-plane/ambient-parts';
import { cniEnabled } from '../../../../lib/check/rules/control-plane/cni-enabled';
import { cniPresent } from '../../../../lib/check/rules/control-plane/cni-present';
import { existingNamespace } from '../../../../lib/check/rules/control-plane/existing-namespace';
import { trustedZtunnel } from '../../../../lib/check/rules/control-plane/trusted-ztunnel';
import { all, cni, found, istio, namespace, sail, ztunnel } from './resources';

describe('CP004', () => {
  const wave = (number: number) => `, annotations: { argocd.argoproj.io/sync-wave: "${number}" }`;
  const late = (number: number) => all(namespace('istio-cni', wave(number)), cni('version: v1.30.3'));

  test.each([
    ['namespaces that are written elsewhere', istio('version: v1.30.3'), []],
    ['a misspelt one', all(namespace('istio-sys'), istio('version: v1.30.3')), ['error default spec.namespace']],
    ['one of the platform', all(namespace('shop'), sail('Istio', 'a', 'namespace: kube-system, version: v1.30.3')), []],
    ['a version left out', all(namespace('istio-system'), istio('profile: ambient')), ['warning default spec.version']],
    ['a namespace left out', all(namespace('shop'), sail('Istio', 'default', 'version: v1.30.3')), []],
    ['a namespace of a later wave', late(10), ['error default spec.namespace']],
    ['a namespace of an earlier wave', late(-10), []],
    ['a namespace later in the files', all(cni('version: v1.30.3'), namespace('istio-cni')), []],
  ])('%s', (_, text, expected) => {
    expect(found(existingNamespace, text)).toEqual(expected);
  });

  test('a namespace that is only declared to exist is there before', () => {
    const early = cni('version: v1.30.3').replace('name: default', `name: default${wave(-10)}`);

    expect(found(existingNamespace, early, namespace('istio-cni'))).toEqual([]);
    expect(found(existingNamespace, all(early, namespace('istio-cni')))).toHaveLength(1);
  });

  test('is a warning in an open world', () => {
    const text = all(namespace('shop'), istio('version: v1.30.3'));

    expect(found(existingNamespace, text, '', { openWorld: true })).toEqual(['warning default spec.namespace']);
  });
});

test('CP008: a control plane that does without the plugin needs none', () => {
  const text = istio('version: v1.30.3, values: { pilot: { cni: { enabled: false } } }');

  expect(found(cniPresent, text)).toEqual([]);
});

test('CP009: where an account is granted a policy, nothing is said', () => {
  const text = istio('version: v1.30.3, values: { pilot: { cni: { enabled: false } } }');
  const grant = `
  apiVersion: rbac.authorization.k8s.io/v1
  kind: RoleBinding
  metadata: { name: shop, namespace: shop }
  roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:openshift:scc:privileged" }
  subjects: [{ kind: ServiceAccount, name: shop, namespace: shop }]`;

  expect(found(cniEnabled, text)).toEqual(['error default spec.values.pilot.cni.enabled']);
  expect(found(cniEnabled, text, grant)).toEqual([]);
});

test('CP012: a plugin that is only declared to exist may be in ambient mode', () => {
  const declared = `
  apiVersion: sailoperator.io/v1
  kind: IstioCNI
  metadata: { name: default }`;

  expect(found(ambientParts, istio('profile: ambient'), all(declared, ztunnel('')))).toEqual([]);
});

describe('CP012', () => {
  const plugin = cni('version: v1.30.3, profile: ambient');
  const env = 'values: { pilot: { env: { PILOT_ENABLE_AMBIENT: "true" } } }';

  test.each([
    ['everything', all(istio('profile: ambient'), plugin, ztunnel('version: v1.30.3')), []],
    ['no ztunnel', all(istio('profile: ambient'), plugin), ['error default spec.profile']],
    ['no ztunnel, by the variable', all(istio(env), plugin), ['error default spec.profile']],
    ['the profile of OpenShift', all(istio('profile: openshift-ambient'), plugin), ['error default spec.profile']],
    ['a plugin by its value', all(istio(env), cni('values: { cni: { ambient: { enabled: true } } }'), ztunnel('')), []],
    [
      'a profile for sidecars beside it',
      all(istio(env), cni('profile: openshift'), ztunnel('')),
      ['error default spec.profile'],
    ],
    ['sidecars', all(istio('profile: openshift'), cni('version: v1.30.3')), []],
  ])('%s', (_, text, expected) => {
    expect(found(ambientParts, text)).toEqual(expected);
  });
});

test('CP013: a ztunnel in the namespace that OpenShift trusts needs no word', () => {
  const text = istio('profile: ambient');

  expect(found(trustedZtunnel, text, sail('ZTunnel', 'default', 'namespace: kube-system'))).toEqual([]);
  expect(found(trustedZtunnel, text, ztunnel('version: v1.30.3'))).toHaveLength(1);
});
