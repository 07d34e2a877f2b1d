import { type Manifest, title } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import type { RequestPath } from './request-path';

/** A Mermaid flowchart of how requests from outside reach services, a row for each host. */
export function requestPathPicture(paths: readonly RequestPath[]): string {
  const lines = paths.flatMap((path, i) => {
    const { route, service, workload, gateway, virtualService } = path;
    const port = route.spec?.port?.targetPort;
    const destinations = path.destinations.map((name, j) => [
      `  virtualservice${i} --> destination${i}x${j}["Service ${quoted(name)}"]`,
    ]);
    return [
      `  client${i}(["client"]) -->|"https://${quoted(path.host)}"| route${i}["${label(route)}"]`,
      `  route${i} -->|"${quoted(route.spec?.tls?.termination ?? 'plain')}"| service${i}["${label(service)}"]`,
      `  service${i} -->|"${port === undefined ? 'any port' : `port ${quoted(String(port))}`}"| workload${i}["${label(workload)}"]`,
      `  workload${i} -->|"${label(gateway)}"| virtualservice${i}["${label(virtualService)}"]`,
      ...destinations.flat(),
    ];
  });
  return ['flowchart LR', ...lines].join('\n');
}

/** A Mermaid flowchart of the files in the order they are applied. */
export function stagesPicture(stages: readonly Stage[]): string {
  const boxes = stages.map(({ id, manifests }, i) => `  stage${i}["${quoted(id)}<br/>${counted(manifests.length)}"]`);
  const arrows = stages.slice(1).map((_, i) => `  stage${i} --> stage${i + 1}`);
  return ['flowchart LR', ...boxes, ...arrows].join('\n');
}

function label(manifest: Pick<Manifest, 'kind' | 'metadata'>): string {
  return quoted(title(manifest));
}

function counted(objects: number): string {
  return objects === 1 ? '1 object' : `${objects} objects`;
}

/** Mermaid ends a label at a quote, and reads HTML, Markdown and its own codes in it: what names do not hold is encoded. */
function quoted(text: string): string {
  return text.replaceAll(/[^\w ./:-]/gu, (character) => `#${character.codePointAt(0)};`);
}
