import { openshiftBetween } from '../platform/openshift';
import { operators } from '../platform/operators';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { ClusterSettings } from '../settings/cluster-settings';
import { type Cluster, resolve } from '../settings/resolve';
import type { Change, Move, Step } from './step';
import { until } from './until';

/** From one release to the next: OpenShift where it is too old, the operator, and Kiali that belongs to it. */
export function enterRelease(release: OssmReleaseName): readonly Move[] {
  const next: OssmRelease = ossmReleases[release];
  return [
    (settings) => openshift(settings, release, next),
    (settings) => [operator(settings, release, next)],
    (settings) => kiali(resolve(settings), release, next),
  ];
}

/** The cluster first, then the settings: what they make for a newer OpenShift must not be applied to an older one. */
function openshift(settings: ClusterSettings, release: string, next: OssmRelease): readonly Step[] {
  const { openshift: now, release: from, mirror } = resolve(settings);
  const { minimumOpenShift } = next;
  const [, ...minors] = openshiftBetween(now, minimumOpenShift);
  const mirrored = mirror
    ? '; the mirror holds its release image before, which --to-image names where no update service runs, and its catalog before the commit is applied'
    : '';
  return minors.map((minor, i) => ({
    what: 'OpenShift',
    title: `from ${minors[i - 1] ?? now} to ${minor}`,
    before: [
      `oc adm upgrade channel stable-${minor}`,
      until(clusterVersion('{range .status.availableUpdates[*]}{.version}{"\\n"}{end}'), `${minor}.`),
      'oc adm upgrade --to-latest=true',
      until(clusterVersion('{.status.history[0].state} {.status.history[0].version}'), `Completed ${minor}.`),
    ],
    changes: [
      { at: 'openshift', value: minor },
      // A newer OpenShift would bring a newer release by itself.
      ...(i === 0 && settings.release === undefined ? [{ at: 'release', value: from }] : []),
    ],
    commands: [],
    rule: `release ${release} runs on OpenShift ${minimumOpenShift} or newer, which comes a minor at a time; \`oc adm upgrade\` tells what stands in its way${mirrored}`,
  }));
}

function clusterVersion(jsonpath: string): string {
  return `oc get clusterversion version -o jsonpath='${jsonpath}'`;
}

function operator(settings: ClusterSettings, release: string, next: OssmRelease): Step {
  const { release: from, ossm, operators: installed } = resolve(settings);
  const { package: name, namespace } = operators.servicemeshoperator3;
  const oc = `oc -n ${namespace}`;
  const status = (field: string) =>
    `${oc} get subscription.operators.coreos.com/${name} -o jsonpath='{.status.${field}}'`;
  const dropped = ossm.installable.filter((version) => !next.installable.includes(version));
  const isManual = installed.servicemeshoperator3.installPlanApproval === 'Manual';
  return {
    what: 'operator',
    title: `${name} from channel ${ossm.channel} to ${next.channel}`,
    changes: [{ at: 'release', value: release }, ...kept(settings)],
    commands: [
      // Both are written at once: until the one is of the new release, the other is the plan that was approved long ago.
      ...(isManual ? [until(status('currentCSV'), next.csvPrefix), approval(oc, status('installPlanRef.name'))] : []),
      until(status('installedCSV'), next.csvPrefix),
      `${oc} wait --for=jsonpath='{.status.phase}'=Succeeded csv/"$(${status('installedCSV')})" --timeout=10m`,
    ],
    rule:
      dropped.length === 0
        ? `releases follow one another, and ${release} installs all that ${from} does`
        : `releases follow one another, and ${release} takes no ${minorsOf(dropped)}, which nothing is of any more`,
  };
}

/** What would move with the release is written down, so that the channel moves alone; a first install is long over. */
function kept(settings: ClusterSettings): readonly Change[] {
  const { openshift, controlPlanes } = resolve(settings);
  return [
    ...(settings.openshift === undefined ? [{ at: 'openshift', value: openshift }] : []),
    ...controlPlanes.flatMap(({ version }, i) =>
      settings.controlPlanes?.[i]?.version === undefined ? [{ at: `controlPlanes[${i}].version`, value: version }] : [],
    ),
    ...(settings.operators?.servicemeshoperator3?.startingCSV === undefined
      ? []
      : [{ at: 'operators.servicemeshoperator3.startingCSV' }]),
  ];
}

function approval(oc: string, plan: string): string {
  return `${oc} patch installplan "$(${plan})" --type=merge -p '{"spec":{"approved":true}}'`;
}

function minorsOf(versions: readonly string[]): string {
  return [...new Set(versions.map((version) => version.split('.').slice(0, 2).join('.')))].join(', ');
}

function kiali({ controlPlanes }: Cluster, release: string, next: OssmRelease): readonly Step[] {
  if (!next.kiali || controlPlanes.every(({ observability }) => !observability?.kiali)) return [];
  return [
    {
      what: 'Kiali',
      title: `to ${next.kiali}`,
      changes: [],
      commands: ['oc get kiali --all-namespaces'],
      rule: `Kiali ${next.kiali} belongs to release ${release}: the same commit asks for it`,
    },
  ];
}
