import { title } from '../../manifest/manifest';
import type { View } from '../../manifest/view';
import { issuerGroup } from '../../platform/cert-manager';
import type { Need } from './need';

/** Issuers that Certificates and IstioCSR name, and that the cluster has from elsewhere. */
export function givenIssuers(view: View): readonly Need[] {
  const asked = [
    ...view
      .ofKind('cert-manager.io/Certificate')
      .map((on) => ({ on, ref: on.spec?.issuerRef, namespace: on.metadata.namespace })),
    ...view.ofKind('operator.openshift.io/IstioCSR').map((on) => {
      const { certManager, istio } = on.spec?.istioCSRConfig ?? {};
      return { on, ref: certManager?.issuerRef, namespace: istio?.namespace };
    }),
  ];
  return asked.flatMap(({ on, ref: { group = issuerGroup, kind = 'Issuer', name = '' } = {}, namespace }) => {
    const isClusterWide = kind !== 'Issuer';
    const isHere = isClusterWide
      ? view.tryFind('cert-manager.io/ClusterIssuer', undefined, name)
      : view.tryFind('cert-manager.io/Issuer', namespace, name);
    if (isHere || group !== issuerGroup || name === '') return [];
    return [
      {
        what: `${kind} \`${isClusterWide ? name : `${namespace}/${name}`}\`, which ${title(on)} names`,
        why: 'it signs, and belongs to whoever runs the authority',
        command: isClusterWide
          ? `oc get clusterissuer.cert-manager.io/${name}`
          : `oc -n ${namespace} get issuer.cert-manager.io/${name}`,
      },
    ];
  });
}
