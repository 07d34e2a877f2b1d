import { readFileSync } from 'node:fs';
import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { ArgoCDResourceChart } from '../../../lib/charts/argo-cd/argo-cd-resource';
import type { ArgoCDSettings } from '../../../lib/settings/argo-cd/argo-cd-settings';
import { resolveArgoCD } from '../../../lib/settings/argo-cd/resolve-argo-cd';
import { synth } from '../../../lib/synth/synth';
import { type Health, runHealthCheck } from './lua';

interface Recorded {
  readonly kind: string;
  readonly when: string;
  readonly status: { readonly conditions?: readonly { readonly type: string }[] };
  readonly health: Health;
}

interface ArgoCDObject {
  readonly metadata: object;
  readonly spec: {
    readonly resourceTrackingMethod: string;
    readonly resourceHealthChecks: readonly { readonly group: string; readonly kind: string; readonly check: string }[];
  };
}

/** The ArgoCD resource, read back from the very text that is applied. @throws where the checks find an error */
function rendered(settings: Partial<ArgoCDSettings> = {}): ArgoCDObject {
  const app = new App();
  new ArgoCDResourceChart(app, resolveArgoCD({ repoURL: 'https://git.acme.org/mesh.git', ...settings }));
  const { files, findings, faults } = synth('argocd', app, { target: { release: '3.4' }, externals: [] });
  if (findings.length + faults.length > 0) throw new Error(JSON.stringify([findings, faults]));
  const documents = parseAllDocuments(files.get('00-argocd.yaml') ?? '').map((document) => document.toJS());
  return documents.find(({ kind }) => kind === 'ArgoCD');
}

// The oldest release has all checks that the newest has, and those that newer ones bring themselves.
const checks = new Map(
  rendered({ release: '1.16' }).spec.resourceHealthChecks.map(({ kind, check }) => [kind, check] as const),
);
const recorded: readonly Recorded[] = parse(readFileSync('test/charts/argo-cd/recorded-statuses.yaml', 'utf8'));
const healthy = recorded.filter(({ kind, health }) => kind !== 'Application' && health.status === 'Healthy');

const needed: Readonly<Record<string, readonly string[]>> = {
  Istio: ['Reconciled', 'Ready'],
  IstioCNI: ['Reconciled', 'Ready'],
  IstioRevision: ['Reconciled', 'Ready'],
  IstioRevisionTag: ['Reconciled'],
  ZTunnel: ['Reconciled', 'Ready'],
  IstioCSR: ['Ready'],
  TempoStack: ['Ready'],
  OSSMConsole: ['Successful'],
  Gateway: ['Accepted', 'Programmed'],
};

function healthOf(kind: string, resource: object): Health {
  return runHealthCheck(checks.get(kind) ?? '', resource);
}

function of(status: unknown, generation = 1): object {
  return { metadata: { name: 'default', generation }, spec: {}, status };
}

describe('the health of', () => {
  it.each(recorded)('$kind when $when is $health.status', ({ kind, status, health }) => {
    expect(healthOf(kind, of(status))).toEqual(health);
  });

  it('every kind is recorded as progressing, broken and healthy', () => {
    const states = [...checks.keys()].map((kind) => [
      kind,
      ...new Set(recorded.filter((record) => record.kind === kind).map(({ health }) => health.status)),
    ]);

    for (const state of states) expect(state).toEqual(expect.arrayContaining(['Progressing', 'Degraded', 'Healthy']));
  });

  it.each(healthy)('$kind is not known while only its last generation is', ({ kind, status }) => {
    expect(healthOf(kind, of({ ...status, observedGeneration: 1 }, 2)).status).toBe('Progressing');
    const conditions = status.conditions?.map((condition) => ({ ...condition, observedGeneration: 1 }));
    expect(healthOf(kind, of({ ...status, observedGeneration: 2, conditions }, 2)).status).toBe('Progressing');
  });

  it.each(healthy)('$kind is not known while a condition is missing that it needs', ({ kind, status }) => {
    const missing = (type: string) => status.conditions?.filter((condition) => condition.type !== type);

    for (const type of needed[kind] ?? []) {
      const health = healthOf(kind, of({ ...status, conditions: missing(type) }));
      expect(health).toEqual({ status: 'Progressing', message: `waiting for condition ${type}` });
    }
    expect(needed[kind]).toBeDefined();
  });

  const halfWritten = [
    undefined,
    null,
    {},
    'text',
    7,
    [],
    { conditions: null, health: null },
    { conditions: 'text', health: 'text' },
    { observedGeneration: 1, conditions: [] },
    { conditions: {}, health: {} },
    { conditions: { Ready: 'True' }, health: { message: 'no status' } },
    { conditions: [null, 7, 'text', [], {}, { status: 'True' }, { type: {} }, { type: 7, status: true }] },
    { observedGeneration: '1', conditions: [{ type: 'Ready', status: 'False', reason: {}, message: {} }] },
    { observedGeneration: {}, conditions: [{ type: 'Ready', observedGeneration: 'x' }], health: { status: {} } },
  ];

  it.each([...checks.keys()])('%s is progressing and no error, however little its status says', (kind) => {
    for (const status of halfWritten) {
      expect.soft(healthOf(kind, of(status)), JSON.stringify(status)).toMatchObject({ status: 'Progressing' });
      expect
        .soft(healthOf(kind, { metadata: {}, status }), JSON.stringify(status))
        .toMatchObject({ status: 'Progressing' });
    }
  });
});

describe('the ArgoCD resource', () => {
  it('says what a mesh needs and nothing else, so that it can be applied onto what is there', () => {
    const { metadata, spec } = rendered({ name: 'gitops', namespace: 'team-gitops' });

    expect(metadata).toMatchObject({ name: 'gitops', namespace: 'team-gitops' });
    expect(Object.keys(spec)).toEqual(['resourceHealthChecks', 'resourceTrackingMethod']);
    expect(spec.resourceTrackingMethod).toBe('annotation');
  });

  it('checks only what its Argo CD has no check for', () => {
    const kinds = (release: '1.17' | '1.18') =>
      rendered({ release }).spec.resourceHealthChecks.map(({ group, kind }) => `${group}/${kind}`);

    expect(kinds('1.18')).toEqual([
      'argoproj.io/Application',
      'sailoperator.io/Istio',
      'sailoperator.io/IstioCNI',
      'sailoperator.io/IstioRevision',
      'sailoperator.io/IstioRevisionTag',
      'sailoperator.io/ZTunnel',
      'operator.openshift.io/IstioCSR',
      'tempo.grafana.com/TempoStack',
      'kiali.io/OSSMConsole',
    ]);
    expect(kinds('1.17')).toEqual([...kinds('1.18'), 'gateway.networking.k8s.io/Gateway']);
  });
});
