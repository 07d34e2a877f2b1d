import type { App } from 'cdk8s';
import type { Finding } from '../check/finding';
import { prove } from '../check/prove';
import { SoundObjects } from '../check/sound-objects';
import type { Target } from '../check/target';
import { canonical } from '../manifest/canonical';
import type { Manifest } from '../manifest/manifest';
import { inOrder } from '../manifest/order';
import { scaledWorkloads, withoutReplicas } from '../manifest/scaled';
import type { Stage } from '../manifest/stage';
import { toYaml } from '../manifest/yaml';
import type { Footprint } from '../platform/footprint';
import { runbook } from '../runbook/runbook';
import { footprintOf } from './footprint';
import { imageSet, imageSetFile, type MirrorSources } from './image-set';
import { type ObjectFault, type Rendering, render } from './render';
import { withSyncWave } from './sync-wave';
import { wavesOf } from './waves';

/** What a cluster's app comes to: the files of its folder, or why there are none. */
export interface Synthesis {
  readonly cluster: string;
  /** Text by file name; none where there are faults, or findings of severity error. */
  readonly files: ReadonlyMap<string, string>;
  readonly objectCount: number;
  readonly footprint: Footprint;
  /** Why objects could not be rendered. */
  readonly faults: readonly ObjectFault[];
  /** What the checks say of the rendered ones. */
  readonly findings: readonly StagedFinding[];
}

/** A finding, and the stage in whose file its object would stand. */
export interface StagedFinding extends Finding {
  readonly stage: string;
}

/** What is known beside the objects. */
export interface Surroundings {
  readonly target: Target;
  /** Objects that exist in the cluster already. */
  readonly externals: readonly Manifest[];
  /** Only where operators and images come from a mirror, which is to be told what to hold. */
  readonly mirror?: MirrorSources;
}

/** The README of a folder; `imageSet` is the file that tells oc-mirror what to copy, where there is one. */
export type Readme = (folder: string, stages: readonly Stage[], imageSet?: string) => string;

/**
 * The pipeline from a cluster's app to the text of its files. It reads rendered objects only and writes nothing.
 *
 * Argo CD's folder goes the same way, with a README of its own.
 */
export function synth(cluster: string, app: App, surroundings: Surroundings, readme: Readme = runbook): Synthesis {
  const { stages, faults } = finishedStages(app);
  const findings = faults.length > 0 ? [] : proved(stages, surroundings);
  const { mirror } = surroundings;
  const files = isSound({ faults, findings })
    ? filesOf(stages, mirror, readme(cluster, stages, mirror && imageSetFile))
    : new Map();
  return {
    cluster,
    files,
    objectCount: stages.reduce((sum, { manifests }) => sum + manifests.length, 0),
    footprint: footprintOf(cluster, stages),
    faults,
    findings,
  };
}

/** Whether objects may be written: none has a fault, and no finding is an error. */
export function isSound(judged: {
  readonly faults: readonly ObjectFault[];
  readonly findings: readonly Pick<Finding, 'severity'>[];
}): boolean {
  return judged.faults.length === 0 && judged.findings.every(({ severity }) => severity !== 'error');
}

/** An app's objects in the form and the order in which they are written, and what forbids writing them. */
export function finishedStages(app: App): Rendering {
  const { stages, faults } = render(app);
  const canonicalStages = stages.map(({ id, manifests }) => ({ id, manifests: manifests.map(canonical) }));
  const scaled = scaledWorkloads(canonicalStages.flatMap(({ manifests }) => manifests));
  const waves = wavesOf(canonicalStages);
  return {
    faults,
    stages: canonicalStages.map(({ id, manifests }) => ({
      id,
      manifests: inOrder(
        manifests.map((manifest) => withSyncWave(withoutReplicas(manifest, scaled), waves.get(manifest) ?? 0)),
      ),
    })),
  };
}

/** Of all clusters of a run. */
const sound = new SoundObjects();

function proved(stages: readonly Stage[], { target, externals }: Surroundings): readonly StagedFinding[] {
  const stageOf = new Map(stages.flatMap(({ id, manifests }) => manifests.map((manifest) => [manifest, id] as const)));
  const findings = prove({ manifests: [...stageOf.keys()], externals, sound }, target);
  return findings.map((finding) => ({ ...finding, stage: stageOf.get(finding.on) ?? '' }));
}

function filesOf(
  stages: readonly Stage[],
  mirror: MirrorSources | undefined,
  readme: string,
): ReadonlyMap<string, string> {
  const manifests = stages.flatMap((stage) => stage.manifests);
  return new Map([
    ...stages.map((stage) => [`${stage.id}.yaml`, toYaml(stage.manifests)] as const),
    ...(mirror ? [[imageSetFile, toYaml([imageSet(manifests, mirror)])] as const] : []),
    ['README.md', readme],
  ]);
}
