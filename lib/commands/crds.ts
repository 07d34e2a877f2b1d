import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceFolder } from '../crds/folder';
import { readDefinitions } from '../crds/kubernetes';
import { readUpstream } from '../crds/provenance';
import { crdTree } from '../crds/tree';
import { refuse } from './refuse';

const HELP = `usage: npm run crds -- --from DIR

Writes crds/ anew from upstream's CRDs in DIR, without upstream's prose. DIR holds SOURCE/VERSION/NAME.yaml and
PROVENANCE.tsv, which says where each file comes from; the folder k8s-openapi beside DIR holds the definitions of
Kubernetes' own API. A file whose sha256 is not the listed one is refused, and nothing is written.

exit status: 0 written; 2 refused
`;

const { values } = parseArgs({ options: { from: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) process.stdout.write(HELP);
else if (values.from === undefined) refuse(['--from: missing; name the folder that holds PROVENANCE.tsv'], 2);
else writeCrds(values.from);

function writeCrds(from: string): void {
  const upstream = readUpstream(from);
  const kubernetes = readDefinitions(join(from, '..', 'k8s-openapi'));
  refuse([...upstream.problems, ...kubernetes.problems], 2);
  const files = crdTree(upstream.crds, kubernetes.definitions);
  replaceFolder('crds', files);
  process.stdout.write(`crds: ${upstream.crds.length} CRDs in ${files.size} files\n`);
}
