import { judgeArgoCD } from './argo-cd/judge-argo-cd';
import { type ArgoCD, resolveArgoCD } from './argo-cd/resolve-argo-cd';
import type { DeliverySettings } from './delivery-settings';
import { deliveryShape } from './delivery-shape';
import type { Fault } from './fault';
import { type Reading, read } from './read';
import type { Cluster } from './resolve';
import { isOfPlaceholder, oneLine } from './resolve-clusters';

/** How what is written comes to the clusters, with every default filled in. */
export interface Delivery {
  readonly argoCD?: ArgoCD;
  /** One line each. */
  readonly faults: readonly string[];
}

/** Reads and judges what is told beside the clusters. */
export function resolveDelivery(settings: unknown, clusters: readonly Cluster[]): Delivery {
  const reading = read<DeliverySettings>(settings, deliveryShape);
  const argoCD = reading.settings.argoCD && resolveArgoCD(reading.settings.argoCD);
  const judged = argoCD ? [...judgeArgoCD(argoCD, clusters)] : [];
  const faults = [
    ...reading.faults,
    ...judged.filter((fault) => !isOfPlaceholder(fault, reading) && !isWithin(fault, reading)),
  ];
  return {
    ...(argoCD && { argoCD }),
    faults: faults.map(({ at, say }) => oneLine(`${at || 'the second argument of synth'}: ${say}`)),
  };
}

/** Whether a judgement is about a part of what `read` put in place of a faulty value. */
function isWithin({ at }: Fault, { faults }: Reading<unknown>): boolean {
  return faults.some((fault) => at.startsWith(`${fault.at}.`));
}
