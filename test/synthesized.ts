import { synthesize } from '../lib/commands/synth/synthesize';
import { synthesizeArgoCD } from '../lib/commands/synth/synthesize-argo-cd';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { DeliverySettings } from '../lib/settings/delivery-settings';
import { resolveClusters } from '../lib/settings/resolve-clusters';
import { resolveDelivery } from '../lib/settings/resolve-delivery';
import type { Synthesis } from '../lib/synth/synth';

/** All folders that settings come to, that of Argo CD last; none where they are faulty. */
export function synthesized(settings: readonly ClusterSettings[], deliverySettings: DeliverySettings = {}) {
  const { clusters, faults } = resolveClusters(settings);
  const delivery = resolveDelivery(deliverySettings, clusters);
  const all = [...faults, ...delivery.faults];
  const syntheses: Synthesis[] = all.length > 0 ? [] : clusters.map(synthesize);
  if (all.length === 0 && delivery.argoCD) {
    syntheses.push(synthesizeArgoCD(delivery.argoCD, clusters, syntheses));
  }
  return { faults: all, syntheses };
}
