import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ZTunnelSpec, ZTunnelSpecValues } from '../../../imports/sailoperator.io';
import type { Upstream } from '../../upstream';
import type { ControlPlane } from './control-plane';
import type { MeshNamespace } from './mesh-namespace';

/** `spec` of ZTunnel, and what the release decides. */
export interface ZTunnelProps {
  readonly namespace: MeshNamespace;
  /** The control plane in ambient mode, whose pods it carries. */
  readonly controlPlane: ControlPlane;
  /** The newest apiVersion in which the release serves ZTunnel. */
  readonly apiVersion: string;
  /** Whether the release's ZTunnel names its control plane (`spec.targetRef`). */
  readonly hasTargetRef: boolean;
  readonly version: string;
  /** @default - the operator's own */
  readonly values?: Upstream<ZTunnelSpecValues>;
}

/** The proxy that carries the traffic of a node's pods in ambient mode; a cluster has one, named `default` (a CEL rule of its CRD). */
export class ZTunnel extends Construct {
  constructor(scope: Construct, id: string, props: ZTunnelProps) {
    super(scope, id);
    const { namespace, controlPlane, apiVersion } = props;
    controlPlane.discover(namespace);
    const spec: Upstream<ZTunnelSpec> & { readonly profile?: 'ambient' } = {
      namespace: namespace.name,
      version: props.version as Upstream<ZTunnelSpec>['version'],
      // Without it the operator would take the platform's profile; in v1 there is no choice left.
      ...(apiVersion.endsWith('/v1alpha1') && { profile: 'ambient' }),
      ...(props.hasTargetRef && { targetRef: { kind: 'Istio', name: controlPlane.name } }),
      ...(props.values && { values: props.values }),
    };
    // The generated class knows the newest apiVersion only; older releases serve another one.
    new ApiObject(this, 'Resource', { apiVersion, kind: 'ZTunnel', metadata: { name: 'default' }, spec });
  }
}
