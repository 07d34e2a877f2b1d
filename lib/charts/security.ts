import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../settings/resolve';

/** Who may speak to whom, and how: mutual TLS, authorization, NetworkPolicies. */
export class SecurityChart extends Chart {
  constructor(scope: Construct, _cluster: Cluster) {
    super(scope, '25-security');
  }
}
