import { revisionName } from '../platform/naming';
import type { ControlPlane } from '../settings/control-planes/resolve-control-planes';
import { held } from './node-parts';
import { restarts } from './restarts';
import type { Move } from './step';

/** The first commit of an update by revision: a new one starts, and each tag stays with the old one. */
export function newRevision(plane: ControlPlane, index: number, version: string): Move {
  const { name, revisionTags } = plane;
  const at = `controlPlanes[${index}]`;
  return (settings) => [
    {
      what: 'Istio',
      title: `${name} from ${plane.version} to ${version}, as a revision beside it`,
      changes: [
        { at: `${at}.version`, value: version },
        ...revisionTags.map((_, tag) => ({ at: `${at}.revisionTags[${tag}].version`, value: plane.version })),
        ...held(settings),
      ],
      commands: [
        `oc wait --for=condition=Ready istio/${name} --timeout=10m`,
        `oc wait --for=condition=Ready istiorevision/${revisionOf(plane, version)} --timeout=10m`,
      ],
      rule:
        revisionTags.length > 0
          ? 'tags stay with the old revision, so that nothing moves yet; one CNI plugin must serve both, so it is one minor at a time'
          : 'without a tag, the labels of namespaces name the revision and change before it is ready: what starts until then may get no proxy; with revisionTags no label would change',
    },
  ];
}

/** A further commit: a tag moves to the active revision, and what follows it starts anew. */
export function moveTag(plane: ControlPlane, index: number, tag: number): Move {
  const name = plane.revisionTags[tag]?.name ?? '';
  return (settings) => [
    {
      what: 'IstioRevisionTag',
      title: `${name} to revision ${revisionOf(plane, plane.version)}`,
      changes: [{ at: `controlPlanes[${index}].revisionTags[${tag}].version` }, ...held(settings)],
      commands: [
        `oc wait --for=condition=Reconciled istiorevisiontag/${name} --timeout=2m`,
        `oc get istiorevisiontag/${name}`,
      ],
      rule: 'the tag moves, no label does; the way back is the line that this commit removes',
    },
    ...restarts(plane, name),
  ];
}

/** The old revision goes once nothing uses it; until then neither the CNI plugin nor the operator can leave its version. */
export function leaveRevision(plane: ControlPlane, version: string): Move {
  const { inactiveRevisionDeletionGracePeriodSeconds: seconds } = plane.updateStrategy;
  const revision = revisionOf(plane, version);
  return () => [
    {
      what: 'IstioRevision',
      title: `${revision} is removed`,
      changes: [],
      commands: [`oc wait --for=delete istiorevision/${revision} --timeout=${seconds + 600}s`],
      rule: `the operator removes a revision ${seconds} s after the last pod, namespace or tag has left it; CNI plugin and operator wait for that`,
    },
  ];
}

function revisionOf({ name, updateStrategy }: ControlPlane, version: string): string {
  return revisionName(name, updateStrategy.type, version);
}
