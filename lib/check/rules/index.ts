import type { Rule } from '../rule';
import { ambientControlPlane } from './ambient/ambient-control-plane';
import { ambientMtls } from './ambient/ambient-mtls';
import { dataplaneMode } from './ambient/dataplane-mode';
import { knownWaypoint } from './ambient/known-waypoint';
import { probesAdmitted } from './ambient/probes-admitted';
import { routeNeedsWaypoint } from './ambient/route-needs-waypoint';
import { usedWaypoint } from './ambient/used-waypoint';
import { waypointListener } from './ambient/waypoint-listener';
import { waypointTraffic } from './ambient/waypoint-traffic';
import { currentVersion } from './api/current-version';
import { knownField } from './api/known-field';
import { plainScalar } from './api/plain-scalar';
import { scope } from './api/scope';
import { servedKind } from './api/served-kind';
import { specField } from './api/spec-field';
import { uniqueIdentity } from './api/unique-identity';
import { validLabel } from './api/valid-label';
import { validName } from './api/valid-name';
import { validValue } from './api/valid-value';
import { admittedLifetime } from './certificate/admitted-lifetime';
import { authorityIsCa } from './certificate/authority-is-ca';
import { authorityOutlives } from './certificate/authority-outlives';
import { authoritySecret } from './certificate/authority-secret';
import { fittingUsages } from './certificate/fitting-usages';
import { issuerKind } from './certificate/issuer-kind';
import { keySize } from './certificate/key-size';
import { knownIssuer } from './certificate/known-issuer';
import { namedSubject } from './certificate/named-subject';
import { oneIssuerType } from './certificate/one-issuer-type';
import { operatorSingleton } from './certificate/operator-singleton';
import { ownSecret } from './certificate/own-secret';
import { permittedNames } from './certificate/permitted-names';
import { secretTemplate } from './certificate/secret-template';
import { servedKey } from './certificate/served-key';
import { usedSecret } from './certificate/used-secret';
import { validDnsNames } from './certificate/valid-dns-names';
import { verifiableServer } from './certificate/verifiable-server';
import { wildcardSolver } from './certificate/wildcard-solver';
import { ambientInPlace } from './control-plane/ambient-in-place';
import { ambientParts } from './control-plane/ambient-parts';
import { cniEnabled } from './control-plane/cni-enabled';
import { cniPresent } from './control-plane/cni-present';
import { cniSkew } from './control-plane/cni-skew';
import { csrRevisions } from './control-plane/csr-revisions';
import { defaultRevision } from './control-plane/default-revision';
import { existingNamespace } from './control-plane/existing-namespace';
import { installableVersion } from './control-plane/installable-version';
import { istioNamespaceValue } from './control-plane/istio-namespace-value';
import { knownRevision } from './control-plane/known-revision';
import { livingVersion } from './control-plane/living-version';
import { localTag } from './control-plane/local-tag';
import { oneAuthority } from './control-plane/one-authority';
import { operatorValues } from './control-plane/operator-values';
import { pinnedRevision } from './control-plane/pinned-revision';
import { shippedProfile } from './control-plane/shipped-profile';
import { singletonName } from './control-plane/singleton-name';
import { supportedMinor } from './control-plane/supported-minor';
import { tagName } from './control-plane/tag-name';
import { tagTarget } from './control-plane/tag-target';
import { trustedZtunnel } from './control-plane/trusted-ztunnel';
import { ztunnelSkew } from './control-plane/ztunnel-skew';
import { ztunnelTarget } from './control-plane/ztunnel-target';
import { credentialReader } from './destination-rule/credential-reader';
import { distinctSubsets } from './destination-rule/distinct-subsets';
import { knownHost } from './destination-rule/known-host';
import { labelledSubset } from './destination-rule/labelled-subset';
import { mutualServer } from './destination-rule/mutual-server';
import { onePerHost as destinationRuleOnePerHost } from './destination-rule/one-per-host';
import { policyPort } from './destination-rule/policy-port';
import { singleTls } from './destination-rule/single-tls';
import { strictServer } from './destination-rule/strict-server';
import { subsetLabels } from './destination-rule/subset-labels';
import { verifiedServer } from './destination-rule/verified-server';
import { certificateCoversHosts } from './gateway/certificate-covers-hosts';
import { certificateOfOneGateway } from './gateway/certificate-of-one-gateway';
import { clientAuthority } from './gateway/client-authority';
import { credentialAccess } from './gateway/credential-access';
import { credentialSecret } from './gateway/credential-secret';
import { currentTlsVersion } from './gateway/current-tls-version';
import { distinctHosts } from './gateway/distinct-hosts';
import { distinctPortNames } from './gateway/distinct-port-names';
import { distinctServerNames } from './gateway/distinct-server-names';
import { gatewayNamespace } from './gateway/gateway-namespace';
import { gatewayPodsOnly } from './gateway/gateway-pods-only';
import { gatewayServiceSelector } from './gateway/gateway-service-selector';
import { gatewayWorkload } from './gateway/gateway-workload';
import { hostWithRoutes } from './gateway/host-with-routes';
import { lowPortPermitted } from './gateway/low-port-permitted';
import { oneEntrance } from './gateway/one-entrance';
import { qualifiedGateway } from './gateway/qualified-gateway';
import { redirectTarget } from './gateway/redirect-target';
import { routesForServers } from './gateway/routes-for-servers';
import { serverPortReached } from './gateway/server-port-reached';
import { serverProtocols } from './gateway/server-protocols';
import { serverTls } from './gateway/server-tls';
import { tlsMode } from './gateway/tls-mode';
import { unprivilegedPodPort } from './gateway/unprivileged-pod-port';
import { admittedRoute } from './gateway-api/admitted-route';
import { broughtKind } from './gateway-api/brought-kind';
import { certifiedHostnames } from './gateway-api/certified-hostnames';
import { classController } from './gateway-api/class-controller';
import { knownBackend } from './gateway-api/known-backend';
import { knownClass } from './gateway-api/known-class';
import { knownParent } from './gateway-api/known-parent';
import { listenerCertificate } from './gateway-api/listener-certificate';
import { lowListenerPort } from './gateway-api/low-listener-port';
import { managedDns } from './gateway-api/managed-dns';
import { manualDeployment } from './gateway-api/manual-deployment';
import { manualService } from './gateway-api/manual-service';
import { meshParent } from './gateway-api/mesh-parent';
import { oneProtocolPerPort } from './gateway-api/one-protocol-per-port';
import { ownName } from './gateway-api/own-name';
import { ownedCrds } from './gateway-api/owned-crds';
import { referenceGrant } from './gateway-api/reference-grant';
import { routeProtocol } from './gateway-api/route-protocol';
import { serviceType } from './gateway-api/service-type';
import { sharedHostname } from './gateway-api/shared-hostname';
import { weightedBackend } from './gateway-api/weighted-backend';
import { leastPrivilege } from './hygiene/least-privilege';
import { noPlaceholder } from './hygiene/no-placeholder';
import { noPrivateKey } from './hygiene/no-private-key';
import { noSecretData } from './hygiene/no-secret-data';
import { noServerField } from './hygiene/no-server-field';
import { usedAllowance } from './hygiene/used-allowance';
import { annotationValue } from './injection/annotation-value';
import { discoveredConfiguration } from './injection/discovered-configuration';
import { discoveredRoot } from './injection/discovered-root';
import { discoveredWorkloads } from './injection/discovered-workloads';
import { endingJob } from './injection/ending-job';
import { enrolledNamespace } from './injection/enrolled-namespace';
import { enrolledWorkloads } from './injection/enrolled-workloads';
import { heededPodRevision } from './injection/heeded-pod-revision';
import { injectableNamespace } from './injection/injectable-namespace';
import { injectedGateway } from './injection/injected-gateway';
import { namespaceLabelValue } from './injection/namespace-label-value';
import { oneDataplaneMode } from './injection/one-dataplane-mode';
import { oneInjectionLabel } from './injection/one-injection-label';
import { podLabel } from './injection/pod-label';
import { podNetwork } from './injection/pod-network';
import { proxyContainerName } from './injection/proxy-container-name';
import { reachedProbe } from './injection/reached-probe';
import { clusterIdentity } from './multi-cluster/cluster-identity';
import { commonRoot } from './multi-cluster/common-root';
import { eastWestServer } from './multi-cluster/east-west-server';
import { eastWestService } from './multi-cluster/east-west-service';
import { injectionPath } from './multi-cluster/injection-path';
import { networkLabel } from './multi-cluster/network-label';
import { dnsReached } from './network-policy/dns-reached';
import { gatewayAdmitted } from './network-policy/gateway-admitted';
import { hboneOpen } from './network-policy/hbone-open';
import { istiodOpen } from './network-policy/istiod-open';
import { istiodReached } from './network-policy/istiod-reached';
import { podPort } from './network-policy/pod-port';
import { routerAdmitted } from './network-policy/router-admitted';
import { consoleKiali } from './observability/console-kiali';
import { istiodMonitor } from './observability/istiod-monitor';
import { kiali } from './observability/kiali';
import { kialiField } from './observability/kiali-field';
import { kialiMetrics } from './observability/kiali-metrics';
import { meshId } from './observability/mesh-id';
import { podMonitorNamespace } from './observability/pod-monitor-namespace';
import { revisionNames } from './observability/revision-names';
import { scrapedProxies } from './observability/scraped-proxies';
import { seenNamespaces } from './observability/seen-namespaces';
import { userWorkloadMonitoringEnabled } from './observability/user-workload-monitoring';
import { catalogSource } from './olm/catalog-source';
import { channelForOpenshift } from './olm/channel-for-openshift';
import { installMode } from './olm/install-mode';
import { knownChannel } from './olm/known-channel';
import { oneApproval } from './olm/one-approval';
import { oneOperatorGroup } from './olm/one-operator-group';
import { oneServiceMesh } from './olm/one-service-mesh';
import { operatorGroup } from './olm/operator-group';
import { pinnedVersion } from './olm/pinned-version';
import { startingCsv } from './olm/starting-csv';
import { externalCertificateLast } from './order/external-certificate-last';
import { injectedLast } from './order/injected-last';
import { issuerFirst } from './order/issuer-first';
import { knownNamespace } from './order/known-namespace';
import { meshHealth } from './order/mesh-health';
import { namespaceFirst } from './order/namespace-first';
import { operatorFirst } from './order/operator-first';
import { skipDryRunOnMissingResource } from './order/skip-dry-run';
import { syncAnnotations } from './order/sync-annotations';
import { admittedWildcard } from './route/admitted-wildcard';
import { certificatePair } from './route/certificate-pair';
import { chosenPort } from './route/chosen-port';
import { clientCertificate } from './route/client-certificate';
import { coveredByDefaultCertificate } from './route/covered-by-default-certificate';
import { edgeFields } from './route/edge-fields';
import { existingService } from './route/existing-service';
import { externalCertificateAccess } from './route/external-certificate-access';
import { externalCertificateRelease } from './route/external-certificate-release';
import { externalCertificateSecret } from './route/external-certificate-secret';
import { gatewayHost } from './route/gateway-host';
import { generatedService } from './route/generated-service';
import { grpcEndToEnd } from './route/grpc-end-to-end';
import { hostCertificate } from './route/host-certificate';
import { knownDomain } from './route/known-domain';
import { lastingAuthority } from './route/lasting-authority';
import { passthroughFields } from './route/passthrough-fields';
import { patientRouter } from './route/patient-router';
import { plaintextServer } from './route/plaintext-server';
import { readableAnnotations } from './route/readable-annotations';
import { reencryptAnyHost } from './route/reencrypt-any-host';
import { reencryptAuthority } from './route/reencrypt-authority';
import { servedShare } from './route/served-share';
import { shortGeneratedHost } from './route/short-generated-host';
import { singleEntrance } from './route/single-entrance';
import { singleRedirect } from './route/single-redirect';
import { targetPortName } from './route/target-port-name';
import { targetPortNumber } from './route/target-port-number';
import { tlsServer } from './route/tls-server';
import { uniqueHost } from './route/unique-host';
import { validHost } from './route/valid-host';
import { wildcardHost } from './route/wildcard-host';
import { admittedGateway } from './security/admitted-gateway';
import { besideGateway } from './security/beside-gateway';
import { consistentMtls } from './security/consistent-mtls';
import { externalAuthorizer } from './security/external-authorizer';
import { hostWithPort } from './security/host-with-port';
import { httpFields } from './security/http-fields';
import { identityNeedsMtls } from './security/identity-needs-mtls';
import { knownAttribute } from './security/known-attribute';
import { knownMethod } from './security/known-method';
import { knownPrincipal } from './security/known-principal';
import { knownSourceNamespace } from './security/known-source-namespace';
import { knownTarget } from './security/known-target';
import { meshWidePolicy } from './security/mesh-wide-policy';
import { mtlsPort } from './security/mtls-port';
import { onePeerAuthentication } from './security/one-peer-authentication';
import { plainTextClients } from './security/plain-text-clients';
import { policyPods } from './security/policy-pods';
import { policyWithRules } from './security/policy-with-rules';
import { readableKeys } from './security/readable-keys';
import { requiredToken } from './security/required-token';
import { tokenReader } from './security/token-reader';
import { waypointByTarget } from './security/waypoint-by-target';
import { ztunnelFields } from './security/ztunnel-fields';
import { externalNamePort } from './service/external-name-port';
import { knownPodReference } from './service/known-pod-reference';
import { knownProtocol } from './service/known-protocol';
import { knownServiceAccount } from './service/known-service-account';
import { matchingTemplate } from './service/matching-template';
import { namedPorts } from './service/named-ports';
import { portProtocol } from './service/port-protocol';
import { selectedPods } from './service/selected-pods';
import { targetPort } from './service/target-port';
import { declaredHost } from './service-entry/declared-host';
import { endpoints } from './service-entry/endpoints';
import { knownAudience as serviceEntryKnownAudience } from './service-entry/known-audience';
import { oneProtocol } from './service-entry/one-protocol';
import { oneSidecar } from './service-entry/one-sidecar';
import { readablePort } from './service-entry/readable-port';
import { realHost } from './service-entry/real-host';
import { selectedWorkload } from './service-entry/selected-workload';
import { sidecarEgress } from './service-entry/sidecar-egress';
import { sidecarWorkload } from './service-entry/sidecar-workload';
import { effectiveProvider } from './telemetry/effective-provider';
import { knownProvider } from './telemetry/known-provider';
import { oneTelemetry } from './telemetry/one-telemetry';
import { telemetryPods } from './telemetry/telemetry-pods';
import { checkedClaims } from './virtual-service/checked-claims';
import { destinationNeedsPort } from './virtual-service/destination-needs-port';
import { destinationPort } from './virtual-service/destination-port';
import { gatewayBound } from './virtual-service/gateway-bound';
import { httpPort } from './virtual-service/http-port';
import { knownAudience as virtualServiceKnownAudience } from './virtual-service/known-audience';
import { knownDelegate } from './virtual-service/known-delegate';
import { knownDestination } from './virtual-service/known-destination';
import { knownGateway } from './virtual-service/known-gateway';
import { knownSubset } from './virtual-service/known-subset';
import { listedGateway } from './virtual-service/listed-gateway';
import { namedHosts } from './virtual-service/named-hosts';
import { oneAction } from './virtual-service/one-action';
import { oneApi } from './virtual-service/one-api';
import { oneCatchAll } from './virtual-service/one-catch-all';
import { onePerHost as virtualServiceOnePerHost } from './virtual-service/one-per-host';
import { ownGateway } from './virtual-service/own-gateway';
import { reachableMatch } from './virtual-service/reachable-match';
import { reachableRoute } from './virtual-service/reachable-route';
import { regex } from './virtual-service/regex';
import { servedHost } from './virtual-service/served-host';
import { serverName } from './virtual-service/server-name';
import { splitAtGateway } from './virtual-service/split-at-gateway';
import { wholeWeights } from './virtual-service/whole-weights';
import { measuredPods } from './workload/measured-pods';
import { pinnedImage } from './workload/pinned-image';
import { restrictedPod } from './workload/restricted-pod';
import { scaledAndKept } from './workload/scaled-and-kept';
import { spareGatewayPod } from './workload/spare-gateway-pod';

