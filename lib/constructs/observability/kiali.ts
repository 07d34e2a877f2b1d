import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import * as kiali from '../../../imports/kiali.io';
import { istiodMonitoringPort } from '../../platform/istiod';
import { kialiAccount, kialiName, monitoringViewRole, thanosQuerier } from '../../platform/kiali';
import { nameOfPart } from '../../platform/naming';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { Tracing } from './tracing';

/** The mesh that a Kiali shows. */
export interface KialiProps {
  /** Kiali runs beside it: istiod tells what it knows to those in its own namespace. */
  readonly controlPlane: ControlPlane;
  /** Kiali server that belongs to the release, e.g. `v2.27`. */
  readonly version: string;
  /** Value of the label `mesh_id` on the metrics of the mesh. @default - they have none */
  readonly meshID?: string;
  /** Where its traces are. @default - there are none */
  readonly tracing?: Tracing;
}

/** Kiali for one mesh, fed by the monitoring that OpenShift brings, and the right to read from that. */
export class Kiali extends Construct {
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly version: string;

  constructor(scope: Construct, id: string, props: KialiProps) {
    super(scope, id);
    const { controlPlane, version, meshID, tracing } = props;
    const { namespace } = controlPlane;
    this.name = kialiName(controlPlane.name);
    this.namespace = namespace;
    this.version = version;
    new kiali.Kiali(this, 'Resource', {
      metadata: { name: this.name, namespace: namespace.name },
      spec: {
        version,
        auth: { strategy: kiali.KialiSpecAuthStrategy.OPENSHIFT },
        deployment: { instanceName: this.name, ...visibleTo(controlPlane) },
        externalServices: {
          prometheus: metricsOf(meshID),
          grafana: { enabled: false },
          istio: partsOf(controlPlane.revision, namespace.name),
          tracing: tracing && tracesOf(tracing),
        },
      },
    });
    this.placeRightToReadMetrics();
  }

  private placeRightToReadMetrics(): void {
    new k8s.KubeClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata: { name: `${this.name}-monitoring-rbac` },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: monitoringViewRole },
      subjects: [{ kind: 'ServiceAccount', name: kialiAccount(this.name), namespace: this.namespace.name }],
    });
  }
}

/** What its control plane sees, for Kiali does not ask that: beside another mesh it would show both as one. */
function visibleTo({ discoverySelectors }: ControlPlane): kiali.KialiSpecDeployment {
  if (discoverySelectors.length === 0) return {};
  // The same type by another name, whose lists are not readonly.
  const selectors = discoverySelectors as unknown as kiali.KialiSpecDeploymentDiscoverySelectorsDefault[];
  return { clusterWideAccess: false, discoverySelectors: { default: selectors } };
}

/** Thanos answers for all namespaces, to who shows a token and may read them. */
function metricsOf(meshID: string | undefined): kiali.KialiSpecExternalServicesPrometheus {
  return {
    url: thanosQuerier,
    auth: { type: 'bearer', useKialiToken: true },
    thanosProxy: { enabled: true },
    queryScope: meshID === undefined ? undefined : { mesh_id: meshID },
  };
}

/** What is called after a revision; Kiali knows by itself what that of the revision `default` is called. */
function partsOf(revision: string, namespace: string): kiali.KialiSpecExternalServicesIstio | undefined {
  if (revision === 'default') return undefined;
  const istiod = nameOfPart('istiod', revision);
  return {
    configMapName: nameOfPart('istio', revision),
    istioSidecarInjectorConfigMapName: nameOfPart('istio-sidecar-injector', revision),
    istiodDeploymentName: istiod,
    urlServiceVersion: `http://${istiod}.${namespace}:${istiodMonitoringPort}/version`,
  };
}

function tracesOf({ queryUrl, jaegerUrl }: Tracing): kiali.KialiSpecExternalServicesTracing {
  return {
    enabled: true,
    provider: kiali.KialiSpecExternalServicesTracingProvider.TEMPO,
    useGrpc: false,
    internalUrl: queryUrl,
    externalUrl: jaegerUrl,
    tempoConfig: { urlFormat: kiali.KialiSpecExternalServicesTracingTempoConfigUrlFormat.JAEGER },
  };
}
