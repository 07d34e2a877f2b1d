import type { Read } from '../../manifest/kinds';
import type { View } from '../../manifest/view';
import { isRevisionOf, revisionName } from '../../platform/naming';
import { defaultGracePeriodSeconds } from '../../platform/update-strategy';
import { item, listed } from '../markdown';
import { gatewaysByInjection } from '../paths/injected-entrances';

type Istio = Read<'sailoperator.io/Istio'>;
type Tag = Read<'sailoperator.io/IstioRevisionTag'>;

/** How pods change over to another revision, where versions are revisions of their own. */
export function upgrading(view: View): readonly string[] {
  const planes = view
    .ofKind('sailoperator.io/Istio')
    .filter((istio) => tagsOf(view, istio).length > 0 || isRevised(istio));
  if (planes.length === 0) return [];
  return ['## Upgrade', ...planes.flatMap((istio) => stateOf(view, istio))];
}

function stateOf(view: View, istio: Istio): readonly string[] {
  const active = revisionOf(istio);
  const behind = tagsOf(view, istio).filter(({ spec }) => isPinned(spec, active));
  return [
    ...(behind.length > 0 ? behind.map((tag) => halfway(tag, active)) : [settled(istio, active)]),
    item('Which pods run which revision: the last columns name istiod and its version', proxyStatus(istio)),
    ...restarts(view, behind.length > 0 ? behind : [...tagsOf(view, istio), { metadata: { name: active } }]),
    ...(isRevised(istio) ? [item(leftBehind(istio), 'oc get istiorevisions')] : []),
  ];
}

function settled(istio: Istio, active: string): string {
  const { name } = istio.metadata;
  return isRevised(istio)
    ? `Control plane \`${name}\` runs revision \`${active}\`. Another \`version\` in the settings puts a second revision beside it; pods change over when they are restarted.`
    : `Control plane \`${name}\` changes its version in place. Pods get the new proxy when they are restarted.`;
}

/** The first commit of a canary upgrade is applied, the second is not. */
function halfway({ metadata, spec }: Tag, active: string): string {
  return (
    `Tag \`${metadata.name}\` stays with revision \`${spec?.targetRef?.name}\` while \`${active}\` runs beside it: the first half of a ` +
    "canary upgrade. The second half is a commit that takes the tag's `version` out of the settings, whereupon the tag " +
    `leads to \`${active}\`. Pods change over when they are restarted after it.`
  );
}

/** Namespaces and injected gateways that follow one of these revisions or tags. */
function restarts(view: View, leaders: readonly Pick<Tag, 'metadata'>[]): readonly string[] {
  const followed = new Set(leaders.map(({ metadata }) => metadata.name));
  const namespaces = view.ofKind('core/Namespace').flatMap(({ metadata: { name, labels = {} } }) => {
    const follows = labels['istio-injection'] === 'enabled' ? 'default' : labels['istio.io/rev'];
    return follows !== undefined && followed.has(follows) ? [name] : [];
  });
  const gateways = gatewaysByInjection(view).filter(({ revision = 'default' }) => followed.has(revision));
  const commands = [
    ...gateways.map(({ metadata }) => `oc -n ${metadata.namespace} rollout restart deployment/${metadata.name}`),
    ...namespaces.map((name) => `oc -n ${name} rollout restart deployment`),
  ];
  const names = [...gateways.map(({ metadata }) => metadata.name), ...namespaces];
  return commands.length > 0 ? [item(`What is to be restarted: ${listed(names)}`, commands.join('\n'))] : [];
}

function leftBehind({ spec }: Istio): string {
  const seconds = spec?.updateStrategy?.inactiveRevisionDeletionGracePeriodSeconds ?? defaultGracePeriodSeconds;
  return `A revision that no pod, namespace or tag uses any more goes away after ${seconds} seconds`;
}

function proxyStatus({ spec }: Istio): string {
  return `istioctl -i ${spec?.namespace} proxy-status`;
}

function tagsOf(view: View, istio: Istio): readonly Tag[] {
  return view.ofKind('sailoperator.io/IstioRevisionTag').filter(({ spec }) => {
    const { kind, name = '' } = spec?.targetRef ?? {};
    if (kind === 'Istio') return name === istio.metadata.name;
    return name === revisionOf(istio) || isRevisionOf(istio.metadata.name, name);
  });
}

function isPinned(spec: Tag['spec'], active: string): boolean {
  return spec?.targetRef?.kind === 'IstioRevision' && spec.targetRef.name !== active;
}

function isRevised({ spec }: Istio): boolean {
  return spec?.updateStrategy?.type === 'RevisionBased';
}

function revisionOf({ metadata, spec }: Istio): string {
  return revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? '');
}
