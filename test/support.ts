import { App } from 'cdk8s';
import { prove } from '../lib/check/prove';
import { cluster as placeCharts } from '../lib/cluster';
import { surroundingsOf } from '../lib/commands/synth/surroundings';
import { type Manifest, title } from '../lib/manifest/manifest';
import type { Stage } from '../lib/manifest/stage';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { Cluster } from '../lib/settings/resolve';
import { resolveClusters } from '../lib/settings/resolve-clusters';
import { finishedStages } from '../lib/synth/synth';

/** The settings that `main.ts` comes with: valid, and a base to break one thing in. */
export const reference = {
  name: 'crc',
  appsDomain: 'apps-crc.testing',
  openshift: '4.20',
  release: '3.4',
  controlPlanes: [
    {
      version: 'v1.30.3',
      values: {
        meshConfig: {
          outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
          enableAutoMtls: true,
          meshMTLS: { minProtocolVersion: 'TLSV1_3' },
        },
      },
      gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
      applications: [
        {
          name: 'bookinfo',
          namespace: 'app1',
          sample: 'bookinfo',
          expose: {
            certificate: {
              subject: {
                organizations: ['Rainmaker'],
                countries: ['Japan'],
                organizationalUnits: ['ServiceMesh'],
                localities: ['Chiba'],
                provinces: ['Chiba'],
              },
            },
          },
        },
      ],
    },
  ],
} as const satisfies ClusterSettings;

const [plane] = reference.controlPlanes;
const [gateway] = plane.gateways;
const [application] = plane.applications;

/** The reference with other settings in its control plane; they may be faulty, as may those of the next four. */
export function inPlane(changes: object) {
  return { ...reference, controlPlanes: [{ ...plane, ...changes }] };
}

/** The same with all pods in ambient mode, which REGISTRY_ONLY does not bind. */
export function inAmbient(changes: object = {}) {
  return inPlane({ dataplaneMode: 'ambient', values: undefined, ...changes });
}

export function inGateway(changes: object) {
  return inPlane({ gateways: [{ ...gateway, ...changes }] });
}

export function inApplication(changes: object) {
  return inPlane({ applications: [{ ...application, ...changes }] });
}

export function inExpose(changes: object) {
  return inApplication({ expose: { ...application.expose, ...changes } });
}

/** What is wrong with one cluster's settings. */
export function faultsOf(settings: unknown): readonly string[] {
  return resolveClusters([settings]).faults;
}

/** A cluster's settings with every default. @throws where they are faulty */
export function resolved(settings: ClusterSettings): Cluster {
  const { clusters, faults } = resolveClusters([settings]);
  const [cluster] = clusters;
  if (faults.length > 0 || !cluster) throw new Error(faults.join('\n'));
  return cluster;
}

/** The objects of a cluster as they are written, by stage. @throws where the settings are faulty, or the objects are */
export function stagesOf(settings: ClusterSettings): readonly Stage[] {
  return placed(resolved(settings));
}

function placed(cluster: Cluster): readonly Stage[] {
  const app = new App();
  placeCharts(app, cluster);
  const { stages, faults } = finishedStages(app);
  const { target, externals } = surroundingsOf(cluster);
  const findings = prove({ manifests: stages.flatMap(({ manifests }) => manifests), externals }, target);
  const lines = [
    ...faults.map(({ on, say }) => `${on}: ${say}`),
    ...findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`),
  ];
  if (lines.length > 0) throw new Error(lines.join('\n'));
  return stages;
}

/** The same objects by title, e.g. `Route istio-ingress/bookinfo-gateway-https`. */
export function objectsOf(settings: ClusterSettings): ReadonlyMap<string, Manifest> {
  return byTitle(stagesOf(settings));
}

/** The same objects of several clusters that know of each other, in the order of the clusters. @throws where any are faulty */
export function objectsOfAll(settings: readonly ClusterSettings[]): readonly ReadonlyMap<string, Manifest>[] {
  const { clusters, faults } = resolveClusters(settings);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return clusters.map((cluster) => byTitle(placed(cluster)));
}

function byTitle(stages: readonly Stage[]): ReadonlyMap<string, Manifest> {
  const manifests = stages.flatMap((stage) => stage.manifests);
  return new Map(manifests.map((manifest) => [title(manifest), manifest]));
}
