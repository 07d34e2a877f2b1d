import { catalog } from './control-plane/catalog';
import { certificateSigner } from './control-plane/certificate-signer';
import { meshConfig } from './control-plane/mesh-config';
import { nodeAgent } from './control-plane/node-agent';
import { operatorScope } from './control-plane/operator-scope';
import { operatorUpdate } from './control-plane/operator-update';
import { restartedIstiod } from './control-plane/restarted-istiod';
import { updatedIstiod } from './control-plane/updated-istiod';
import { applicationContent } from './deletion/application-content';
import { applicationSet } from './deletion/application-set';
import { cascadingApplication } from './deletion/cascading-application';
import { deletedObject } from './deletion/deleted-object';
import { guardedObject } from './deletion/guarded-object';
import { movedObject } from './deletion/moved-object';
import { narrowerProject } from './deletion/narrower-project';
import { renamedObject } from './deletion/renamed-object';
import { trackedObjects } from './deletion/tracked-objects';
import { unguardedObject } from './deletion/unguarded-object';
import { allowedRoutes } from './exposure/allowed-routes';
import { appProject } from './exposure/app-project';
import { applicationTrust } from './exposure/application-trust';
import { externalService } from './exposure/external-service';
import { gatewayClients } from './exposure/gateway-clients';
import { gatewayHost } from './exposure/gateway-host';
import { grant } from './exposure/grant';
import { openLoadBalancer } from './exposure/open-load-balancer';
import { openedEgress } from './exposure/opened-egress';
import { outboundMode } from './exposure/outbound-mode';
import { outsideService } from './exposure/outside-service';
import { plainText } from './exposure/plain-text';
import { routeCallers } from './exposure/route-callers';
import { routeTermination } from './exposure/route-termination';
import { routeUrl } from './exposure/route-url';
import { uncheckedToken } from './exposure/unchecked-token';
import { widerAuthorization } from './exposure/wider-authorization';
import { widerNetwork } from './exposure/wider-network';
import { widerRole } from './exposure/wider-role';
import { builtInField } from './immutable/built-in-field';
import { clusterAddress } from './immutable/cluster-address';
import { fixedData } from './immutable/fixed-data';
import { smallerVolume } from './immutable/smaller-volume';
import { transitionRule } from './immutable/transition-rule';
import { argoCD } from './restart/argo-cd';
import { defaultInjection } from './restart/default-injection';
import { enrolledNamespace } from './restart/enrolled-namespace';
import { gatewayParameters } from './restart/gateway-parameters';
import { generatedGateway } from './restart/generated-gateway';
import { injectedValues } from './restart/injected-values';
import { madeGateways } from './restart/made-gateways';
import { olderProxies } from './restart/older-proxies';
import { operand } from './restart/operand';
import { podSecurity } from './restart/pod-security';
import { podTemplate } from './restart/pod-template';
import { proxyConfig } from './restart/proxy-config';
import { readConfigMap } from './restart/read-config-map';
import { gracePeriod } from './revision/grace-period';
import { movedNamespace } from './revision/moved-namespace';
import { movedTag } from './revision/moved-tag';
import { movedWorkload } from './revision/moved-workload';
import { newRevision } from './revision/new-revision';
import type { MeaningRule } from './rule';
import { autoMtls } from './traffic/auto-mtls';
import { checkedToken } from './traffic/checked-token';
import { closedEgress } from './traffic/closed-egress';
import { dataplaneMode } from './traffic/dataplane-mode';
import { destinationRule } from './traffic/destination-rule';
import { discovery } from './traffic/discovery';
import { fewerPods } from './traffic/fewer-pods';
import { gatewayApiRoute } from './traffic/gateway-api-route';
import { gatewayServer } from './traffic/gateway-server';
import { issuerKey } from './traffic/issuer-key';
import { narrowerAuthorization } from './traffic/narrower-authorization';
import { narrowerNetwork } from './traffic/narrower-network';
import { otherAuthority } from './traffic/other-authority';
import { ownNetwork } from './traffic/own-network';
import { proxyConfiguration } from './traffic/proxy-configuration';
import { routeBackend } from './traffic/route-backend';
import { routerTrust } from './traffic/router-trust';
import { serviceEntry } from './traffic/service-entry';
import { servicePort } from './traffic/service-port';
import { strictMtls } from './traffic/strict-mtls';
import { trustDomain } from './traffic/trust-domain';
import { virtualService } from './traffic/virtual-service';
import { waypointUse } from './traffic/waypoint-use';
import { applicationSync } from './wait/application-sync';
import { argoCDResource } from './wait/argo-cd';
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
  applicationContent,
  applicationSet,
  cascadingApplication,
  movedObject,
  narrowerProject,
  trackedObjects,
  unguardedObject,
  builtInField,
  clusterAddress,
  fixedData,
  smallerVolume,
  transitionRule,
  allowedRoutes,
  appProject,
  applicationTrust,
  externalService,
  gatewayClients,
  gatewayHost,
  grant,
  openedEgress,
  openLoadBalancer,
  outboundMode,
  outsideService,
  plainText,
  routeCallers,
  routeTermination,
  routeUrl,
  uncheckedToken,
  widerAuthorization,
  widerNetwork,
  widerRole,
  gracePeriod,
  movedNamespace,
  movedTag,
  movedWorkload,
  newRevision,
  catalog,
  certificateSigner,
  meshConfig,
  nodeAgent,
  operatorScope,
  operatorUpdate,
  restartedIstiod,
  updatedIstiod,
  autoMtls,
  checkedToken,
  closedEgress,
  dataplaneMode,
  destinationRule,
  discovery,
  fewerPods,
  gatewayApiRoute,
  gatewayServer,
  issuerKey,
  narrowerAuthorization,
  narrowerNetwork,
  otherAuthority,
  ownNetwork,
  proxyConfiguration,
  routeBackend,
  routerTrust,
  serviceEntry,
  servicePort,
  strictMtls,
  trustDomain,
  virtualService,
  waypointUse,
  argoCD,
  defaultInjection,
  enrolledNamespace,
  gatewayParameters,
  generatedGateway,
  injectedValues,
  madeGateways,
  olderProxies,
  operand,
  podSecurity,
  podTemplate,
  proxyConfig,
  readConfigMap,
  applicationSync,
  argoCDResource,
  certificate,
  disruptionBudget,
  loadBalancer,
  loadBounds,
  morePods,
  newPart,
  operatorInstall,
  volume,
];
