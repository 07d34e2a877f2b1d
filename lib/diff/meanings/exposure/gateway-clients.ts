import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { present } from '../sets';
import { listed, shift } from '../wording';

type Gateway = Read<'networking.istio.io/Gateway'>;
type Server = NonNullable<NonNullable<NonNullable<Gateway['spec']>['servers']>[number]>;

/** Modes in which a gateway asks its clients for a certificate, and refuses who has none. */
const asking: ReadonlySet<string | undefined> = new Set(['MUTUAL', 'ISTIO_MUTUAL']);

/** From the oldest to the newest. */
const versions = ['TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'];

/** What a server of a Gateway asks of those who call it (istio.io, "Gateway", `ServerTLSSettings`). */
export const gatewayClients = meaning('exposure', ['networking.istio.io/Gateway'], function* ({ old, now, touches }) {
  if (!old || !now || !touches('spec', 'servers')) return;
  const known = new Map(present(old.spec?.servers).map((server) => [nameOf(server), server]));
  for (const server of present(now.spec?.servers)) {
    const before = known.get(nameOf(server));
    if (!before) continue;
    const [was, is] = [before.tls?.mode, server.tls?.mode];
    const hosts = listed(present(server.hosts));
    if (asking.has(was) && !asking.has(is))
      yield `clients of ${hosts} need no certificate any more (${shift('tls.mode', was, is)})`;
    const [oldest, lower] = [versionOf(before), versionOf(server)];
    if (versions.indexOf(lower) < versions.indexOf(oldest))
      yield `clients of ${hosts} may come by ${lower}, no longer by ${oldest} at least`;
  }
});

function nameOf({ port }: Server): string {
  return port?.name ?? String(port?.number);
}

/** The oldest version that is taken; TLS 1.2 where none is said. */
function versionOf({ tls }: Server): string {
  const version = tls?.minProtocolVersion ?? 'TLS_AUTO';
  return version === 'TLS_AUTO' ? 'TLSV1_2' : version;
}
