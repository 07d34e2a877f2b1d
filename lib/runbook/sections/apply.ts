import type { Stage } from '../../manifest/stage';
import { View } from '../../manifest/view';
import { clustersOf } from '../clusters';
import { fence } from '../markdown';
import { stagesPicture } from '../pictures/stages-picture';
import { stepCommands } from '../steps/steps';

/** The files in their order, each with the commands that apply it and wait for what it starts. */
export function apply(stages: readonly Stage[]): readonly string[] {
  return [
    '## Apply',
    'Log in to the cluster as an administrator (`oc login`), stand in this folder, and take the files in this order. ' +
      'Argo CD takes them in the same order by their sync waves.',
    fence('mermaid', stagesPicture(stages)),
    ...stages.flatMap((stage) => [
      `### ${stage.id}`,
      fence('sh', stepCommands(stage).join('\n')),
      ...(isRemote(stage) ? ['Join this cluster to its primary now, as told below, and go on then.'] : []),
    ]),
  ];
}

/** Whether what follows a stage waits for the control plane of another cluster. */
function isRemote({ manifests }: Stage): boolean {
  return clustersOf(new View(manifests)).some((cluster) => cluster.isRemote);
}
