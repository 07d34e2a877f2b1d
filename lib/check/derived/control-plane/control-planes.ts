import type { Read } from '../../../manifest/kinds';
import { isRevisionOf, revisionName } from '../../../platform/naming';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** An Istio resource and the revision that it yields. */
export interface ControlPlane {
  readonly istio: Read<'sailoperator.io/Istio'>;
  /** Name of the revision that is active: what `istio.io/rev` names, but for tags. */
  readonly revision: string;
  /** Where istiod runs. */
  readonly namespace: string;
  /** Where mesh-wide policies stand (`meshConfig.rootNamespace`). */
  readonly rootNamespace: string;
  readonly version: string | undefined;
  readonly trustDomain: string;
  readonly isAmbient: boolean;
}

/** Profiles that turn ambient mode on (sail-operator `resources/v1.30.3/profiles`). */
export const ambientProfiles: ReadonlySet<string> = new Set(['ambient', 'openshift-ambient']);

/** The control planes of a mesh. */
export const controlPlanes = derived((mesh: Mesh): readonly ControlPlane[] =>
  mesh.ofKind('sailoperator.io/Istio').map((istio) => {
    // The namespace is the CRD's default.
    const { namespace = 'istio-system', version, updateStrategy, values, profile = '' } = istio.spec ?? {};
    const { meshConfig, pilot } = values ?? {};
    return {
      istio,
      revision: revisionName(istio.metadata.name, updateStrategy?.type, version ?? ''),
      namespace,
      rootNamespace: meshConfig?.rootNamespace ?? namespace,
      version,
      trustDomain: meshConfig?.trustDomain ?? 'cluster.local',
      isAmbient: ambientProfiles.has(profile) || pilot?.env?.PILOT_ENABLE_AMBIENT === 'true',
    };
  }),
);

/** Control planes by what a label `istio.io/rev` may say: a revision, or a tag that leads to one. */
const byLabel = derived((mesh: Mesh): ReadonlyMap<string, ControlPlane> => {
  const planes = controlPlanes(mesh);
  const revisions = new Map(planes.map((plane) => [plane.revision, plane]));
  const tags = mesh.ofKind('sailoperator.io/IstioRevisionTag').flatMap(({ metadata, spec }) => {
    const { kind, name = '' } = spec?.targetRef ?? {};
    const plane =
      kind === 'IstioRevision'
        ? (revisions.get(name) ?? planes.find(({ istio }) => keepsBehind(istio, name)))
        : planes.find(({ istio }) => istio.metadata.name === name);
    return plane ? [[metadata.name, plane] as const] : [];
  });
  return new Map([...tags, ...revisions]);
});

/** Whether an Istio has replaced a revision, which it keeps as long as a tag or a pod uses it. */
function keepsBehind({ metadata, spec }: Read<'sailoperator.io/Istio'>, revision: string): boolean {
  return spec?.updateStrategy?.type === 'RevisionBased' && isRevisionOf(metadata.name, revision);
}

/** The control plane that answers to a value of `istio.io/rev`; `istio-injection: enabled` means `default`. */
export function tryControlPlane(mesh: Mesh, revisionOrTag: string): ControlPlane | undefined {
  return byLabel(mesh).get(revisionOrTag);
}

/** What `istio.io/rev` may say: revisions and tags, in their order. */
export function revisionsAndTags(mesh: Mesh): readonly string[] {
  return [...byLabel(mesh).keys()].sort();
}
