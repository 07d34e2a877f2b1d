import { openshiftBetween } from '../platform/openshift';
import { operators } from '../platform/operators';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { ClusterSettings } from '../settings/cluster-settings';
import { type Cluster, resolve } from '../settings/resolve';
import type { Change, Move, Step } from './step';

/** From one release to the next: OpenShift where it is too old, the operator, and Kiali that belongs to it. */
export function enterRelease(release: OssmReleaseName): readonly Move[] {
  const next: OssmRelease = ossmReleases[release];
  return [
    (settings) => openshift(resolve(settings), release, next),
    (settings) => [operator(settings, release, next)],
    (settings) => kiali(resolve(settings), release, next),
  ];
}

function openshift({ openshift: now }: Cluster, release: string, next: OssmRelease): readonly Step[] {
  const { minimumOpenShift, maximumOpenShift } = next;
  if (openshiftBetween(minimumOpenShift, maximumOpenShift).some((name) => name === now)) return [];
  return [
    {
      what: 'OpenShift',
      title: `from ${now} to ${minimumOpenShift}`,
      changes: [{ at: 'openshift', value: minimumOpenShift }],
      commands: ['oc adm upgrade', 'oc get clusterversion'],
      rule: `release ${release} runs on OpenShift ${minimumOpenShift} or newer`,
    },
  ];
}

function operator(settings: ClusterSettings, release: string, next: OssmRelease): Step {
  const { release: from, ossm, operators: installed } = resolve(settings);
  const { package: name, namespace } = operators.servicemeshoperator3;
  const oc = `oc -n ${namespace}`;
  const dropped = ossm.installable.filter((version) => !next.installable.includes(version));
  const isManual = installed.servicemeshoperator3.installPlanApproval === 'Manual';
  return {
    what: 'operator',
    title: `${name} from channel ${ossm.channel} to ${next.channel}`,
    changes: [{ at: 'release', value: release }, ...kept(settings)],
    commands: [
      ...(isManual ? [`${oc} get installplan`, approval(oc, name)] : []),
      `${oc} get csv | grep ${next.csvPrefix}`,
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

function approval(oc: string, subscription: string): string {
  const plan = `$(${oc} get subscription.operators.coreos.com/${subscription} -o jsonpath='{.status.installPlanRef.name}')`;
  return `${oc} patch installplan "${plan}" --type=merge -p '{"spec":{"approved":true}}'`;
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
