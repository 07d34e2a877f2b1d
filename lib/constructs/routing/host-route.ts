import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import {
  Route,
  type RouteSpecTls,
  RouteSpecTlsInsecureEdgeTerminationPolicy,
  RouteSpecTlsTermination,
  RouteSpecToKind,
  RouteSpecWildcardPolicy,
} from '../../../imports/route.openshift.io';
import { router } from '../../platform/known-objects';
import type { ShownCertificate } from '../certificates/serving-certificate';
import type { Termination } from './exposure';

/** Which host the router leads to which gateway. */
export interface HostRouteProps {
  readonly name: string;
  /** Namespace of the gateway's Service. */
  readonly namespace: string;
  readonly host: string;
  /** Name of the gateway's Service. */
  readonly service: string;
  /** A port of the Service by its name, or of the pods by its number. */
  readonly targetPort: string | number;
  readonly termination: Termination;
  /** What the router shows where it ends TLS. @default - its own */
  readonly certificate?: ShownCertificate;
}

/** A host that OpenShift's router leads to a gateway. */
export class HostRoute extends Construct {
  constructor(scope: Construct, id: string, props: HostRouteProps) {
    super(scope, id);
    const { name, namespace, host, service, targetPort, certificate } = props;
    const shown = props.termination === 'passthrough' ? undefined : certificate;
    if (shown) this.placeRightToRead(shown, props);
    new Route(this, 'Resource', {
      metadata: { name, namespace },
      spec: {
        host,
        to: { kind: RouteSpecToKind.SERVICE, name: service, weight: 100 },
        port: { targetPort },
        tls: tlsOf(props.termination, shown),
        wildcardPolicy: RouteSpecWildcardPolicy.NONE,
      },
    });
  }

  /** The API server admits a Route with a certificate of its own only where the router may read just that Secret. */
  private placeRightToRead({ secretName }: ShownCertificate, { name, namespace }: HostRouteProps): void {
    const metadata = { name: `${name}-router`, namespace };
    new k8s.KubeRole(this, 'Role', {
      metadata,
      rules: [
        { apiGroups: [''], resources: ['secrets'], resourceNames: [secretName], verbs: ['get', 'list', 'watch'] },
      ],
    });
    new k8s.KubeRoleBinding(this, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: router.serviceAccount, namespace: router.namespace }],
    });
  }
}

const terminations: Readonly<Record<Termination, RouteSpecTlsTermination>> = {
  passthrough: RouteSpecTlsTermination.PASSTHROUGH,
  edge: RouteSpecTlsTermination.EDGE,
  reencrypt: RouteSpecTlsTermination.REENCRYPT,
};

/** A router that reads requests can send those without TLS back for it. */
function tlsOf(termination: Termination, certificate: ShownCertificate | undefined): RouteSpecTls {
  if (termination === 'passthrough') return { termination: terminations.passthrough };
  return {
    termination: terminations[termination],
    insecureEdgeTerminationPolicy: RouteSpecTlsInsecureEdgeTerminationPolicy.REDIRECT,
    ...(certificate && { externalCertificate: { name: certificate.secretName } }),
  };
}
