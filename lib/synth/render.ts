import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import type { ObjectFault } from './integrity';

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
    const manifest = construct.toJson() as Manifest;
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
  return { stages: ids.map((id) => ({ id, manifests: stages.get(id) ?? [] })), faults };
}

function stageOf(construct: IConstruct): string {
  const outermost = construct.node.scopes.find((scope) => Chart.isChart(scope));
  return outermost?.node.id ?? '';
}

function hasGeneratedName(object: ApiObject): boolean {
  return object.chart.generateObjectName(object) === object.name;
}
