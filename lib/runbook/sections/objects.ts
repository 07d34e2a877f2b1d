import type { Stage } from '../../manifest/stage';
import { table } from '../markdown';

/** Every object with its file. */
export function objects(stages: readonly Stage[]): readonly string[] {
  const rows = stages.flatMap(({ id, manifests }) =>
    manifests.map(({ kind, metadata: { name, namespace = '' } }) => [`${id}.yaml`, kind, namespace, name]),
  );
  return [
    '## Objects',
    table(['file', 'kind', 'namespace', 'name'], rows),
    'The list of files with their checksums is `SHA256SUMS`; `sha256sum -c SHA256SUMS` tells whether one was edited.',
  ];
}
