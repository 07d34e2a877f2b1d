import { authorityDurationHours } from '../../constructs/certificates/certificate-authority';
import { nanoseconds, tryNanoseconds } from '../../go-duration';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { dnsLabelRule, isDnsLabel, isServiceName, longestLabel, serviceNameRule, tryDomainFault } from '../names';
import type { Cluster } from '../resolve';
import { suggestion } from '../suggestion';
import { judgeExposure } from './judge-exposure';
import type { Application, Certificate, Expose } from './resolve-applications';

/** The limit of X.509 for a common name (RFC 5280), which cert-manager enforces. */
const longestCommonName = 64;

/** Bits of a private key, by algorithm (cert-manager.io/v1 `privateKey.size`). */
const keySizes: ReadonlyMap<string, readonly number[]> = new Map([
  ['RSA', [2048, 4096, 8192]],
  ['ECDSA', [256, 384, 521]],
]);

/** What applications, and what exposes them, cannot be. */
export function* judgeApplications(cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, appsDomain } = cluster;
  const hosts = new Map<string, string>();
  const samples = new Map<string, string>();
  for (const [i, plane] of controlPlanes.entries()) {
    const names = new Map<string, string>();
    for (const [j, application] of plane.applications.entries()) {
      const at = `controlPlanes[${i}].applications[${j}]`;
      const { name, namespace } = application;
      yield* judgeUnique(names, name, `"${name}"`, `${at}.name`);
      if (application.sample) yield* judgeUnique(samples, namespace, `namespace "${namespace}"`, `${at}.sample`);
      yield* judgeApplication(application, at);
      if (application.expose) {
        yield* judgeUnique(hosts, application.expose.host, `host "${application.expose.host}"`, `${at}.expose.host`);
        yield* judgeHost(application.expose.host, name, appsDomain, `${at}.expose.host`);
        yield* judgeLength(application.expose, name, `${at}.name`);
        yield* judgeExpose(application.expose, plane, `${at}.expose`);
        yield* judgeExposure(application.expose, plane, cluster, `${at}.expose`);
      }
    }
  }
}

function* judgeUnique(seen: Map<string, string>, key: string, what: string, at: string): Iterable<Fault> {
  const first = seen.get(key);
  if (first !== undefined) yield { at, say: `${what} is taken by ${first}; give each its own` };
  else seen.set(key, at);
}

function* judgeApplication({ name, sample }: Application, at: string): Iterable<Fault> {
  if (!isDnsLabel(name)) yield { at: `${at}.name`, say: `"${name}" is not a DNS label: ${dnsLabelRule}` };
  if (sample !== undefined && sample !== 'bookinfo')
    yield { at: `${at}.sample`, say: `no sample "${sample}"; known: bookinfo` };
}

/** A host made of a name or a domain that is faulty is not a second fault. */
function* judgeHost(host: string, name: string, appsDomain: string, at: string): Iterable<Fault> {
  const isMadeOfFaulty = host === `${name}.${appsDomain}` && !(isDnsLabel(name) && !tryDomainFault(appsDomain));
  const domainFault = isMadeOfFaulty ? undefined : tryDomainFault(host);
  if (domainFault) yield { at, say: domainFault };
}

/** A common name that is made of the name is longer still, and judged itself. */
function* judgeLength({ certificate }: Expose, name: string, at: string): Iterable<Fault> {
  const longest = `${name}-gateway`;
  if (!isDnsLabel(name) || longest.length <= longestLabel) return;
  if (certificate?.commonName.startsWith(name)) return;
  const say = `"${name}" is too long: "${longest}" has ${longest.length} characters; at most ${longestLabel} are allowed`;
  yield { at, say };
}

function* judgeExpose(expose: Expose, plane: ControlPlane, at: string): Iterable<Fault> {
  yield* judgeGatewayChoice(expose.gateway, plane, `${at}.gateway`);
  const { name, port } = expose.service;
  if (name === '')
    yield { at: `${at}.service`, say: "missing; give the service that answers: { name: '…', port: 8080 }" };
  else if (!isServiceName(name))
    yield { at: `${at}.service.name`, say: `"${name}" is not a name of a Service: ${serviceNameRule}` };
  if (name !== '' && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    yield { at: `${at}.service.port`, say: `${port} is not a port; ports run from 1 to 65535` };
  }
  yield* judgePaths(expose, `${at}.paths`);
  if (expose.certificate) yield* judgeCertificate(expose.certificate, `${at}.certificate`);
}

function* judgeGatewayChoice(gateway: string, { gateways }: ControlPlane, at: string): Iterable<Fault> {
  const names = gateways.map(({ name }) => name);
  if (names.includes(gateway)) return;
  if (names.length === 0) yield { at, say: 'the control plane has no gateway; add one to its gateways' };
  else if (gateway === '') yield { at, say: `missing; choose one of ${names.join(', ')}` };
  else yield { at, say: `no gateway "${gateway}"${suggestion(gateway, names)}` };
}

function* judgePaths({ paths }: Expose, at: string): Iterable<Fault> {
  if (paths.length === 0) yield { at, say: 'is empty, so nothing would be served; leave it out to serve all' };
  for (const [i, { exact, prefix }] of paths.entries()) {
    const given = [exact, prefix].filter((path) => path !== undefined);
    if (given.length !== 1) yield { at: `${at}[${i}]`, say: 'give either exact or prefix' };
    for (const path of given) {
      if (!path.startsWith('/')) yield { at: `${at}[${i}]`, say: `"${path}" must start with "/"` };
    }
  }
}

function* judgeCertificate({ commonName, duration, privateKey }: Certificate, at: string): Iterable<Fault> {
  if (commonName.length > longestCommonName) {
    yield {
      at: `${at}.commonName`,
      say: `"${commonName}" has ${commonName.length} characters; at most ${longestCommonName} are allowed`,
    };
  }
  if (commonName === '') yield { at: `${at}.commonName`, say: 'is empty; leave it out to have one made of the name' };
  const lasts = tryNanoseconds(duration);
  if (lasts === undefined)
    yield { at: `${at}.duration`, say: `"${duration}" is not a Go duration; write e.g. "8760h"` };
  else if (lasts > BigInt(authorityDurationHours) * nanoseconds.h)
    yield {
      at: `${at}.duration`,
      say: `"${duration}" is longer than the authority's own certificate lasts, "${authorityDurationHours}h"`,
    };
  else if (lasts < nanoseconds.h)
    yield { at: `${at}.duration`, say: `"${duration}" is shorter than cert-manager's least, "1h"` };
  const sizes = keySizes.get(privateKey.algorithm);
  if (!sizes) yield { at: `${at}.privateKey.algorithm`, say: `"${privateKey.algorithm}" is neither "RSA" nor "ECDSA"` };
  else if (!sizes.includes(privateKey.size)) {
    yield {
      at: `${at}.privateKey.size`,
      say: `${privateKey.size} is no size of ${privateKey.algorithm}; choose one of ${sizes.join(', ')}`,
    };
  }
}
