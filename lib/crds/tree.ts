import { printDocuments } from './crd';
import { kubernetesDefinitions, kubernetesVersion } from './kubernetes';
import { proseFree, proseFreeSchema } from './prose-free';
import type { UpstreamCrd } from './provenance';
import { printSources } from './sources';

// YAML like its neighbours, so that one reader and one diff serve all. JSON would load faster, but nothing loads it at
// start-up.
const KUBERNETES = `kubernetes/${kubernetesVersion}.yaml`;

/** The files of `crds/`, text by path: one per source and version, and the table of where all of it comes from. */
export function crdTree(upstream: readonly UpstreamCrd[], definitions: unknown): ReadonlyMap<string, string> {
  const inOrder = upstream.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const paths = [...new Set(inOrder.map(bundleOf))];
  const bundle = (path: string) => inOrder.filter((each) => bundleOf(each) === path).map(({ crd }) => proseFree(crd));
  const sources = inOrder.map((each) => ({ ...each, file: bundleOf(each) }));
  return new Map([
    ...paths.map((path) => [path, printDocuments(bundle(path))] as const),
    [KUBERNETES, printDocuments([proseFreeSchema(definitions)])],
    ['SOURCES.md', printSources([...sources, { ...kubernetesDefinitions, file: KUBERNETES }])],
  ]);
}

function nameOf({ crd }: UpstreamCrd): string {
  return crd.metadata.name;
}

/** The file that a CRD goes to: that of its source and version. */
function bundleOf({ file }: UpstreamCrd): string {
  return `${file.slice(0, file.lastIndexOf('/'))}.yaml`;
}
