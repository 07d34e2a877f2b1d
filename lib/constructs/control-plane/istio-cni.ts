import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IstioCniSpec, IstioCniSpecValues } from '../../../imports/sailoperator.io';
import type { Upstream } from '../../upstream';
import type { MeshNamespace } from './mesh-namespace';

/** `spec` of IstioCNI, and the apiVersion that the release decides. */
export interface IstioCniProps {
  readonly namespace: MeshNamespace;
  /** The apiVersion in which the release serves IstioCNI. */
  readonly apiVersion: string;
  readonly version: string;
  /** Where pods are in ambient mode. @default - the profile of the platform, which knows sidecars alone */
  readonly profile?: 'ambient';
  /** @default - the operator's own */
  readonly values?: Upstream<IstioCniSpecValues>;
}

/** The CNI plugin that redirects pods' traffic into their proxies; a cluster has one, named `default` (a CEL rule of its CRD). */
export class IstioCni extends Construct {
  constructor(scope: Construct, id: string, props: IstioCniProps) {
    super(scope, id);
    const spec: Upstream<IstioCniSpec> = {
      namespace: props.namespace.name,
      version: props.version as Upstream<IstioCniSpec>['version'],
      ...(props.profile && { profile: props.profile }),
      ...(props.values && { values: props.values }),
    };
    // The generated class knows the newest apiVersion only; a technology preview serves an older one.
    new ApiObject(this, 'Resource', {
      apiVersion: props.apiVersion,
      kind: 'IstioCNI',
      metadata: { name: 'default' },
      spec,
    });
  }
}
