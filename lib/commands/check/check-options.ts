import { parseArgs } from 'node:util';
import type { Target } from '../../check/target';
import { declared } from '../../input/external';
import type { Manifest } from '../../manifest/manifest';
import { type OpenShiftReleaseName, openshiftReleaseNames } from '../../platform/openshift';
import { type OssmReleaseName, ossmReleases } from '../../platform/ossm';
import { tryDomainFault } from '../../settings/names';
import { unknown } from '../unknown';

/** How a report may be written. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;

/** What the command line of a check says. */
export interface CheckOptions {
  readonly help: boolean;
  readonly paths: readonly string[];
  /** What was said about the cluster. */
  readonly target: Partial<Target>;
  /** Objects that were declared to exist, and files of such objects. */
  readonly externals: { readonly objects: readonly Manifest[]; readonly paths: readonly string[] };
  readonly format: (typeof formats)[number];
  /** What was said wrongly, one line each. */
  readonly faults: readonly string[];
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** Reads the command line of a check. @throws where it names an option that there is none of */
export function checkOptions(): CheckOptions {
  const { values, positionals: paths } = parseArgs({
    allowPositionals: true,
    options: {
      release: text,
      openshift: text,
      'apps-domain': text,
      'infrastructure-topology': text,
      external: { ...text, multiple: true, default: [] },
      'open-world': flag,
      format: { ...text, default: 'text' },
      help: { ...flag, short: 'h' },
    },
  });
  const { release, openshift, 'apps-domain': appsDomain, 'infrastructure-topology': topology, format, help } = values;
  const declarations = values.external.filter(isDeclaration).map(declared);
  const domainFault = appsDomain === undefined ? undefined : tryDomainFault(appsDomain);
  return {
    help,
    paths,
    target: {
      ...(release && { release: release as OssmReleaseName }),
      ...(openshift && { openshift: openshift as OpenShiftReleaseName }),
      ...(appsDomain && { appsDomain }),
      ...(topology && { infrastructureTopology: topology as Target['infrastructureTopology'] }),
      openWorld: values['open-world'],
    },
    externals: {
      objects: declarations.filter((declaration) => typeof declaration !== 'string'),
      paths: values.external.filter((what) => !isDeclaration(what)),
    },
    format: format as CheckOptions['format'],
    faults: [
      ...unknown('--release', release, Object.keys(ossmReleases)),
      ...unknown('--openshift', openshift, openshiftReleaseNames),
      ...(domainFault === undefined ? [] : [`--apps-domain: ${domainFault}`]),
      ...unknown('--infrastructure-topology', topology, ['HighlyAvailable', 'SingleReplica']),
      ...declarations.filter((declaration) => typeof declaration === 'string').map((say) => `--external: ${say}`),
      ...unknown('--format', format, formats),
      ...(paths.length === 0 ? ['PATH: missing; name files or folders, or "-" for standard input'] : []),
    ],
  };
}

/** A declaration is a kind and a name; a path may have spaces, but then starts otherwise than a kind. */
function isDeclaration(what: string): boolean {
  return /^\s*[A-Z][\w.-]*\s+\S/.test(what);
}
