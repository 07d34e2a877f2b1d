import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import {
  type BookinfoApp,
  bookinfoAccount,
  bookinfoApps,
  bookinfoImage,
  bookinfoPodLabels,
  bookinfoPort,
} from '../platform/bookinfo';
import type { ControlPlane } from './control-plane/control-plane';
import type { MeshNamespace } from './control-plane/mesh-namespace';

/** Where BookInfo runs. */
export interface BookinfoProps {
  readonly namespace: MeshNamespace;
  /** Decides the images: each Istio version ships its own. */
  readonly controlPlane: ControlPlane;
  /** The tag of the control plane that the namespace follows. @default - the first one, if any */
  readonly revisionTag?: string;
  /** Where an image of upstream's is pulled from. @default - from where upstream publishes it */
  readonly pulledFrom?: (image: string) => string;
}

/** The image of a workload, by the workload's name. */
type ImageOf = (workload: string) => string;

/** What pods of an application need besides their image. */
interface PodNeeds {
  /** Writable folders of a root file system that is not, by volume name. */
  readonly folders?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** As the sample's own manifests say (`samples/bookinfo` of istio/istio). */
const podNeeds: Readonly<Partial<Record<BookinfoApp, PodNeeds>>> = {
  reviews: {
    folders: { tmp: '/tmp', 'wlp-output': '/opt/ibm/wlp/output' },
    env: { LOG_DIR: '/tmp/logs' },
  },
  productpage: {
    folders: { tmp: '/tmp' },
    annotations: {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(bookinfoPort),
      'prometheus.io/path': '/metrics',
    },
  },
};

/** Istio's BookInfo sample, an application to see the mesh work with. */
export class Bookinfo extends Construct {
  constructor(scope: Construct, id: string, props: BookinfoProps) {
    super(scope, id);
    const { namespace, controlPlane, revisionTag, pulledFrom = (image) => image } = props;
    const istio = controlPlane.versionOf(revisionTag);
    const imageOf = (workload: string) => pulledFrom(bookinfoImage(workload, istio));
    for (const { name, versions } of bookinfoApps) {
      const construct = new Construct(this, name);
      placeService(construct, name, namespace.name);
      for (const version of versions) placeDeployment(construct, name, version, namespace.name, imageOf);
    }
  }
}

function placeService(scope: Construct, name: BookinfoApp, namespace: string): void {
  const selector = bookinfoPodLabels(name);
  new k8s.KubeService(scope, 'Service', {
    metadata: { name, namespace, labels: { ...selector, service: name } },
    spec: { ports: [{ name: 'http', port: bookinfoPort }], selector },
  });
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: { name: bookinfoAccount(name), namespace, labels: { account: name } },
  });
}

function placeDeployment(
  scope: Construct,
  app: BookinfoApp,
  version: string,
  namespace: string,
  imageOf: ImageOf,
): void {
  const name = `${app}-${version}`;
  const labels = { ...bookinfoPodLabels(app), version };
  const { folders: writable = {}, env, annotations } = podNeeds[app] ?? {};
  const folders = Object.entries(writable);
  new k8s.KubeDeployment(scope, name, {
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations },
        spec: {
          serviceAccountName: bookinfoAccount(app),
          containers: [
            {
              name: app,
              image: imageOf(name),
              imagePullPolicy: 'IfNotPresent',
              env: env && Object.entries(env).map(([key, value]) => ({ name: key, value })),
              ports: [{ containerPort: bookinfoPort }],
              volumeMounts:
                folders.length > 0 ? folders.map(([volume, mountPath]) => ({ name: volume, mountPath })) : undefined,
            },
          ],
          volumes: folders.length > 0 ? folders.map(([volume]) => ({ name: volume, emptyDir: {} })) : undefined,
        },
      },
    },
  });
}
