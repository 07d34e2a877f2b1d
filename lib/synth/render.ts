import { ApiObject, type ApiObjectProps, type App, Chart, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isManifest, type Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';

/** Why a construct comes to no object that can be written: one line for the person whose code made it. */
export interface ObjectFault {
  /** Stage in whose file it would stand. */
  readonly stage: string;
  /** Path of the construct, or the chart. */
  readonly on: string;
  readonly say: string;
}

/** What an app comes to as plain objects. */
export interface Rendering {
  /** In the order of their numbers. */
  readonly stages: readonly Stage[];
  readonly faults: readonly ObjectFault[];
}

/** The charts of an app as plain objects, one stage for each chart of the app; charts inside charts belong to the outer. */
export function render(app: App): Rendering {
  const stages = new Map<string, Manifest[]>();
  const faults: ObjectFault[] = [];
  for (const construct of app.node.findAll()) {
    const stage = stageOf(construct);
    for (const say of construct.node.validate()) faults.push({ stage, on: construct.node.path, say });
    if (!(construct instanceof ApiObject)) continue;
    const { manifest, problem } = tryManifest(construct);
    if (!manifest) {
      faults.push({ stage, on: construct.node.path, say: problem });
      continue;
    }
    if (hasGeneratedName(construct)) {
      faults.push({
        stage,
        on: construct.node.path,
        say: 'metadata.name is missing; a name from cdk8s changes with its path',
      });
    }
    const manifests = stages.get(stage) ?? [];
    stages.set(stage, manifests);
    manifests.push(manifest);
  }
  const ids = [...stages.keys()].sort();
  return {
    stages: ids.map((id) => ({ id, manifests: stages.get(id) ?? [] })),
    faults: [...faults, ...ids.flatMap(stageFaults)],
  };
}

function stageFaults(id: string): readonly ObjectFault[] {
  if (/^\d\d-[a-z0-9-]+$/.test(id)) return [];
  const say = 'a chart id is the name of its file: two digits and a name, e.g. "65-extra"';
  return [{ stage: id, on: `chart ${id}`, say }];
}

/** A construct's object, or why it makes none that could be told from others: patches and `Include` bring anything. */
function tryManifest(construct: ApiObject): { readonly manifest?: Manifest; readonly problem: string } {
  try {
    const object: unknown = patched(construct);
    return isManifest(object)
      ? { manifest: object, problem: '' }
      : { problem: 'apiVersion, kind and metadata.name must be texts, and so must metadata.namespace if there is one' };
  } catch (error) {
    return { problem: `cannot be rendered: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * An object with its patches, which are put on last and name fields as upstream does: generated classes put them on first
 * and then drop, unheard, what they have no field for, so that a misspelt one would never reach the proof.
 */
function patched(construct: ApiObject): unknown {
  const patches: unknown = Reflect.get(construct, 'patches');
  if (!Array.isArray(patches) || patches.length === 0) return construct.toJson();
  const taken: readonly JsonPatch[] = patches.splice(0);
  try {
    return JsonPatch.apply(construct.toJson(), ...taken);
  } finally {
    patches.push(...taken);
  }
}

function stageOf(construct: IConstruct): string {
  const outermost = construct.node.scopes.find((scope) => Chart.isChart(scope));
  return outermost?.node.id ?? '';
}

/** Whether cdk8s made up its name; to compare it with what cdk8s would make up costs a hash for each object. */
function hasGeneratedName(object: ApiObject): boolean {
  const { metadata }: ApiObjectProps = Reflect.get(object, 'props');
  return (metadata?.name ?? '') === '';
}
