import { type Manifest, title } from '../../lib/manifest/manifest';
import { hook, kindOrder, skipDryRun, syncOptions, syncWave } from '../../lib/platform/argo-cd';
import type { Around, Thing } from './need';
import { needsOf } from './needs';
import { kindOf, labelsOf } from './objects';
import { comesWith, type World, worksWith } from './world';

/** What came of a sync: the cluster after it, and all that went wrong on the way. */
export interface Sync {
  readonly world: World;
  readonly problems: readonly string[];
}

/**
 * Applies objects as Argo CD does (argo-cd v3.4 `gitops-engine/pkg/sync/sync_context.go`, `sync_tasks.go`): a dry run of
 * all, then phase by phase and wave by wave, each in the order of kinds and names, the next one when all is healthy. After
 * the last wave nothing is waited for.
 *
 * The health of an object is what its needs say. One step is beyond what is simulated: a Subscription is healthy when OLM
 * has resolved it, and its CRDs may come seconds later. An object that comes too early then fails its wave, and nothing of
 * a later one was applied: the next attempt of the Application (`retry`) begins where this one ended.
 */
export function sync(objects: readonly Manifest[], before: World, around: Around): Sync {
  const problems = objects.flatMap((object) => dryRun(object, before));
  const waves = wavesOf(objects);
  let world = before;
  for (const [index, wave] of waves.entries()) {
    const after = syncWaveOf(wave, world, around, index === waves.length - 1);
    problems.push(...after.problems);
    world = after.world;
  }
  return { world, problems };
}

/** What the objects of a cluster say of each other. */
export function aroundOf(objects: readonly Manifest[]): Around {
  const namespaces = new Map(
    objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, labelsOf(metadata)]),
  );
  const issued = new Set(
    objects.filter((object) => kindOf(object) === 'cert-manager.io/Certificate').flatMap(worksWith),
  );
  return { namespaceLabels: (name) => namespaces.get(name) ?? {}, isIssued: (secret) => issued.has(secret) };
}

/** One object without its kind, and nothing is applied (`getSyncTasks`). */
function dryRun(object: Manifest, world: World): readonly string[] {
  const options = object.metadata.annotations?.[syncOptions] ?? '';
  const [kind = ''] = needsOf(object, { namespaceLabels: () => ({}), isIssued: () => false }).working;
  return works(kind, world) || options.split(',').includes(skipDryRun)
    ? []
    : [`${title(object)}: dry run without ${kind}`];
}

function syncWaveOf(wave: readonly Manifest[], before: World, around: Around, isLast: boolean): Sync {
  const problems: string[] = [];
  const present = new Set(before.present);
  for (const object of wave) {
    const { present: looked, working, unbroken } = needsOf(object, around);
    const missing = [
      ...looked.filter((thing) => !present.has(thing) && !works(thing, before)),
      ...[...working, ...(isLast ? [] : unbroken)].filter((thing) => !works(thing, before)),
    ];
    problems.push(...missing.map((thing) => `${title(object)}: comes before ${thing}`));
    for (const thing of comesWith(object)) present.add(thing);
  }
  const { working, waiting } = settled(wave, before, around);
  if (!isLast) problems.push(...waiting);
  return { world: { ...before, present, working }, problems };
}

/** What works in the end, and what waits for ever. */
function settled(wave: readonly Manifest[], { working: before, isGiven, present }: World, around: Around) {
  const working = new Set(before);
  let waiting = [...wave];
  for (let count = -1; count !== waiting.length; ) {
    count = waiting.length;
    waiting = waiting.filter((object) => {
      const isHealthy = lacks(object, { working, isGiven, present }, around).length === 0;
      if (isHealthy) for (const thing of worksWith(object)) working.add(thing);
      return !isHealthy;
    });
  }
  const say = (object: Manifest) =>
    lacks(object, { working, isGiven, present }, around).map(
      (thing) => `${title(object)}: waits for ${thing} for ever`,
    );
  return { working, waiting: waiting.flatMap(say) };
}

/** What keeps an object from being healthy; what it brings to itself does not. */
function lacks(object: Manifest, world: World, around: Around): readonly Thing[] {
  const own = worksWith(object);
  const { awaited } = needsOf(object, around);
  return awaited.filter((thing) => !works(thing, world) && !own.includes(thing));
}

function works(thing: Thing, { working, isGiven }: World): boolean {
  return working.has(thing) || isGiven(thing);
}

/** Waves in their order, objects in theirs. */
function wavesOf(objects: readonly Manifest[]): readonly (readonly Manifest[])[] {
  const places = new Map<string, Manifest[]>();
  for (const object of objects) {
    const place = `${phaseOf(object)} ${waveOf(object)}`;
    places.set(place, [...(places.get(place) ?? []), object]);
  }
  const waves = [...places.values()].map((wave) => wave.sort(byKindAndName));
  return waves.sort(([one], [other]) =>
    one && other ? phaseOf(one) - phaseOf(other) || waveOf(one) - waveOf(other) : 0,
  );
}

function phaseOf({ metadata }: Manifest): number {
  const phase = metadata.annotations?.[hook];
  return phase === 'PreSync' ? -1 : Number(phase === 'PostSync');
}

function waveOf({ metadata }: Manifest): number {
  return Number(metadata.annotations?.[syncWave] ?? 0);
}

function byKindAndName(one: Manifest, other: Manifest): number {
  const byKind = rankOf(one) - rankOf(other);
  if (byKind !== 0) return byKind;
  return one.metadata.name < other.metadata.name ? -1 : Number(one.metadata.name > other.metadata.name);
}

function rankOf({ kind }: Manifest): number {
  const rank = (kindOrder as readonly string[]).indexOf(kind);
  return rank < 0 ? kindOrder.length : rank;
}
