import type { View } from '../../manifest/view';
import { clustersOf } from '../clusters';
import type { Look } from './look';

/** What the operators make of a mesh: CNI plugin, node proxy, control planes and their revisions. */
export function controlPlaneLooks(view: View): readonly Look[] {
  return [
    ...view.ofKind('sailoperator.io/IstioCNI').map(({ spec }) => ({
      see: 'the CNI plugin runs on every node: DESIRED equals READY, and every pod is `Running`',
      command: `oc -n ${spec?.namespace} get daemonset,pods`,
    })),
    ...view.ofKind('sailoperator.io/ZTunnel').map(({ spec }) => ({
      see: 'the node proxy runs on every node: DESIRED equals READY, and every pod is `Running`',
      command: `oc -n ${spec?.namespace} get daemonset,pods`,
    })),
    ...view.ofKind('sailoperator.io/IstioRevisionTag').map(({ metadata: { name }, spec }) => ({
      see: `tag \`${name}\` leads to ${spec?.targetRef?.kind === 'Istio' ? 'the active revision of' : 'revision'} \`${spec?.targetRef?.name}\`: it is REVISION`,
      command: `oc get istiorevisiontag/${name}`,
    })),
    ...istioLooks(view),
    ...revisionLooks(view),
  ];
}

function istioLooks(view: View): readonly Look[] {
  const remotes = new Set(clustersOf(view).flatMap(({ istio, isRemote }) => (isRemote ? [istio] : [])));
  return view.ofKind('sailoperator.io/Istio').flatMap(({ metadata: { name }, spec }) => [
    {
      see: `control plane \`${name}\`: READY and IN USE count its revision, STATUS is \`Healthy\``,
      command: `oc get istio/${name}`,
    },
    ...(remotes.has(name)
      ? []
      : [{ see: 'istiod is `Running`', command: `oc -n ${spec?.namespace} get pods -l app=istiod` }]),
  ]);
}

/** Beside each other they stand only where versions are revisions of their own. */
function revisionLooks(view: View): readonly Look[] {
  const hasSeveral = view
    .ofKind('sailoperator.io/Istio')
    .some(({ spec }) => spec?.updateStrategy?.type === 'RevisionBased');
  return hasSeveral
    ? [
        {
          see: 'every revision is READY, and those that pods still run are IN USE',
          command: 'oc get istiorevisions',
        },
      ]
    : [];
}
