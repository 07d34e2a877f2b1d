import { Construct } from 'constructs';
import {
  GrpcRoute,
  HttpRoute,
  type HttpRouteSpecRulesFilters,
  HttpRouteSpecRulesFiltersType,
  type HttpRouteSpecRulesMatches,
  HttpRouteSpecRulesMatchesPathType,
  ReferenceGrantV1Beta1,
} from '../../../imports/gateway.networking.k8s.io';
import { type ExposingGateway, type ExposureProps, edgeRequestHeaders, type PathMatch } from './exposure';

/** A host that a Gateway of the Kubernetes Gateway API serves. */
export interface GatewayRouteExposureProps extends ExposureProps {
  /** Where its requests arrive. */
  readonly listener: { readonly gateway: ExposingGateway & { readonly name: string }; readonly name: string };
}

/** A host in the Kubernetes Gateway API: a route from a listener to a Service, and the leave of the Service's namespace. */
export class GatewayRouteExposure extends Construct {
  constructor(scope: Construct, id: string, props: GatewayRouteExposureProps) {
    super(scope, id);
    const { name, namespace, service, protocol } = props;
    const metadata = { name, namespace };
    if (protocol === 'GRPC') {
      new GrpcRoute(this, 'GRPCRoute', {
        metadata,
        spec: { ...attachmentOf(props), rules: [{ backendRefs: [backendOf(props)] }] },
      });
    } else {
      const rule = { matches: props.paths.map(matchOf), filters: filtersOf(props), backendRefs: [backendOf(props)] };
      new HttpRoute(this, 'HTTPRoute', { metadata, spec: { ...attachmentOf(props), rules: [rule] } });
    }
    if (service.namespace !== namespace) this.placeGrant(props);
  }

  private placeGrant({ name, namespace, service, protocol }: GatewayRouteExposureProps): void {
    new ReferenceGrantV1Beta1(this, 'ReferenceGrant', {
      metadata: { name, namespace: service.namespace },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: `${protocol}Route`, namespace }],
        to: [{ group: '', kind: 'Service', name: service.name }],
      },
    });
  }
}

function attachmentOf({ listener: { gateway, name: sectionName }, host }: GatewayRouteExposureProps) {
  return {
    parentRefs: [{ name: gateway.name, namespace: gateway.namespace.name, sectionName }],
    hostnames: [host],
  };
}

function backendOf({ namespace, service }: ExposureProps) {
  const { name, port } = service;
  return { name, port, ...(service.namespace !== namespace && { namespace: service.namespace }) };
}

function matchOf({ exact, prefix }: PathMatch): HttpRouteSpecRulesMatches {
  return exact === undefined
    ? { path: { type: HttpRouteSpecRulesMatchesPathType.PATH_PREFIX, value: prefix } }
    : { path: { type: HttpRouteSpecRulesMatchesPathType.EXACT, value: exact } };
}

function filtersOf({ termination }: ExposureProps): HttpRouteSpecRulesFilters[] | undefined {
  if (termination !== 'edge') return undefined;
  const set = Object.entries(edgeRequestHeaders).map(([name, value]) => ({ name, value }));
  return [{ type: HttpRouteSpecRulesFiltersType.REQUEST_HEADER_MODIFIER, requestHeaderModifier: { set } }];
}
