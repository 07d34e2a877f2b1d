import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { bookinfoImage, type bookinfoServices } from '../platform/bookinfo';
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

interface BookinfoApp {
  readonly name: (typeof bookinfoServices)[number];
  readonly versions: readonly string[];
  /** Writable folders of a root file system that is not, by volume name. */
  readonly folders?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
}

const port = 9080;

/** Istio's BookInfo sample: four services, of which the productpage is the front (`samples/bookinfo` of istio/istio). */
const apps: readonly BookinfoApp[] = [
  { name: 'details', versions: ['v1'] },
  { name: 'ratings', versions: ['v1'] },
  {
    name: 'reviews',
    versions: ['v1', 'v2', 'v3'],
    folders: { tmp: '/tmp', 'wlp-output': '/opt/ibm/wlp/output' },
    env: { LOG_DIR: '/tmp/logs' },
  },
  {
    name: 'productpage',
    versions: ['v1'],
    folders: { tmp: '/tmp' },
    podAnnotations: {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(port),
      'prometheus.io/path': '/metrics',
    },
  },
];

/** Istio's BookInfo sample, an application to see the mesh work with. */
export class Bookinfo extends Construct {
  constructor(scope: Construct, id: string, props: BookinfoProps) {
    super(scope, id);
    const { namespace, controlPlane, revisionTag, pulledFrom = (image) => image } = props;
    const istio = controlPlane.versionOf(revisionTag);
    const imageOf = (workload: string) => pulledFrom(bookinfoImage(workload, istio));
    for (const app of apps) {
      const construct = new Construct(this, app.name);
      placeService(construct, app, namespace.name);
      for (const version of app.versions) placeDeployment(construct, app, version, namespace.name, imageOf);
    }
  }
}

function placeService(scope: Construct, { name }: BookinfoApp, namespace: string): void {
  new k8s.KubeService(scope, 'Service', {
    metadata: { name, namespace, labels: { app: name, service: name } },
    spec: { ports: [{ name: 'http', port }], selector: { app: name } },
  });
  new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: { name: `bookinfo-${name}`, namespace, labels: { account: name } },
  });
}

function placeDeployment(
  scope: Construct,
  app: BookinfoApp,
  version: string,
  namespace: string,
  imageOf: ImageOf,
): void {
  const name = `${app.name}-${version}`;
  const labels = { app: app.name, version };
  const folders = Object.entries(app.folders ?? {});
  new k8s.KubeDeployment(scope, name, {
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: app.podAnnotations },
        spec: {
          serviceAccountName: `bookinfo-${app.name}`,
          containers: [
            {
              name: app.name,
              image: imageOf(name),
              imagePullPolicy: 'IfNotPresent',
              env: app.env && Object.entries(app.env).map(([key, value]) => ({ name: key, value })),
              ports: [{ containerPort: port }],
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
