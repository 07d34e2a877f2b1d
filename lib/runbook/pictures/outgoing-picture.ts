import type { Named } from '../paths/entrance';
import type { ExternalCall } from '../paths/external-calls';
import { flowchart, type Leg, type Place } from './flowchart';

/** How pods of the mesh reach hosts outside, through an egress gateway where there is one. */
export function outgoingPicture(calls: readonly ExternalCall[]): string {
  const hosts = [...new Set(calls.map(({ host }) => host))];
  return flowchart(calls.flatMap((call) => legsOf(call, { id: `host${hosts.indexOf(call.host)}`, text: call.host })));
}

function legsOf({ callers, through, ports, tlsBy }: ExternalCall, host: Place): readonly Leg[] {
  const last = [ports.join(', '), tlsBy && 'TLS by the mesh'].filter(Boolean).join(', ') || undefined;
  if (!through) return callersOf(callers).map((from) => ({ from, to: host, label: last }));
  const [service, workload] = [placeOf(through.service), placeOf(through.workload)];
  return [
    ...callersOf(callers).map((from) => ({ from, to: service })),
    { from: service, to: workload },
    { from: workload, to: host, label: last },
  ];
}

function callersOf(namespaces: readonly string[]): readonly Place[] {
  if (namespaces.length === 0) return [{ id: 'pods', text: 'pods of the mesh' }];
  return namespaces.map((namespace) => ({ kind: 'Pods', namespace, name: 'any' }));
}

function placeOf({ kind, metadata }: Named): Place {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
