import type { Read } from '../../../manifest/kinds';
import { covers } from '../../host';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { isOpaque } from '../externals';
import { fqdnOf, tryDestination } from '../service/hosts';
import { workloadsOf } from '../service/services';
import type { Workload } from '../workload/workloads';

export type DestinationRule = Read<'networking.istio.io/DestinationRule'>;
type TrafficPolicy = NonNullable<NonNullable<DestinationRule['spec']>['trafficPolicy']>;
type ClientTls = NonNullable<TrafficPolicy['tls']>;

/** The host of a DestinationRule in full. */
export function hostOf({ metadata, spec }: DestinationRule): string {
  return fqdnOf(spec?.host ?? '', metadata.namespace);
}

const byHost = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('networking.istio.io/DestinationRule'), (rule) =>
    isOpaque(mesh, rule) ? undefined : hostOf(rule),
  ),
);

/** DestinationRules by their hosts in full. */
export function destinationRulesByHost(mesh: Mesh): ReadonlyMap<string, readonly DestinationRule[]> {
  return byHost(mesh);
}

const opaqueRules = derived((mesh: Mesh) =>
  mesh.ofKind('networking.istio.io/DestinationRule').filter((rule) => isOpaque(mesh, rule)),
);

const wildcards = derived((mesh: Mesh) => [...byHost(mesh)].filter(([host]) => host.startsWith('*')));

/** The DestinationRules whose host is this one, or a wildcard over it, or of which only the name is declared. */
export function destinationRulesFor(mesh: Mesh, fqdn: string): readonly DestinationRule[] {
  const above = wildcards(mesh).filter(([host]) => host !== fqdn && covers(host, fqdn));
  return [...(byHost(mesh).get(fqdn) ?? []), ...above.flatMap(([, rules]) => rules), ...opaqueRules(mesh)];
}

/** The workloads of the Service that a DestinationRule is about; none where its host is a wildcard or outside. */
export function workloadsOfRule(mesh: Mesh, { metadata, spec }: DestinationRule): readonly Workload[] {
  const { service } = tryDestination(mesh, spec?.host ?? '', metadata.namespace) ?? {};
  return service ? workloadsOf(mesh, service) : [];
}

/** What a DestinationRule says of TLS towards its host, and where. */
export interface TlsSetting {
  readonly on: DestinationRule;
  readonly at: string;
  readonly tls: ClientTls;
  /** The only port of the Service that it is about. */
  readonly port?: number;
  /** The ports that have a setting of their own instead. */
  readonly exceptPorts: readonly (number | undefined)[];
  /** The labels of the only pods that it is about. */
  readonly subset?: Readonly<Record<string, string | undefined>>;
}

/** Every setting of TLS in every DestinationRule. */
export const tlsSettings = derived((mesh: Mesh): readonly TlsSetting[] =>
  mesh.ofKind('networking.istio.io/DestinationRule').flatMap((on) => [
    ...settingsIn(on, 'spec.trafficPolicy', on.spec?.trafficPolicy),
    ...(on.spec?.subsets ?? []).flatMap(({ labels = {}, trafficPolicy }, index) =>
      settingsIn(on, `spec.subsets[${index}].trafficPolicy`, trafficPolicy).map((setting) => ({
        ...setting,
        subset: labels,
      })),
    ),
  ]),
);

function settingsIn(on: DestinationRule, at: string, policy: TrafficPolicy | undefined): readonly TlsSetting[] {
  const { tls, portLevelSettings = [] } = policy ?? {};
  const exceptPorts = portLevelSettings.map(({ port }) => port?.number);
  const ofPorts = portLevelSettings.flatMap(({ port, tls: ofPort }, index) =>
    ofPort && port?.number !== undefined
      ? [{ on, at: `${at}.portLevelSettings[${index}].tls`, tls: ofPort, port: port.number, exceptPorts: [] }]
      : [],
  );
  return [...(tls ? [{ on, at: `${at}.tls`, tls, exceptPorts }] : []), ...ofPorts];
}
