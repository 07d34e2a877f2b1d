import { describe, expect, it } from 'vitest';
import { faultsOf, objectsOf } from '../support';
import { brief, cluster, plan, revisionBased, statesOf } from './clusters';

describe('an update in place', () => {
  it('goes a minor at a time: control plane, CNI plugin, gateways, workloads', () => {
    expect(brief(cluster('3.2', { version: 'v1.26.4' }), '3.3')).toEqual([
      'Istio: default from v1.26.4 to v1.27.9',
      'IstioCNI: from v1.26.4 to v1.27.9',
      'gateways: of control plane default',
      'workloads: of control plane default',
      'operator: servicemeshoperator3 from channel stable-3.2 to stable-3.3',
      'Istio: default from v1.27.9 to v1.28.10',
      'IstioCNI: from v1.27.9 to v1.28.10',
      'gateways: of control plane default',
      'workloads: of control plane default',
    ]);
  });

  it('follows aliases by aliases', () => {
    const settings = cluster('3.3', { version: 'v1.28-latest' });

    expect(plan({ ...settings, openshift: '4.20' }, '3.4').steps[1]?.changes).toEqual([
      { at: 'controlPlanes[0].version', value: 'v1.30-latest' },
      { at: 'cni.version', value: 'v1.28-latest' },
    ]);
  });

  it('leaves patches for the end, and has nothing to do where there is none', () => {
    const openshift = '4.20';

    expect(brief({ ...cluster('3.3', { version: 'v1.28.4' }), openshift }, '3.4')[0]).toMatch(/^operator/);
    expect(brief(cluster('3.4', { version: 'v1.30.1' }), '3.4')[0]).toBe('Istio: default from v1.30.1 to v1.30.3');
    expect(brief(cluster('3.4', {}), '3.4')).toEqual([]);
  });
});

describe('an update by revision', () => {
  const plane = { ...revisionBased, version: 'v1.28.10' };
  const applications = [
    { name: 'shop', namespace: 'shop' },
    { name: 'search', namespace: 'search', revisionTag: 'canary' },
  ];
  const two = { ...plane, applications, revisionTags: [{ name: 'default' }, { name: 'canary' }] };

  it('moves tag by tag, the one that gateways follow last, and the CNI plugin once the old revision is gone', () => {
    expect(brief(cluster('3.4', two), '3.4')).toEqual([
      'Istio: default from v1.28.10 to v1.30.3, as a revision beside it',
      'IstioRevisionTag: canary to revision default-v1-30-3',
      'workloads: of control plane default that follow canary',
      'IstioRevisionTag: default to revision default-v1-30-3',
      'gateways: of control plane default',
      'workloads: of control plane default that follow default',
      'IstioRevision: default-v1-28-10 is removed',
      'IstioCNI: from v1.28.10 to v1.30.3',
    ]);
  });

  it('is two commits for one tag, and a third for the CNI plugin', () => {
    const { steps } = plan(cluster('3.4', { ...plane, revisionTags: [{ name: 'default' }] }), '3.4');

    expect(steps.flatMap(({ changes }) => (changes.length > 0 ? [changes] : []))).toEqual([
      [
        { at: 'controlPlanes[0].version', value: 'v1.30.3' },
        { at: 'controlPlanes[0].revisionTags[0].version', value: 'v1.28.10' },
        { at: 'cni.version', value: 'v1.28.10' },
      ],
      [{ at: 'controlPlanes[0].revisionTags[0].version' }],
      [{ at: 'cni.version' }],
    ]);
  });

  it('goes on where it was left', () => {
    const begun = cluster('3.4', {
      ...two,
      version: 'v1.30.3',
      revisionTags: [{ name: 'default', version: 'v1.28.10' }, { name: 'canary' }],
    });

    expect(brief(begun, '3.4')).toEqual(brief(cluster('3.4', two), '3.4').slice(3));
    expect(plan(begun, '3.4').steps[0]?.changes).toContainEqual({ at: 'cni.version', value: 'v1.28.10' });
    expect(brief({ ...begun, cni: { version: 'v1.28.10' } }, '3.4')).toEqual(
      brief(cluster('3.4', two), '3.4').slice(3),
    );
  });

  it('without a tag warns of labels that change too early, and names what spares it', () => {
    const rules = [plane, two].map((each) => plan(cluster('3.4', each), '3.4').steps[0]?.rule);

    expect(rules[0]).toMatch(/^without a tag, .* may get no proxy; with revisionTags no label would change$/);
    expect(rules[1]).not.toContain('no proxy');
  });

  it('has gateways that start anew by themselves where no tag holds them', () => {
    const gateways = plan(cluster('3.4', plane), '3.4').steps.find(({ what }) => what === 'gateways');

    expect(gateways?.commands).toEqual(['oc -n istio-ingress rollout status deployment/ingress']);
  });
});

describe('several control planes', () => {
  it('go by the same minors, since one CNI plugin serves them all', () => {
    const settings = cluster(
      '3.3',
      { version: 'v1.26.8' },
      {
        ...revisionBased,
        name: 'b',
        namespace: 'istio-b',
        version: 'v1.27.9',
        gateways: [],
        applications: [{ name: 'b', namespace: 'b' }],
        revisionTags: [{ name: 'b-stable' }],
      },
    );
    const states = statesOf(settings, plan(settings, '3.3').steps);

    expect(brief(settings, '3.3').filter((step) => /^Istio(CNI)?:/.test(step))).toEqual([
      'Istio: default from v1.26.8 to v1.27.9',
      'IstioCNI: from v1.26.8 to v1.27.9',
      'Istio: default from v1.27.9 to v1.28.10',
      'Istio: b from v1.27.9 to v1.28.10, as a revision beside it',
      'IstioCNI: from v1.27.9 to v1.28.10',
    ]);
    expect(states.flatMap(faultsOf)).toEqual([]);
  });

  it('wait for a CNI plugin that is held back', () => {
    const settings = { ...cluster('3.3', { version: 'v1.27.9' }), cni: { version: 'v1.26.8' } };

    expect(plan(settings, '3.3').steps[0]?.changes).toEqual([{ at: 'cni.version', value: 'v1.27.9' }]);
    expect(statesOf(settings, plan(settings, '3.3').steps).flatMap(faultsOf)).toEqual([]);
  });
});

describe('in ambient mode', () => {
  const plane = { dataplaneMode: 'ambient' } as const;

  it('the node proxy comes after control plane and CNI plugin, and only gateways start anew', () => {
    expect(brief(cluster('3.4', { ...plane, version: 'v1.28.10' }), '3.4')).toEqual([
      'Istio: default from v1.28.10 to v1.30.3',
      'IstioCNI: from v1.28.10 to v1.30.3',
      'ZTunnel: from v1.28.10 to v1.30.3',
      'gateways: of control plane default',
    ]);
  });

  it('each step leaves settings that can be rendered', () => {
    const settings = cluster('3.2', { ...plane, version: 'v1.26.8' });
    const states = statesOf(settings, plan(settings, '3.4').steps);

    expect(states.flatMap(faultsOf)).toEqual([]);
    expect(() => states.map(objectsOf)).not.toThrow();
  });
});