/** Every rule, by group and number. A new one is added here, and a test sees to it. */
export const rules: readonly Rule[] = [
  servedKind,
  currentVersion,
  knownField,
  validValue,
  uniqueIdentity,
  validName,
  scope,
  validLabel,
  specField,
  plainScalar,
  knownChannel,
  installMode,
  oneOperatorGroup,
  operatorGroup,
  oneApproval,
  pinnedVersion,
  startingCsv,
  catalogSource,
  oneServiceMesh,
  channelForOpenshift,
  installableVersion,
  livingVersion,
  supportedMinor,
  existingNamespace,
  istioNamespaceValue,
  operatorValues,
  singletonName,
  cniPresent,
  cniEnabled,
  cniSkew,
  ztunnelSkew,
  ambientParts,
  trustedZtunnel,
  ztunnelTarget,
  tagTarget,
  tagName,
  localTag,
  knownRevision,
  pinnedRevision,
  shippedProfile,
  defaultRevision,
  oneAuthority,
  ambientInPlace,
  csrRevisions,
  enrolledNamespace,
  oneInjectionLabel,
  injectableNamespace,
  heededPodRevision,
  podLabel,
  discoveredWorkloads,
  discoveredRoot,
  discoveredConfiguration,
  enrolledWorkloads,
  injectedGateway,
  proxyContainerName,
  endingJob,
  podNetwork,
  annotationValue,
  reachedProbe,
  namespaceLabelValue,
  oneDataplaneMode,
  knownNamespace,
  namespaceFirst,
  operatorFirst,
  skipDryRunOnMissingResource,
  meshHealth,
  injectedLast,
  externalCertificateLast,
  issuerFirst,
  syncAnnotations,
  gatewayWorkload,
  gatewayPodsOnly,
  serverPortReached,
  unprivilegedPodPort,
  lowPortPermitted,
  serverProtocols,
  distinctHosts,
  distinctServerNames,
  distinctPortNames,
  serverTls,
  tlsMode,
  credentialSecret,
  certificateCoversHosts,
  clientAuthority,
  credentialAccess,
  certificateOfOneGateway,
  routesForServers,
  hostWithRoutes,
  redirectTarget,
  currentTlsVersion,
  gatewayServiceSelector,
  oneEntrance,
  gatewayNamespace,
  qualifiedGateway,
  knownIssuer,
  issuerKind,
  authoritySecret,
  authorityIsCa,
  verifiableServer,
  oneIssuerType,
  admittedLifetime,
  authorityOutlives,
  namedSubject,
  validDnsNames,
  keySize,
  servedKey,
  fittingUsages,
  ownSecret,
  usedSecret,
  wildcardSolver,
  secretTemplate,
  operatorSingleton,
  permittedNames,
  existingService,
  targetPortName,
  targetPortNumber,
  chosenPort,
  validHost,
  shortGeneratedHost,
  passthroughFields,
  edgeFields,
  certificatePair,
  tlsServer,
  gatewayHost,
  hostCertificate,
  plaintextServer,
  reencryptAnyHost,
  reencryptAuthority,
  lastingAuthority,
  uniqueHost,
  admittedWildcard,
  wildcardHost,
  coveredByDefaultCertificate,
  singleRedirect,
  externalCertificateRelease,
  externalCertificateSecret,
  externalCertificateAccess,
  servedShare,
  patientRouter,
  readableAnnotations,
  grpcEndToEnd,
  clientCertificate,
  generatedService,
  singleEntrance,
  knownDomain,
  knownDestination,
  destinationPort,
  destinationNeedsPort,
  knownSubset,
  knownGateway,
  servedHost,
  gatewayBound,
  virtualServiceOnePerHost,
  oneCatchAll,
  reachableRoute,
  reachableMatch,
  listedGateway,
  wholeWeights,
  oneAction,
  knownDelegate,
  serverName,
  namedHosts,
  regex,
  checkedClaims,
  splitAtGateway,
  ownGateway,
  httpPort,
  oneApi,
  virtualServiceKnownAudience,
  knownHost,
  subsetLabels,
  labelledSubset,
  destinationRuleOnePerHost,
  strictServer,
  mutualServer,
  verifiedServer,
  credentialReader,
  policyPort,
  distinctSubsets,
  singleTls,
  oneProtocol,
  declaredHost,
  endpoints,
  selectedWorkload,
  serviceEntryKnownAudience,
  realHost,
  readablePort,
  sidecarEgress,
  oneSidecar,
  sidecarWorkload,
  portProtocol,
  knownProtocol,
  targetPort,
  selectedPods,
  externalNamePort,
  namedPorts,
  matchingTemplate,
  knownServiceAccount,
  knownPodReference,
  mtlsPort,
  policyPods,
  onePeerAuthentication,
  plainTextClients,
  consistentMtls,
  meshWidePolicy,
  knownSourceNamespace,
  knownPrincipal,
  knownMethod,
  identityNeedsMtls,
  httpFields,
  policyWithRules,
  externalAuthorizer,
  admittedGateway,
  requiredToken,
  readableKeys,
  tokenReader,
  knownTarget,
  waypointByTarget,
  besideGateway,
  hostWithPort,
  knownAttribute,
  ztunnelFields,
  knownProvider,
  oneTelemetry,
  telemetryPods,
  effectiveProvider,
  knownClass,
  classController,
  ownedCrds,
  broughtKind,
  knownParent,
  admittedRoute,
  sharedHostname,
  knownBackend,
  referenceGrant,
  listenerCertificate,
  certifiedHostnames,
  oneProtocolPerPort,
  routeProtocol,
  manualService,
  manualDeployment,
  ownName,
  lowListenerPort,
  serviceType,
  weightedBackend,
  meshParent,
  managedDns,
  ambientControlPlane,
  dataplaneMode,
  knownWaypoint,
  waypointListener,
  usedWaypoint,
  waypointTraffic,
  routeNeedsWaypoint,
  ambientMtls,
  probesAdmitted,
  clusterIdentity,
  networkLabel,
  eastWestService,
  eastWestServer,
  commonRoot,
  injectionPath,
  kiali,
  kialiMetrics,
  kialiField,
  revisionNames,
  seenNamespaces,
  consoleKiali,
  userWorkloadMonitoringEnabled,
  podMonitorNamespace,
  scrapedProxies,
  istiodMonitor,
  meshId,
  routerAdmitted,
  podPort,
  dnsReached,
  istiodReached,
  istiodOpen,
  gatewayAdmitted,
  hboneOpen,
  spareGatewayPod,
  scaledAndKept,
  measuredPods,
  pinnedImage,
  restrictedPod,
  noSecretData,
  noPrivateKey,
  noPlaceholder,
  noServerField,
  usedAllowance,
  leastPrivilege,
];
