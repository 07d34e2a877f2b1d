import { dataFields } from '../../../platform/immutable-fields';
import { meaning } from '../rule';
import { refused } from './refused';

/** Who said `immutable: true` cannot take it back, nor change the data (Kubernetes, "Immutable ConfigMaps" and "Immutable Secrets"). */
export const fixedData = meaning(
  'immutable',
  ['core/ConfigMap', 'core/Secret'],
  function* ({ change, old, now, touches }) {
    if (change.kind !== 'changed' || old?.immutable !== true || !now) return;
    for (const field of dataFields) if (touches(field)) yield refused(field, now);
  },
);
