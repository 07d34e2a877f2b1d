import { applicationShape } from '../applications/application-shape';
import { certificateAuthorityShape } from '../certificate-authority/certificate-authority-shape';
import { externalServiceShape } from '../egress/external-service-shape';
import { egressGatewayShape, ingressGatewayShape } from '../gateways/gateway-shape';
import { multiClusterShape } from '../multi-cluster/multi-cluster-shape';
import { observabilityShape } from '../observability/observability-shape';
import { revisionTagShape, updateStrategyShape } from '../revisions/revision-shape';
import { peerAuthenticationShape } from '../security/security-shape';
import type { ShapeOf } from '../shape';
import type { ControlPlaneSettings } from './control-plane-settings';

export const controlPlaneShape: ShapeOf<ControlPlaneSettings> = {
  'name?': 'string',
  'namespace?': 'string',
  'version?': 'string',
  'updateStrategy?': updateStrategyShape,
  'revisionTags?': [revisionTagShape],
  'dataplaneMode?': { sidecar: true, ambient: true },
  'values?': 'object',
  'certificateAuthority?': certificateAuthorityShape,
  'peerAuthentication?': peerAuthenticationShape,
  'denyByDefault?': 'boolean',
  'networkPolicies?': { rendered: true, operator: true },
  'observability?': observabilityShape,
  'multiCluster?': multiClusterShape,
  'namespaces?': ['string'],
  'gateways?': [ingressGatewayShape],
  'egressGateways?': [egressGatewayShape],
  'externalServices?': [externalServiceShape],
  'applications?': [applicationShape],
};
