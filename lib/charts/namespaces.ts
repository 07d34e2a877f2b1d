import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { MeshNamespace } from '../constructs/mesh-namespace';
import type { Cluster, ControlPlane } from '../settings/resolve';

/** Every namespace that the mesh uses, each created once. */
export class NamespacesChart extends Chart {
  private readonly namespaces: ReadonlyMap<string, MeshNamespace>;

  constructor(scope: Construct, cluster: Cluster) {
    super(scope, '10-namespaces');
    const names = new Set([cluster.cni.namespace, ...cluster.controlPlanes.flatMap(namespacesOf)]);
    this.namespaces = new Map([...names].map((name) => [name, new MeshNamespace(this, name, { name })]));
  }

  /** The namespace of that name. @throws where the settings do not use it */
  named(name: string): MeshNamespace {
    const namespace = this.namespaces.get(name);
    if (!namespace) throw new Error(`${this.node.path}: no namespace "${name}"`);
    return namespace;
  }
}

function namespacesOf({ namespace, gateways, applications, namespaces }: ControlPlane): readonly string[] {
  return [namespace, ...[...gateways, ...applications].map((user) => user.namespace), ...namespaces];
}
