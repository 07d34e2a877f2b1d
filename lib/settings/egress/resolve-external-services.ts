import type { ExternalPort, TlsOrigination } from '../../constructs/routing/external-service';
import { defined } from '../defined';
import type { ExternalServiceSettings } from './external-service-settings';

/** Hosts outside that the mesh may call, with their defaults. */
export interface ExternalService extends Omit<ExternalServiceSettings, 'ports' | 'tls'> {
  readonly ports: readonly ExternalPort[];
  readonly tls?: TlsOrigination;
}

export function resolveExternalService({ ports, tls, ...settings }: ExternalServiceSettings): ExternalService {
  const protocol = tls ? 'HTTP' : 'TLS';
  return {
    ...settings,
    ports: (ports ?? [{ number: tls ? 80 : 443 }]).map((port) => ({ protocol, ...defined(port), number: port.number })),
    ...(tls && { tls: { port: 443, mode: 'SIMPLE', ...defined(tls) } }),
  };
}
