import { certificateSigner } from './control-plane/certificate-signer';
import { meshConfig } from './control-plane/mesh-config';
import { nodeAgent } from './control-plane/node-agent';
import { operatorUpdate } from './control-plane/operator-update';
import { restartedIstiod } from './control-plane/restarted-istiod';
import { updatedIstiod } from './control-plane/updated-istiod';
import { deletedObject } from './deletion/deleted-object';
import { guardedObject } from './deletion/guarded-object';
import { renamedObject } from './deletion/renamed-object';
import { appProject } from './exposure/app-project';
import { gatewayHost } from './exposure/gateway-host';
import { grant } from './exposure/grant';
import { openedEgress } from './exposure/opened-egress';
import { outboundMode } from './exposure/outbound-mode';
import { outsideService } from './exposure/outside-service';
import { plainText } from './exposure/plain-text';
import { routeTermination } from './exposure/route-termination';
import { routeUrl } from './exposure/route-url';
import { uncheckedToken } from './exposure/unchecked-token';
import { widerAuthorization } from './exposure/wider-authorization';
import { widerNetwork } from './exposure/wider-network';
import { widerRole } from './exposure/wider-role';
import { builtInField } from './immutable/built-in-field';
import { clusterAddress } from './immutable/cluster-address';
import { fixedData } from './immutable/fixed-data';
import { routeHost } from './immutable/route-host';
import { smallerVolume } from './immutable/smaller-volume';
import { transitionRule } from './immutable/transition-rule';
import { enrolledNamespace } from './restart/enrolled-namespace';
import { gatewayParameters } from './restart/gateway-parameters';
import { generatedGateway } from './restart/generated-gateway';
import { injectedValues } from './restart/injected-values';
import { olderProxies } from './restart/older-proxies';
import { operand } from './restart/operand';
import { podTemplate } from './restart/pod-template';
import { proxyConfig } from './restart/proxy-config';
import { gracePeriod } from './revision/grace-period';
import { movedTag } from './revision/moved-tag';
import { newRevision } from './revision/new-revision';
import type { MeaningRule } from './rule';
import { checkedToken } from './traffic/checked-token';
import { closedEgress } from './traffic/closed-egress';
import { dataplaneMode } from './traffic/dataplane-mode';
import { destinationRule } from './traffic/destination-rule';
import { fewerPods } from './traffic/fewer-pods';
import { gatewayApiRoute } from './traffic/gateway-api-route';
import { gatewayServer } from './traffic/gateway-server';
import { narrowerAuthorization } from './traffic/narrower-authorization';
import { narrowerNetwork } from './traffic/narrower-network';
import { proxyConfiguration } from './traffic/proxy-configuration';
import { routeBackend } from './traffic/route-backend';
import { serviceEntry } from './traffic/service-entry';
import { servicePort } from './traffic/service-port';
import { strictMtls } from './traffic/strict-mtls';
import { virtualService } from './traffic/virtual-service';
import { waypointUse } from './traffic/waypoint-use';
import { certificate } from './wait/certificate';
import { disruptionBudget } from './wait/disruption-budget';
import { loadBalancer } from './wait/load-balancer';
import { loadBounds } from './wait/load-bounds';
import { morePods } from './wait/more-pods';
import { newPart } from './wait/new-part';
import { operatorInstall } from './wait/operator-install';
import { volume } from './wait/volume';

/** What changes may mean, in the order in which a reviewer wants to know of it. */
export const table: readonly MeaningRule[] = [
  deletedObject,
  guardedObject,
  renamedObject,
  builtInField,
  clusterAddress,
  fixedData,
  routeHost,
  smallerVolume,
  transitionRule,
  appProject,
  gatewayHost,
  grant,
  openedEgress,
  outboundMode,
  outsideService,
  plainText,
  routeTermination,
  routeUrl,
  uncheckedToken,
  widerAuthorization,
  widerNetwork,
  widerRole,
  gracePeriod,
  movedTag,
  newRevision,
  certificateSigner,
  meshConfig,
  nodeAgent,
  operatorUpdate,
  restartedIstiod,
  updatedIstiod,
  checkedToken,
  closedEgress,
  dataplaneMode,
  destinationRule,
  fewerPods,
  gatewayApiRoute,
  gatewayServer,
  narrowerAuthorization,
  narrowerNetwork,
  proxyConfiguration,
  routeBackend,
  serviceEntry,
  servicePort,
  strictMtls,
  virtualService,
  waypointUse,
  enrolledNamespace,
  gatewayParameters,
  generatedGateway,
  injectedValues,
  olderProxies,
  operand,
  podTemplate,
  proxyConfig,
  certificate,
  disruptionBudget,
  loadBalancer,
  loadBounds,
  morePods,
  newPart,
  operatorInstall,
  volume,
];
