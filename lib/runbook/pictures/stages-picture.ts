import type { Stage } from '../../manifest/stage';
import { quoted } from './flowchart';

/** A Mermaid flowchart of the files in the order they are applied. */
export function stagesPicture(stages: readonly Stage[]): string {
  const boxes = stages.map(({ id, manifests }, i) => `  stage${i}["${quoted(id)}<br/>${counted(manifests.length)}"]`);
  const arrows = stages.slice(1).map((_, i) => `  stage${i} --> stage${i + 1}`);
  return ['flowchart LR', ...boxes, ...arrows].join('\n');
}

function counted(objects: number): string {
  return objects === 1 ? '1 object' : `${objects} objects`;
}
