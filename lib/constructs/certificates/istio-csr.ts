import { Construct } from 'constructs';
import { IstioCsr as IstioCsrResource } from '../../../imports/operator.openshift.io';
import { issuerGroup } from '../../platform/cert-manager';
import { istioCsrName } from '../../platform/mesh-certificates';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { IssuerRef } from './certificate-authority';

/** `spec.istioCSRConfig` of IstioCSR. */
export interface IstioCsrProps {
  /** Where istio-csr runs. */
  readonly namespace: MeshNamespace;
  /** Where the control plane runs that it signs for; an `Issuer` stands there too. */
  readonly controlPlaneNamespace: MeshNamespace;
  readonly issuer: IssuerRef;
  /** Every revision of the control plane: each becomes a name in the certificate of istiod. */
  readonly revisions: readonly string[];
  readonly trustDomain: string;
  /** Labels of the namespaces that it gives the root to, where another mesh of the cluster has another. @default - of all */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /** Name of the cluster in a mesh of several. @default - `Kubernetes`, as Istio calls a cluster that has no name */
  readonly clusterName?: string;
}

/** Lets cert-manager sign the certificates of a mesh's pods, and that of istiod. */
export class IstioCsr extends Construct {
  constructor(scope: Construct, id: string, props: IstioCsrProps) {
    super(scope, id);
    const { kind, name } = props.issuer;
    new IstioCsrResource(this, 'Resource', {
      metadata: { name: istioCsrName, namespace: props.namespace.name },
      spec: {
        istioCsrConfig: {
          certManager: { issuerRef: { group: issuerGroup, kind, name } },
          istio: { namespace: props.controlPlaneNamespace.name, revisions: [...props.revisions] },
          istiodTlsConfig: { trustDomain: props.trustDomain },
          ...(props.namespaceLabels && { istioDataPlaneNamespaceSelector: selectorOf(props.namespaceLabels) }),
          ...(props.clusterName && { server: { clusterId: props.clusterName } }),
        },
      },
    });
  }
}

/** A label selector, as text. */
function selectorOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
