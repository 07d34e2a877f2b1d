import { objectChanges } from '../../../lib/diff/compare';
import { meaningsOf } from '../../../lib/diff/meanings/meanings';
import { type Manifest, title } from '../../../lib/manifest/manifest';
import type { Stage } from '../../../lib/manifest/stage';
import { View } from '../../../lib/manifest/view';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { stagesOf } from '../../support';

/** What a change of settings means, a line each: `Route istio-ingress/bookinfo-gateway-https exposure: …`. */
export function meant(old: ClusterSettings, next: ClusterSettings): readonly string[] {
  return meantByStages(stagesOf(old), stagesOf(next));
}

/** The same of objects that stand among others. */
export function meantByObjects(
  old: readonly Manifest[],
  next: readonly Manifest[],
  among: readonly Manifest[] = [],
): readonly string[] {
  const stage = (manifests: readonly Manifest[]) => [{ id: '10-objects', manifests: [...among, ...manifests] }];
  return meantByStages(stage(old), stage(next));
}

/** The same of files. */
export function meantByStages(old: readonly Stage[], next: readonly Stage[], cluster = 'crc'): readonly string[] {
  const [oldView, newView] = [old, next].map((stages) => new View(stages.flatMap(({ manifests }) => manifests)));
  if (!oldView || !newView) return [];
  return objectChanges(cluster, old, next).flatMap((change) => {
    const object = change.new ?? change.old;
    const meanings = meaningsOf(change, { old: oldView, new: newView });
    return meanings.map(({ name, say }) => `${object ? title(object) : ''} ${name}: ${say}`);
  });
}
