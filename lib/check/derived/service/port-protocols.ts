import type { Read } from '../../../manifest/kinds';
import { saysProtocol } from '../../../platform/protocols';
import { proxyPorts } from '../../../platform/proxy';

type Service = Read<'core/Service'>;

/** A port of a Service that does not say its protocol. */
export interface UnsaidPort {
  readonly at: string;
  readonly message: string;
}

/** The ports of a Service that say their protocol neither by name nor by `appProtocol`; the proxy's own need not. */
export function unsaidPorts({ spec }: Service): readonly UnsaidPort[] {
  return (spec?.ports ?? []).flatMap((port, index) => {
    const { name = '', protocol = 'TCP', appProtocol } = port;
    if (protocol !== 'TCP' || appProtocol || isOfProxy(port) || saysProtocol(name, port.port)) return [];
    const got = name ? `"${name}" does not start with a protocol` : 'missing, so it says no protocol';
    return [
      { at: `spec.ports[${index}].name`, message: `${got}; write e.g. "http-${name || 'web'}", or "appProtocol"` },
    ];
  });
}

function isOfProxy({ name, port, targetPort }: NonNullable<NonNullable<Service['spec']>['ports']>[number]): boolean {
  return name === 'status-port' || [port, targetPort].some((number) => proxyPorts.has(Number(number)));
}
