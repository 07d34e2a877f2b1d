import type { Read } from '../../../manifest/kinds';
import { isFetchedByProxies } from '../../../platform/token-keys';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { isDiscovered } from '../../derived/control-plane/discovery';
import { entriesOf, isVisible } from '../../derived/service/hosts';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const declaredHost: Rule = {
  code: 'SE003',
  severity: 'error unless open',
  title:
    'A mesh that lets out only what is declared has a ServiceEntry for every host outside that its proxies get keys from',
  why: 'With REGISTRY_ONLY, proxies send requests for other hosts nowhere. The keys of tokens are fetched by istiod, which is no proxy, unless `PILOT_JWT_ENABLE_REMOTE_JWKS` leaves that to the proxies; without keys they refuse every token.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values:
        meshConfig:
          outboundTrafficPolicy: { mode: REGISTRY_ONLY }
        pilot: { env: { PILOT_JWT_ENABLE_REMOTE_JWKS: "true" } }
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: sso, namespace: istio-system }
    spec:
      hosts: [sso.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: https, number: 443, protocol: HTTPS }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: istio-system }
    spec:
      jwtRules:
        - issuer: https://login.acme.org
          jwksUri: https://login.acme.org/keys`,
  good: `
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: istio-system }
    spec:
      jwtRules:
        - issuer: https://sso.acme.org
          jwksUri: https://sso.acme.org/keys`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/RequestAuthentication')) {
      if (!isCutOff(mesh, on.metadata.namespace ?? '')) continue;
      for (const { at, host } of outsideHosts(on)) {
        if (isDeclared(mesh, host, on.metadata.namespace)) continue;
        const message = `no ServiceEntry gives "${host}", and the mesh is REGISTRY_ONLY; declare it`;
        yield { on, at, message };
      }
    }
  },
};

/** The hosts outside the cluster that keys of tokens are at. */
function outsideHosts({ spec }: Read<'security.istio.io/RequestAuthentication'>) {
  return (spec?.jwtRules ?? []).flatMap(({ jwksUri }, index) => {
    const host = tryOutsideHost(jwksUri);
    return host === undefined ? [] : [{ at: `spec.jwtRules[${index}].jwksUri`, host }];
  });
}

function isDeclared(mesh: Mesh, host: string, from: string | undefined): boolean {
  return entriesOf(mesh, host).some(({ metadata, spec }) => isVisible(spec?.exportTo, metadata.namespace, from));
}

/** Whether proxies of a namespace fetch keys themselves, and are let out only to what is declared. */
function isCutOff(mesh: Mesh, namespace: string): boolean {
  return controlPlanes(mesh)
    .filter((plane) => isDiscovered(mesh, plane, namespace))
    .map(({ istio }) => istio.spec?.values ?? {})
    .some(
      ({ meshConfig, pilot }) =>
        meshConfig?.outboundTrafficPolicy?.mode === 'REGISTRY_ONLY' && isFetchedByProxies(pilot?.env),
    );
}

/** The host of a URL, unless it is an address or a name of the cluster. */
function tryOutsideHost(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  const isInside = /^[\d.]+$|^\[|^[^.]+$|\.svc(?:\.cluster\.local)?$/.test(hostname);
  return isInside ? undefined : hostname;
}
