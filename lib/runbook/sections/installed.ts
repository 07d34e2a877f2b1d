import type { Manifest } from '../../manifest/manifest';
import type { View } from '../../manifest/view';
import { table } from '../markdown';
import { collectors, tempoStacks } from '../operator-objects';

/** What is installed, and in which version where it says so. */
export function installed(view: View): readonly string[] {
  return ['## What is installed', table(['what', 'version', 'namespace'], rowsOf(view))];
}

function rowsOf(view: View): readonly (readonly string[])[] {
  return [
    ...operatorRows(view),
    ...[
      ...view.ofKind('sailoperator.io/IstioCNI'),
      ...view.ofKind('sailoperator.io/Istio'),
      ...view.ofKind('sailoperator.io/ZTunnel'),
    ].map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec?.version ?? '', spec?.namespace ?? '']),
    ...view
      .ofKind('sailoperator.io/IstioRevisionTag')
      .map((tag) => row(tag, `that of ${[tag.spec?.targetRef?.kind, tag.spec?.targetRef?.name].join(' ')}`)),
    ...[...view.ofKind('kiali.io/Kiali'), ...view.ofKind('kiali.io/OSSMConsole')].map((object) =>
      row(object, object.spec?.version),
    ),
    ...[...view.ofKind('operator.openshift.io/IstioCSR'), ...tempoStacks(view), ...collectors(view)].map((object) =>
      row(object, "that of its operator's release"),
    ),
  ];
}

function operatorRows(view: View): readonly (readonly string[])[] {
  return view
    .ofKind('operators.coreos.com/Subscription')
    .map(({ metadata, spec }) => [
      `operator ${metadata.name}`,
      [
        spec?.channel && `channel ${spec.channel}`,
        spec?.installPlanApproval && `approval ${spec.installPlanApproval}`,
        spec?.startingCSV,
      ]
        .filter(Boolean)
        .join(', '),
      metadata.namespace ?? '',
    ]);
}

function row({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>, version = ''): readonly string[] {
  return [`${kind} ${metadata.name}`, version, metadata.namespace ?? ''];
}
