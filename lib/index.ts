// What `import … from 'rigging'` gives: all that a `main.ts` needs.
export { synth } from './commands/synth';
export type { ClusterSettings } from './settings/cluster-settings';
export type { DeliverySettings } from './settings/delivery-settings';
