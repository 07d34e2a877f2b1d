import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { ControlPlane } from './control-plane';

export interface MeshNamespaceProps {
  readonly name: string;
}

/** A namespace that a mesh uses. */
export class MeshNamespace extends Construct {
  readonly name: string;
  private readonly resource: k8s.KubeNamespace;

  constructor(scope: Construct, id: string, props: MeshNamespaceProps) {
    super(scope, id);
    this.name = props.name;
    this.resource = new k8s.KubeNamespace(this, 'Resource', { metadata: { name: props.name } });
  }

  /** Lets the control plane see the namespace, where it does not see all of them. */
  discoverBy(controlPlane: ControlPlane): void {
    this.label(controlPlane.discoveryLabels);
  }

  /** Lets the control plane see the namespace and inject a sidecar into each new pod in it. */
  enroll(controlPlane: ControlPlane): void {
    this.discoverBy(controlPlane);
    this.label(controlPlane.namespaceInjectionLabels);
  }

  private label(labels: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(labels)) this.resource.metadata.addLabel(key, value);
  }
}
