import { title } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import { View } from '../manifest/view';
import { requestPathPicture, stagesPicture } from './pictures';
import { type RequestPath, requestPaths } from './request-path';
import { stepCommands } from './steps';
import { looks } from './verification';

/** The README of a cluster's folder: with it and `oc` alone, a reader brings the mesh up and sees it work. */
export function runbook(cluster: string, stages: readonly Stage[]): string {
  const view = new View(stages.flatMap(({ manifests }) => manifests));
  const paths = requestPaths(view);
  return [
    `# ${cluster}`,
    'This folder brings a mesh to one cluster. It is generated: change the settings in `main.ts` and run `npm run synth`.',
    '## The way of a request',
    ...(paths.length > 0 ? [fence('mermaid', requestPathPicture(paths)), hostTable(paths)] : ['No host is exposed.']),
    '## What is installed',
    versionTable(view),
    '## Apply',
    'Log in to the cluster as an administrator (`oc login`), stand in this folder, and take the files in this order. ' +
      'Argo CD takes them in the same order by their sync waves.',
    fence('mermaid', stagesPicture(stages)),
    ...stages.flatMap((stage) => [`### ${stage.id}`, fence('sh', stepCommands(stage).join('\n'))]),
    '## See it work',
    ...looks(view, paths).map(({ see, command }) => `- ${capital(see)}:\n\n${indent(fence('sh', command))}`),
    '## Objects',
    objectTable(stages),
    'The list of files with their checksums is `SHA256SUMS`; `sha256sum -c SHA256SUMS` tells whether one was edited.',
  ]
    .join('\n\n')
    .concat('\n');
}

function hostTable(paths: readonly RequestPath[]): string {
  const rows = paths.map(({ host, route, gateway, virtualService, destinations, workload, credentialName }) => [
    `https://${host}`,
    title(route),
    title(gateway),
    title(virtualService),
    destinations.join(', '),
    credentialName === undefined ? '' : `${workload.metadata.namespace}/${credentialName}`,
  ]);
  return table(['host', 'route', 'gateway', 'virtual service', 'answered by', 'certificate'], rows);
}

function versionTable(view: View): string {
  return table(
    ['what', 'version', 'namespace'],
    [
      ...view
        .ofKind('operators.coreos.com/Subscription')
        .map(({ metadata, spec }) => [
          `operator ${metadata.name}`,
          [
            spec?.channel && `channel ${spec.channel}`,
            spec?.installPlanApproval && `approval ${spec.installPlanApproval}`,
            spec?.startingCSV,
          ]
            .filter(Boolean)
            .join(', '),
          metadata.namespace ?? '',
        ]),
      ...[...view.ofKind('sailoperator.io/IstioCNI'), ...view.ofKind('sailoperator.io/Istio')].map(
        ({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec?.version ?? '', spec?.namespace ?? ''],
      ),
    ],
  );
}

function objectTable(stages: readonly Stage[]): string {
  const rows = stages.flatMap(({ id, manifests }) =>
    manifests.map(({ kind, metadata: { name, namespace = '' } }) => [`${id}.yaml`, kind, namespace, name]),
  );
  return table(['file', 'kind', 'namespace', 'name'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly unknown[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
