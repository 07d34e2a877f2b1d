import type { Stage } from '../../manifest/stage';
import type { View } from '../../manifest/view';
import { item } from '../markdown';
import { needs } from '../needs/needs';

/** What must be there that this folder does not bring; nothing where it brings all. */
export function beforeApplying(view: View, stages: readonly Stage[]): readonly string[] {
  const all = needs(view, stages);
  if (all.length === 0) return [];
  return [
    '## Before you apply',
    'This folder counts on what follows and does not bring it. Each command shows whether it is there.',
    ...all.map(({ what, why, command }) => item(`${what}: ${why}`, command)),
  ];
}
