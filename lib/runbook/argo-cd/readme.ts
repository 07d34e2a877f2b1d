import type { Stage } from '../../manifest/stage';
import { View } from '../../manifest/view';
import { objects } from '../sections/objects';
import { bringUp } from './bring-up';
import { delivered } from './delivered';
import { seeItWork } from './see-it-work';
import { taking } from './taking';

/** The README of Argo CD's folder: with it, `oc` and a Git repository, a reader has the meshes come and sees them work. */
export function argoCDReadme(folder: string, stages: readonly Stage[]): string {
  const view = new View(stages.flatMap(({ manifests }) => manifests));
  return [
    `# ${folder}`,
    'By this folder Argo CD brings the meshes to their clusters. It is generated: change the settings in `main.ts` and ' +
      'run `npm run synth`.',
    ...delivered(view),
    ...bringUp(view, stages),
    ...seeItWork(view),
    ...taking(view),
    ...objects(stages),
  ]
    .join('\n\n')
    .concat('\n');
}
