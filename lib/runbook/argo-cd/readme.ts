import type { Stage } from '../../manifest/stage';
import { View } from '../../manifest/view';
import type { Footprint } from '../../platform/footprint';
import { objects } from '../sections/objects';
import { before } from './before';
import { bringUp } from './bring-up';
import { delivered } from './delivered';
import { leaving } from './leaving';
import { seeItWork } from './see-it-work';
import { taking } from './taking';

/** What the objects of Argo CD's folder do not say. */
export interface DeliveryFacts {
  /** Release of OpenShift GitOps that they are written for. */
  readonly release: string;
  /** Those of the clusters that it brings meshes to. */
  readonly footprints: readonly Footprint[];
}

/** The README of Argo CD's folder: with it, `oc` and a Git repository, a reader has the meshes come and sees them work. */
export function argoCDReadme(folder: string, stages: readonly Stage[], { release, footprints }: DeliveryFacts): string {
  const view = new View(stages.flatMap(({ manifests }) => manifests));
  return [
    `# ${folder}`,
    'By this folder Argo CD brings the meshes to their clusters. It is generated: change the settings in `main.ts` and ' +
      'run `npm run synth`.',
    ...delivered(view),
    ...before(view, release),
    ...bringUp(view, stages, footprints),
    ...seeItWork(view),
    ...taking(view),
    ...leaving(view),
    ...objects(stages),
  ]
    .join('\n\n')
    .concat('\n');
}
