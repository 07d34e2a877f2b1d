import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IstioSpec, IstioSpecValues } from '../../imports/sailoperator.io';
import { defaultDiscoveryLabels, revisionName } from '../platform/naming';
import type { Upstream } from '../upstream';
import type { MeshNamespace } from './mesh-namespace';

/** `spec` of Istio, and what the release and the cluster around it decide. */
export interface ControlPlaneProps {
  readonly name: string;
  readonly namespace: MeshNamespace;
  /** The apiVersion in which the release serves Istio. */
  readonly apiVersion: string;
  readonly version: string;
  readonly updateStrategy: {
    readonly type: 'InPlace' | 'RevisionBased';
    readonly inactiveRevisionDeletionGracePeriodSeconds: number;
  };
  /** @default - the operator's own */
  readonly values?: Upstream<IstioSpecValues>;
  /**
   * Sees only namespaces that carry its discovery label; needed beside a second control plane.
   * @default - sees all namespaces
   */
  readonly hasOwnDiscovery?: boolean;
}

/** An Istio resource and the revision that it yields. */
export class ControlPlane extends Construct {
  readonly version: string;
  /** Name of the active IstioRevision (`platform/naming`). */
  readonly revision: string;
  /** What discovers a namespace; empty where it sees all. */
  private readonly discoveryLabels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const { name, namespace, version, updateStrategy } = props;
    this.version = version;
    this.revision = revisionName(name, updateStrategy.type, version);
    const values = withDiscovery(props);
    this.discoveryLabels = values?.meshConfig?.discoverySelectors?.[0]?.matchLabels ?? {};
    const spec: Upstream<IstioSpec> = {
      namespace: namespace.name,
      version: version as Upstream<IstioSpec>['version'],
      updateStrategy,
      ...(values && { values }),
    };
    // The generated class knows the newest apiVersion only; a technology preview serves an older one.
    new ApiObject(this, 'Resource', { apiVersion: props.apiVersion, kind: 'Istio', metadata: { name }, spec });
    this.discover(namespace);
  }

  /** Makes the namespace one that the control plane sees, where it does not see all of them. */
  discover(namespace: MeshNamespace): void {
    namespace.addLabels(this.discoveryLabels);
  }

  /** Makes each new pod in the namespace get a sidecar; only the revision `default` answers to `istio-injection`. */
  enroll(namespace: MeshNamespace): void {
    this.discover(namespace);
    namespace.addLabels(
      this.revision === 'default' ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': this.revision },
    );
  }

  /** Labels of a single pod that gets a proxy, whatever its namespace says. */
  get podInjectionLabels(): Readonly<Record<string, string>> {
    return this.revision === 'default' ? { 'sidecar.istio.io/inject': 'true' } : { 'istio.io/rev': this.revision };
  }
}

/** The first of the selectors is the one whose labels Rigging puts on namespaces; given ones win. */
function withDiscovery({ name, values, hasOwnDiscovery }: ControlPlaneProps): Upstream<IstioSpecValues> | undefined {
  if (!hasOwnDiscovery) return values;
  const discoverySelectors = [{ matchLabels: defaultDiscoveryLabels(name) }];
  return { ...values, meshConfig: { discoverySelectors, ...values?.meshConfig } };
}
