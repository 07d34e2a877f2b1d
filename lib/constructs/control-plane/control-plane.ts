import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IstioRevisionTagSpec, IstioSpec, IstioSpecValues } from '../../../imports/sailoperator.io';
import { controlPlaneClustersAnnotation, networkLabel } from '../../platform/multi-cluster';
import { revisionName } from '../../platform/naming';
import type { Upstream } from '../../upstream';
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
  /** IstioRevisionTags that lead to it; the first one is what pods follow that choose none. @default - none */
  readonly revisionTags?: readonly RevisionTagProps[];
  /** Whether some of its pods are in ambient mode. @default false */
  readonly isAmbient?: boolean;
  /** Its place in a mesh of several clusters; `primary` is the one whose istiod serves it. @default - a mesh of this cluster alone */
  readonly multiCluster?: { readonly network: string; readonly remote?: { readonly primary: string } };
  /** @default - the operator's own */
  readonly values?: Upstream<IstioSpecValues>;
  /** Labels of the namespaces that it sees, needed beside a second control plane. @default - it sees all namespaces */
  readonly discoveryLabels?: Readonly<Record<string, string>>;
}

/** `spec` of IstioRevisionTag. */
export interface RevisionTagProps {
  readonly name: string;
  /** Istio version of the revision that it stays with. @default - it follows the active revision */
  readonly version?: string;
}

/** Selectors of namespaces, of which one must match. */
export type DiscoverySelectors = NonNullable<
  NonNullable<Upstream<IstioSpecValues>['meshConfig']>['discoverySelectors']
>;

/** An Istio resource, the revision that it yields, and the tags that lead to its revisions. */
export class ControlPlane extends Construct {
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly version: string;
  /** Name of the active IstioRevision (`platform/naming`). */
  readonly revision: string;
  /** What `istio.io/rev` says of pods that choose no tag: the first tag, or without tags the active revision. */
  readonly revisionOrTag: string;
  private readonly revisionTags: readonly RevisionTagProps[];
  /** Whether istiod is in another cluster. */
  readonly isRemote: boolean;
  private readonly isAmbient: boolean;
  /** Where policies stand that are for the whole mesh (`meshConfig.rootNamespace`). */
  readonly rootNamespace: string;
  /** Which namespaces it sees (`meshConfig.discoverySelectors`); empty where it sees all. */
  readonly discoverySelectors: DiscoverySelectors;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const { name, namespace, version, updateStrategy } = props;
    this.name = name;
    this.namespace = namespace;
    this.version = version;
    this.isRemote = props.multiCluster?.remote !== undefined;
    this.isAmbient = props.isAmbient ?? false;
    this.revision = revisionName(name, updateStrategy.type, version);
    this.revisionTags = props.revisionTags ?? [];
    this.revisionOrTag = this.revisionTags[0]?.name ?? this.revision;
    const values = withDiscovery(props);
    this.rootNamespace = values?.meshConfig?.rootNamespace ?? namespace.name;
    this.discoverySelectors = values?.meshConfig?.discoverySelectors ?? [];
    const spec: Upstream<IstioSpec> = {
      namespace: namespace.name,
      version: version as Upstream<IstioSpec>['version'],
      updateStrategy,
      ...this.profile,
      ...(values && { values }),
    };
    // The generated class knows the newest apiVersion only; a technology preview serves an older one.
    new ApiObject(this, 'Resource', { apiVersion: props.apiVersion, kind: 'Istio', metadata: { name }, spec });
    for (const tag of this.revisionTags) this.placeRevisionTag(tag, props);
    this.discover(namespace);
    if (props.multiCluster) this.join(props.multiCluster);
  }

  /** Istio version of the revision that a tag leads to. @default - that of the first tag, or of the active revision */
  versionOf(tag?: string): string {
    return this.revisionTags.find(({ name }) => name === (tag ?? this.revisionOrTag))?.version ?? this.version;
  }

  /** Makes the namespace one that the control plane sees, where it does not see all of them. */
  discover(namespace: MeshNamespace): void {
    namespace.addLabels(this.discoverySelectors[0]?.matchLabels ?? {});
  }

  /** Makes each new pod in the namespace get a sidecar; only the revision or tag `default` answers to `istio-injection`. */
  enroll(namespace: MeshNamespace, revisionOrTag = this.revisionOrTag): void {
    this.discover(namespace);
    namespace.addLabels(
      revisionOrTag === 'default' ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': revisionOrTag },
    );
  }

  /** Leaves the traffic of the namespace's pods to the proxy of their node; no label may ask for sidecars as well. */
  enrollInAmbient(namespace: MeshNamespace): void {
    this.discover(namespace);
    namespace.addLabels({ 'istio.io/dataplane-mode': 'ambient' });
  }

  /** Labels of a single pod that gets a proxy, whatever its namespace says; the proxy of its node lets it alone. */
  get podInjectionLabels(): Readonly<Record<string, string>> {
    const { revisionOrTag, isAmbient } = this;
    return {
      ...(revisionOrTag === 'default' ? { 'sidecar.istio.io/inject': 'true' } : { 'istio.io/rev': revisionOrTag }),
      ...(isAmbient && { 'istio.io/dataplane-mode': 'none' }),
    };
  }

  /** Labels of an object that istiod reads only if they name it (istio `pkg/revisions`); `default` takes what names nobody. */
  get revisionLabels(): Readonly<Record<string, string>> {
    return this.revisionOrTag === 'default' ? {} : { 'istio.io/rev': this.revisionOrTag };
  }

  /** None is that of the platform, which knows sidecars alone. */
  private get profile(): Pick<Upstream<IstioSpec>, 'profile'> {
    if (this.isRemote) return { profile: 'remote' };
    return this.isAmbient ? { profile: 'ambient' } : {};
  }

  /** Its namespace says in which network the cluster is, and which cluster's istiod serves it. */
  private join({ network, remote }: NonNullable<ControlPlaneProps['multiCluster']>): void {
    this.namespace.addLabels({ [networkLabel]: network });
    if (remote) this.namespace.addAnnotation(controlPlaneClustersAnnotation, remote.primary);
  }

  /** Leads to the Istio as long as it moves with that, and to the revision itself while it stays behind. */
  private placeRevisionTag({ name, version }: RevisionTagProps, props: ControlPlaneProps): void {
    const targetRef: Upstream<IstioRevisionTagSpec>['targetRef'] =
      version === undefined
        ? { kind: 'Istio', name: props.name }
        : { kind: 'IstioRevision', name: revisionName(props.name, props.updateStrategy.type, version) };
    const { apiVersion } = props;
    new ApiObject(this, `tag-${name}`, {
      apiVersion,
      kind: 'IstioRevisionTag',
      metadata: { name },
      spec: { targetRef },
    });
  }
}

/** The first of the selectors is the one whose labels Rigging puts on namespaces; given ones win. */
function withDiscovery({ values, discoveryLabels }: ControlPlaneProps): Upstream<IstioSpecValues> | undefined {
  if (!discoveryLabels) return values;
  const discoverySelectors = [{ matchLabels: discoveryLabels }];
  return { ...values, meshConfig: { discoverySelectors, ...values?.meshConfig } };
}
