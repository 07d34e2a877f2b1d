import {
  type GatewaySpecListeners,
  type GatewaySpecListenersAllowedRoutes,
  GatewaySpecListenersAllowedRoutesNamespacesFrom,
  type GatewaySpecListenersTls,
  GatewaySpecListenersTlsMode,
} from '../../../imports/gateway.networking.k8s.io';
import { namespaceNameLabel } from '../../platform/cluster-network';
import { gatewayPodPorts } from '../../platform/gateway-api';
import type { ExposureProps } from '../routing/exposure';

/** Listener for what the router encrypts again: its handshake names no host, so one listener answers for all. */
const anyHost = 'https';

/** The listeners of a Gateway: one for each host, and one for all that arrive encrypted again. */
export function listenersOf(exposed: readonly ExposureProps[], servingSecretName: string): GatewaySpecListeners[] {
  const reencrypted = exposed.filter(({ termination }) => termination === 'reencrypt');
  return [
    ...exposed.filter(({ termination }) => termination !== 'reencrypt').map(listenerOf),
    ...(reencrypted.length > 0 ? [anyHostListener(reencrypted, servingSecretName)] : []),
  ];
}

/** Name of the listener that a host arrives at; with its protocol in front, it also names a port of the Service. */
export function listenerNameOf({ name, termination }: ExposureProps): string {
  if (termination === 'reencrypt') return anyHost;
  return termination === 'edge' ? `http-${name}` : `https-${name}`;
}

/** Port that a host arrives at: of the gateway's Service, and of its pods. */
export function portOf({ termination }: Pick<ExposureProps, 'termination'>): number {
  const { http, https } = gatewayPodPorts.generated;
  return termination === 'edge' ? http : https;
}

function listenerOf(props: ExposureProps): GatewaySpecListeners {
  const { host: hostname, namespace, certificate, termination } = props;
  return {
    name: listenerNameOf(props),
    hostname,
    port: portOf(props),
    ...(termination === 'edge' || !certificate
      ? { protocol: 'HTTP' }
      : { protocol: 'HTTPS', tls: tlsOf(certificate.secretName) }),
    allowedRoutes: fromNamespaces([namespace]),
  };
}

function anyHostListener(reencrypted: readonly ExposureProps[], secretName: string): GatewaySpecListeners {
  return {
    name: anyHost,
    port: portOf({ termination: 'reencrypt' }),
    protocol: 'HTTPS',
    tls: tlsOf(secretName),
    allowedRoutes: fromNamespaces(reencrypted.map(({ namespace }) => namespace)),
  };
}

function tlsOf(secretName: string): GatewaySpecListenersTls {
  return { mode: GatewaySpecListenersTlsMode.TERMINATE, certificateRefs: [{ kind: 'Secret', name: secretName }] };
}

/** Otherwise any namespace could attach routes for the host. */
function fromNamespaces(names: readonly string[]): GatewaySpecListenersAllowedRoutes {
  const values = [...new Set(names)].sort();
  return {
    namespaces: {
      from: GatewaySpecListenersAllowedRoutesNamespacesFrom.SELECTOR,
      selector: { matchExpressions: [{ key: namespaceNameLabel, operator: 'In', values }] },
    },
  };
}
