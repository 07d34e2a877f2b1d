import { groupOf, type Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import { degradedAtFirst, lastWave, syncWave } from '../platform/argo-cd';
import { meetsOf, needsOf } from './needs';

/**
 * The wave of each object: the number of its stage; or the one after all that it is broken without; or the last of all,
 * where it is broken at first whatever stands before it.
 */
export function wavesOf(stages: readonly Stage[]): ReadonlyMap<Manifest, number> {
  const firstWaves = new Map(
    stages.flatMap(({ id, manifests }) =>
      manifests.map((manifest) => [manifest, firstWaveOf(manifest, Number.parseInt(id, 10))] as const),
    ),
  );
  const meeting = byNeed([...firstWaves.keys()]);
  const waves = new Map<Manifest, number>();
  const waveOf = (manifest: Manifest): number => {
    const known = waves.get(manifest);
    if (known !== undefined) return known;
    const first = firstWaves.get(manifest) ?? 0;
    // Objects that need each other, which no order helps, end here.
    waves.set(manifest, first);
    const needed = new Set(needsOf(manifest).flatMap((need) => meeting.get(need) ?? []));
    needed.delete(manifest);
    const wave = Math.max(first, ...[...needed].map((one) => waveOf(one) + 1));
    waves.set(manifest, wave);
    return wave;
  };
  for (const manifest of firstWaves.keys()) waveOf(manifest);
  return waves;
}

/** The objects that meet a need, by that need. */
function byNeed(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const meeting = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    for (const need of meetsOf(manifest)) meeting.set(need, [...(meeting.get(need) ?? []), manifest]);
  }
  return meeting;
}

function firstWaveOf(manifest: Manifest, stage: number): number {
  const own = Number.parseInt(manifest.metadata.annotations?.[syncWave] ?? '', 10);
  if (!Number.isNaN(own)) return own;
  return isDegradedAtFirst(manifest) ? lastWave : stage;
}

/** A Gateway, too, that only once it is there gets the certificate that it shows. */
function isDegradedAtFirst(manifest: Manifest): boolean {
  const meets = meetsOf(manifest);
  return (
    degradedAtFirst.includes(`${groupOf(manifest)}/${manifest.kind}`) ||
    needsOf(manifest).some((need) => meets.includes(need))
  );
}
