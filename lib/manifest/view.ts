import type { k8s } from 'cdk8s-plus-30';
import type { CertificateSpec } from '../../imports/cert-manager.io';
import type { GatewaySpec, VirtualServiceSpec } from '../../imports/networking.istio.io';
import type { SubscriptionSpec } from '../../imports/operators.coreos.com';
import type { RouteSpec } from '../../imports/route.openshift.io';
import type { IstioCniSpec, IstioSpec } from '../../imports/sailoperator.io';
import type { Upstream } from '../upstream';
import { groupOf, type Manifest, type Metadata } from './manifest';

/** The kinds that are read as such, by `group/Kind`; their fields are typed from their CRDs, and any may be missing. */
interface Specs {
  'core/Namespace': k8s.NamespaceSpec;
  'core/Service': k8s.ServiceSpec;
  'apps/Deployment': k8s.DeploymentSpec;
  'cert-manager.io/Certificate': CertificateSpec;
  'networking.istio.io/Gateway': GatewaySpec;
  'networking.istio.io/VirtualService': VirtualServiceSpec;
  'operators.coreos.com/Subscription': SubscriptionSpec;
  'route.openshift.io/Route': RouteSpec;
  'sailoperator.io/Istio': IstioSpec;
  'sailoperator.io/IstioCNI': IstioCniSpec;
}

/** An object of one of those kinds. */
export interface Read<K extends keyof Specs> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec?: Sparse<Upstream<Specs[K]>>;
}

/** A type whose fields may all be missing, at any depth: what is read was not made by the type checker. */
type Sparse<T> = T extends readonly (infer E)[]
  ? readonly Sparse<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: Sparse<T[K]> }
    : T;

/** All objects of a cluster, to be read and joined; it never changes them. */
export class View {
  private readonly byKind = new Map<string, Manifest[]>();

  constructor(manifests: readonly Manifest[]) {
    for (const manifest of manifests) {
      const kind = `${groupOf(manifest)}/${manifest.kind}`;
      const held = this.byKind.get(kind);
      if (held) held.push(manifest);
      else this.byKind.set(kind, [manifest]);
    }
  }

  /** The objects of a kind, in the order they were given. */
  ofKind<K extends keyof Specs>(kind: K): readonly Read<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly Read<K>[];
  }

  /** The one object of a kind, namespace and name, or `undefined` where there is none. */
  tryFind<K extends keyof Specs>(
    kind: K,
    namespace: string | undefined,
    name: string | undefined,
  ): Read<K> | undefined {
    return this.ofKind(kind).find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  }
}

/** Whether a selector that lists labels selects an object that carries these; an empty one selects nothing here. */
export function selects(selector: Labels | undefined, labels: Labels | undefined): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value);
}

type Labels = Readonly<Record<string, string | undefined>>;
