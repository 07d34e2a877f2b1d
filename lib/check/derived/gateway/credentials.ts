import type { Read } from '../../../manifest/kinds';
import { withoutNamespace } from '../../host';
import type { Mesh } from '../../mesh';
import { sourcesOfSecret } from '../certificate/secrets';
import { derived } from '../derived';
import type { Workload } from '../workload/workloads';
import { type IstioServer, workloadsOfGateway } from './gateway-servers';

type Gateway = Read<'networking.istio.io/Gateway'>;
type Certificate = Read<'cert-manager.io/Certificate'>;

/** A Secret that a server of an Istio Gateway names, looked for beside the pods of one of its workloads. */
export interface Credential {
  readonly on: Gateway;
  /** Path of the server. */
  readonly at: string;
  /** Path of the name in the server's `tls`. */
  readonly path: string;
  readonly mode: string;
  readonly tls?: IstioServer['tls'];
  readonly namespace: string;
  readonly name: string;
  readonly workload: Workload;
  /** Hosts of the server. */
  readonly hosts: readonly string[];
}

/** Modes in which the gateway presents a certificate of its own. */
const presenting: ReadonlySet<string> = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);

/** Every Secret that servers of Istio Gateways name, where their pods are known. */
export const credentials = derived((mesh: Mesh): readonly Credential[] =>
  mesh.ofKind('networking.istio.io/Gateway').flatMap((on) => {
    const written = credentialsOf(on);
    return written.length === 0 ? [] : besidePods(mesh, on, written);
  }),
);

/** A certificate that a server presents. */
export type ServedCertificate = Credential & { readonly certificate: Certificate };

/** The certificates that servers present, where a Certificate alone makes their Secret. */
export const servedCertificates = derived((mesh: Mesh): readonly ServedCertificate[] =>
  credentials(mesh).flatMap((credential) => {
    const [source, ...others] = sourcesOfSecret(mesh, credential.namespace, credential.name);
    if (!source?.certificate || others.length > 0) return [];
    return [{ ...credential, certificate: source.certificate }];
  }),
);

type Written = Omit<Credential, 'namespace' | 'workload'>;

function credentialsOf(on: Gateway): readonly Written[] {
  return (on.spec?.servers ?? []).flatMap(({ port, tls, hosts = [] }, index) => {
    const mode = tls?.mode ?? 'PASSTHROUGH';
    if (!presenting.has(mode) || !/^(?:HTTPS|TLS)$/i.test(port?.protocol ?? '')) return [];
    const server = {
      on,
      at: `spec.servers[${index}]`,
      mode,
      tls,
      hosts: hosts.map((host = '') => withoutNamespace(host)),
    };
    return [
      { path: 'credentialName', name: tls?.credentialName },
      ...(tls?.credentialNames ?? []).map((name, position) => ({ path: `credentialNames[${position}]`, name })),
    ].flatMap(({ path, name }) => (name && !name.includes('/') ? [{ ...server, path, name }] : []));
  });
}

/** Several workloads in one namespace look for the same Secret. */
function besidePods(mesh: Mesh, on: Gateway, written: readonly Written[]): readonly Credential[] {
  const byNamespace = new Map(workloadsOfGateway(mesh, on).map((workload) => [workload.namespace, workload]));
  return [...byNamespace].flatMap(([namespace, workload]) =>
    written.map((credential) => ({ ...credential, namespace, workload })),
  );
}
