import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { AuthorizedCall } from '../constructs/security/authorized-call';
import { MutualTls } from '../constructs/security/mutual-tls';
import { NetworkPassage } from '../constructs/security/network-passage';
import { RequiredTokens } from '../constructs/security/required-tokens';
import type { ControlPlane } from '../settings/control-planes/resolve-control-planes';
import type { Cluster } from '../settings/resolve';
import { authorizedCalls } from '../settings/security/authorized-calls';
import { networkCalls } from '../settings/security/network-calls';
import { requiredTokens } from '../settings/security/required-tokens';
import { trustDomainOf } from '../settings/security/trust-domain';
import type { NamespacesChart } from './namespaces';

/** Who may speak to whom, and how: mutual TLS, authorization, tokens, NetworkPolicies. */
export class SecurityChart extends Chart {
  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart) {
    super(scope, '25-security');
    for (const plane of cluster.controlPlanes) {
      this.placePolicies(plane, cluster, namespaces);
      if (plane.networkPolicies === 'rendered') this.placeNetworkPolicies(plane, cluster);
    }
  }

  private placePolicies(plane: ControlPlane, cluster: Cluster, namespaces: NamespacesChart): void {
    const { name, peerAuthentication, denyByDefault } = plane;
    const namespace = namespaces.named(plane.namespace);
    if (peerAuthentication) new MutualTls(this, `${name}.mutual-tls`, { ...peerAuthentication, namespace });
    if (denyByDefault) {
      const trustDomain = trustDomainOf(plane, cluster);
      for (const call of authorizedCalls(plane)) {
        new AuthorizedCall(this, `${name}.calls.${call.namespace}.${call.name}`, { call, trustDomain });
      }
    }
    for (const gateway of requiredTokens(plane)) {
      new RequiredTokens(this, `${name}.${gateway.name}.tokens`, gateway);
    }
  }

  private placeNetworkPolicies(plane: ControlPlane, cluster: Cluster): void {
    for (const call of networkCalls(plane, cluster)) {
      new NetworkPassage(this, `${plane.name}.${call.namespace}.${call.name}`, { call });
    }
  }
}
