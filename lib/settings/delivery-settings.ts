import type { ArgoCDSettings } from './argo-cd/argo-cd-settings';

/** What is told once beside all clusters: how what is written comes to them. */
export interface DeliverySettings {
  /** @default - `oc apply`, or whatever else applies files: nothing more is written */
  readonly argoCD?: ArgoCDSettings;
}
