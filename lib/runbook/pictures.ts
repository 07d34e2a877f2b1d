import type { Stage } from '../manifest/stage';
import type { RequestPath } from './request-path';

/** A Mermaid flowchart of how requests from outside reach services; what several hosts share is drawn once. */
export function requestPathPicture(paths: readonly RequestPath[]): string {
  const boxes = new Map<string, Box>();
  const arrows = new Set<string>();
  const box = (kind: string, namespace: string, name: string): string => {
    const key = `${kind} ${namespace}/${name}`;
    const { id } = boxes.get(key) ?? { id: `box${boxes.size}` };
    boxes.set(key, { id, kind, namespace, name });
    return id;
  };
  for (const path of paths) {
    const [route, service, workload, gateway, virtualService] = [
      path.route,
      path.service,
      path.workload,
      path.gateway,
      path.virtualService,
    ].map(({ kind, metadata }) => box(kind, metadata.namespace ?? '', metadata.name));
    arrows.add(arrow('client', route, `https://${path.host}`));
    arrows.add(arrow(route, service, path.route.spec?.tls?.termination ?? 'plain'));
    arrows.add(arrow(service, workload, portLabel(path)));
    arrows.add(arrow(workload, gateway));
    arrows.add(arrow(gateway, virtualService));
    for (const destination of path.destinations) {
      const [namespace = '', name = ''] = destination.split('/');
      arrows.add(arrow(virtualService, box('Service', namespace, name)));
    }
  }
  return ['flowchart LR', '  client(["client"])', ...grouped([...boxes.values()]), ...arrows].join('\n');
}

interface Box {
  readonly id: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Boxes inside a frame for each namespace. */
function grouped(boxes: readonly Box[]): readonly string[] {
  const namespaces = [...new Set(boxes.map(({ namespace }) => namespace))];
  return namespaces.flatMap((namespace, i) => [
    `  subgraph namespace${i}["${quoted(namespace)}"]`,
    ...boxes
      .filter((box) => box.namespace === namespace)
      .map(({ id, kind, name }) => `    ${id}["${quoted(kind)}<br/>${quoted(name)}"]`),
    '  end',
  ]);
}

function arrow(from = '', to = '', label?: string): string {
  return label === undefined ? `  ${from} --> ${to}` : `  ${from} -->|"${quoted(label)}"| ${to}`;
}

/** The port that the Route names, and where the Service leads it. */
function portLabel({ route, service }: RequestPath): string {
  const name = route.spec?.port?.targetPort;
  const port = service.spec?.ports?.find((candidate) => candidate.name === name);
  return name === undefined
    ? 'any port'
    : [name, port && `${port.port} to ${port.targetPort ?? port.port}`].filter(Boolean).join(' ');
}

/** A Mermaid flowchart of the files in the order they are applied. */
export function stagesPicture(stages: readonly Stage[]): string {
  const boxes = stages.map(({ id, manifests }, i) => `  stage${i}["${quoted(id)}<br/>${counted(manifests.length)}"]`);
  const arrows = stages.slice(1).map((_, i) => `  stage${i} --> stage${i + 1}`);
  return ['flowchart LR', ...boxes, ...arrows].join('\n');
}

function counted(objects: number): string {
  return objects === 1 ? '1 object' : `${objects} objects`;
}

/** Mermaid ends a label at a quote, and reads HTML, Markdown and its own codes in it: what names do not hold is encoded. */
function quoted(text: unknown): string {
  return String(text).replaceAll(/[^\w ./:-]/gu, (character) => `#${character.codePointAt(0)};`);
}
