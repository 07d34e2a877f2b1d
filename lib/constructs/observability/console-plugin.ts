import { Construct } from 'constructs';
import { OssmConsole } from '../../../imports/kiali.io';
import { consolePlugin, kialiPort } from '../../platform/kiali';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { Kiali } from './kiali';

/** Where the plugin runs, and whose answers it shows. */
export interface ConsolePluginProps {
  readonly namespace: MeshNamespace;
  readonly kiali: Kiali;
}

/** Kiali's pages in OpenShift's console; a cluster has them once, for one Kiali, in its version. */
export class ConsolePlugin extends Construct {
  constructor(scope: Construct, id: string, { namespace, kiali }: ConsolePluginProps) {
    super(scope, id);
    new OssmConsole(this, 'Resource', {
      metadata: { name: consolePlugin.name, namespace: namespace.name },
      spec: {
        version: kiali.version,
        kiali: { serviceName: kiali.name, serviceNamespace: kiali.namespace.name, servicePort: kialiPort },
      },
    });
  }
}
