import { argoCDShape } from './argo-cd/argo-cd-shape';
import type { DeliverySettings } from './delivery-settings';
import type { ShapeOf } from './shape';

export const deliveryShape: ShapeOf<DeliverySettings> = { 'argoCD?': argoCDShape };
