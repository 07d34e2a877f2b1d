import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { MeshNamespace } from '../constructs/control-plane/mesh-namespace';
import { namespaceUses } from '../settings/namespaces/namespace-uses';
import type { Cluster } from '../settings/resolve';

/** Every namespace that the mesh uses, each created once. */
export class NamespacesChart extends Chart {
  private readonly namespaces: ReadonlyMap<string, MeshNamespace>;

  constructor(scope: Construct, cluster: Cluster) {
    super(scope, '10-namespaces');
    const names = new Set(Array.from(namespaceUses(cluster), ({ namespace }) => namespace));
    this.namespaces = new Map([...names].map((name) => [name, new MeshNamespace(this, name, { name })]));
  }

  /** The namespace of that name. @throws where the settings do not use it */
  named(name: string): MeshNamespace {
    const namespace = this.namespaces.get(name);
    if (!namespace) throw new Error(`${this.node.path}: no namespace "${name}"`);
    return namespace;
  }
}
