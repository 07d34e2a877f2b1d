import type { Stage } from '../manifest/stage';
import { View } from '../manifest/view';
import { requestPaths } from './paths/request-path';
import { apply } from './sections/apply';
import { beforeApplying } from './sections/before';
import { installed } from './sections/installed';
import { joining } from './sections/joining';
import { mirroring } from './sections/mirroring';
import { objects } from './sections/objects';
import { seeItWork } from './sections/see-it-work';
import { upgrading } from './sections/upgrading';
import { ways } from './sections/ways';

/**
 * The README of a cluster's folder: with it and `oc` alone, a reader brings the mesh up and sees it work.
 *
 * `imageSet` is the file that tells oc-mirror what to copy, where there is one.
 */
export function runbook(cluster: string, stages: readonly Stage[], imageSet?: string): string {
  const view = new View(stages.flatMap(({ manifests }) => manifests));
  const paths = requestPaths(view);
  return [
    `# ${cluster}`,
    'This folder brings a mesh to one cluster. It is generated: change the settings in `main.ts` and run `npm run synth`.',
    ...ways(view, paths),
    ...installed(view),
    ...mirroring(imageSet),
    ...beforeApplying(view, stages),
    ...apply(stages),
    ...joining(view),
    ...upgrading(view),
    ...seeItWork(view, paths),
    ...objects(stages),
  ]
    .join('\n\n')
    .concat('\n');
}
