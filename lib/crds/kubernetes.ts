import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Provenance, sha256Of } from './provenance';

/** The release of Kubernetes whose own API the schemas describe. */
export const kubernetesVersion = '1.30.0';

/** Where the definitions of Kubernetes' own API come from; PROVENANCE.tsv lists CRDs only. */
export const kubernetesDefinitions: Provenance & { readonly file: string } = {
  file: 'v1.30.0-definitions.json',
  kind: 'definitions',
  versions: 'v1.30.0',
  repository: 'kubernetes/kubernetes',
  ref: 'v1.30.0',
  commit: '',
  path: 'api/openapi-spec',
  sha256: '69da77c3df177baa376f74170fb96d7210be16b4fe6b199e51bd1168b098283c',
};

/** Reads the definitions, if their bytes are the pinned ones. */
export function readDefinitions(
  folder: string,
  { file, sha256 } = kubernetesDefinitions,
): { readonly definitions: unknown; readonly problems: readonly string[] } {
  const path = join(folder, file);
  if (!existsSync(path)) return { definitions: undefined, problems: [`${file}: not in "${folder}"; fetch it`] };
  const bytes = readFileSync(path);
  const found = sha256Of(bytes);
  if (found === sha256) return { definitions: JSON.parse(bytes.toString()), problems: [] };
  return { definitions: undefined, problems: [`${file}: sha256 is "${found}", pinned is "${sha256}"; fetch it again`] };
}
