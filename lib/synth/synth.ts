import type { App } from 'cdk8s';
import { canonical } from '../manifest/canonical';
import { inOrder } from '../manifest/order';
import { scaledWorkloads, withoutReplicas } from '../manifest/scaled';
import type { Stage } from '../manifest/stage';
import { toYaml } from '../manifest/yaml';
import { runbook } from '../runbook/runbook';
import { checkIntegrity, type ObjectFault } from './integrity';
import { type Rendering, render } from './render';
import { withSyncWave } from './sync-wave';

/** What a cluster's app comes to: the files of its folder, or why there are none. */
export interface Synthesis {
  readonly cluster: string;
  /** Text by file name; none where there are faults. */
  readonly files: ReadonlyMap<string, string>;
  readonly objectCount: number;
  readonly faults: readonly ObjectFault[];
}

/** The pipeline from a cluster's app to the text of its files. It reads rendered objects only and writes nothing. */
export function synth(cluster: string, app: App): Synthesis {
  const { stages, faults } = finishedStages(app);
  const files = faults.length > 0 ? new Map() : filesOf(cluster, stages);
  return { cluster, files, objectCount: stages.reduce((sum, { manifests }) => sum + manifests.length, 0), faults };
}

/** An app's objects in the form and the order in which they are written, and what forbids writing them. */
export function finishedStages(app: App): Rendering {
  const rendering = render(app);
  const canonicalStages = rendering.stages.map(({ id, manifests }) => ({ id, manifests: manifests.map(canonical) }));
  const scaled = scaledWorkloads(canonicalStages.flatMap(({ manifests }) => manifests));
  const stages = canonicalStages.map(({ id, manifests }) => ({
    id,
    manifests: inOrder(
      manifests.map((manifest) => withSyncWave(withoutReplicas(manifest, scaled), Number.parseInt(id, 10))),
    ),
  }));
  return { stages, faults: [...rendering.faults, ...checkIntegrity(stages)] };
}

function filesOf(cluster: string, stages: readonly Stage[]): ReadonlyMap<string, string> {
  return new Map([
    ...stages.map(({ id, manifests }) => [`${id}.yaml`, toYaml(manifests)] as const),
    ['README.md', runbook(cluster, stages)],
  ]);
}
