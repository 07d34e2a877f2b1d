import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';

/** A namespace by its name. */
export interface MeshNamespaceProps {
  readonly name: string;
}

/** A namespace that a mesh uses; what it is to the mesh, its control plane says by labels. */
export class MeshNamespace extends Construct {
  readonly name: string;
  private readonly resource: k8s.KubeNamespace;

  constructor(scope: Construct, id: string, props: MeshNamespaceProps) {
    super(scope, id);
    this.name = props.name;
    this.resource = new k8s.KubeNamespace(this, 'Resource', { metadata: { name: props.name } });
  }

  /** Adds labels; one that is there already gets the new value. */
  addLabels(labels: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(labels)) this.resource.metadata.addLabel(key, value);
  }

  /** Adds an annotation; one that is there already gets the new value. */
  addAnnotation(key: string, value: string): void {
    this.resource.metadata.addAnnotation(key, value);
  }
}
