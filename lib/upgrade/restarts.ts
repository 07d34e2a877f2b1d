import { generatedName } from '../platform/gateway-api';
import type { ControlPlane } from '../settings/control-planes/resolve-control-planes';
import { gatewaysOf } from '../settings/gateways/gateways-of';
import type { Step } from './step';

/** Gateways and workloads get the proxy of another version when they start; with a tag given, those that follow it. */
export function restarts(plane: ControlPlane, tag?: string): readonly Step[] {
  return [...gateways(plane, tag), ...workloads(plane, tag)];
}

/** Gateways follow the first tag. */
function gateways(plane: ControlPlane, tag: string | undefined): readonly Step[] {
  const deployments = deploymentsOf(plane);
  if (deployments.length === 0 || (tag !== undefined && tag !== plane.revisionTags[0]?.name)) return [];
  return [
    {
      what: 'gateways',
      title: `of control plane ${plane.name}`,
      changes: [],
      commands: deployments.flatMap(({ name, namespace, startsAnew }) => {
        const rollout = `oc -n ${namespace} rollout`;
        return [
          ...(startsAnew ? [] : [`${rollout} restart deployment/${name}`]),
          `${rollout} status deployment/${name}`,
        ];
      }),
      rule: deployments.every(({ startsAnew }) => startsAnew)
        ? 'they start anew by themselves: istiod changes their pods, or the revision in their labels does'
        : 'a proxy is of the version that injected it until its pod starts anew',
    },
  ];
}

interface GatewayDeployment {
  readonly name: string;
  readonly namespace: string;
  /** Whether it starts anew without being told to. */
  readonly startsAnew: boolean;
}

/** Without tags, pods by injection name their revision; those of the Kubernetes Gateway API are istiod's to change. */
function deploymentsOf(plane: ControlPlane): readonly GatewayDeployment[] {
  const namesRevision = plane.updateStrategy.type === 'RevisionBased' && plane.revisionTags.length === 0;
  return Array.from(gatewaysOf(plane).values(), ({ name, namespace, gatewayClassName }) =>
    gatewayClassName === undefined
      ? { name, namespace, startsAnew: namesRevision }
      : { name: generatedName(name, gatewayClassName), namespace, startsAnew: true },
  );
}

/** In ambient mode pods have no proxy of their own. */
function workloads(plane: ControlPlane, tag: string | undefined): readonly Step[] {
  const namespaces = namespacesOf(plane, tag);
  if (namespaces.length === 0) return [];
  const { name, namespace, multiCluster } = plane;
  return [
    {
      what: 'workloads',
      title: `of control plane ${name}${tag === undefined ? '' : ` that follow ${tag}`}`,
      changes: [],
      commands: [
        ...namespaces.map((each) => `oc -n ${each} rollout restart deployment,statefulset,daemonset`),
        // The istiod that knows the proxies of a remote cluster runs in its primary.
        ...(multiCluster?.remote ? [] : [`istioctl -i ${namespace} proxy-status`]),
      ],
      rule: 'a proxy is of the version that injected it until its pod starts anew, and must not fall two minors behind; pods of other kinds are yours to start anew',
    },
  ];
}

function namespacesOf({ enrolled, revisionTags }: ControlPlane, tag: string | undefined): readonly string[] {
  const first = revisionTags[0]?.name;
  return [...enrolled].flatMap(([namespace, { dataplaneMode, revisionTag = first }]) =>
    dataplaneMode === 'sidecar' && (tag === undefined || revisionTag === tag) ? [namespace] : [],
  );
}
