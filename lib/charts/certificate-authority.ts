import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../settings/resolve';
import type { NamespacesChart } from './namespaces';

/** Who signs the certificates of the mesh's pods; it stands before the control plane, which asks it for its own. */
export class CertificateAuthorityChart extends Chart {
  constructor(scope: Construct, _cluster: Cluster, _namespaces: NamespacesChart) {
    super(scope, '15-certificate-authority');
  }
}
