import type { Read } from '../../../manifest/kinds';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { isDiscovered } from '../../derived/control-plane/discovery';
import { entriesOf, isVisible } from '../../derived/service/hosts';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const declaredHost: Rule = {
  code: 'SE003',
  severity: 'error',
  title: 'A mesh that lets out only what is declared has a ServiceEntry for every host outside that it uses',
  why: 'With REGISTRY_ONLY, proxies send requests for other hosts nowhere. The keys of tokens are fetched by istiod, which is no proxy, unless it is told to leave that to the proxies; whoever gets tokens from the same host is cut off all the same.',
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
      const closed = closedPlanes(mesh, on.metadata.namespace ?? '');
      if (closed.length === 0) continue;
      const severity = closed.some(({ isRemote }) => isRemote) ? 'error' : 'warning';
      for (const { at, host } of outsideHosts(on)) {
        if (isDeclared(mesh, host, on.metadata.namespace)) continue;
        const message = `no ServiceEntry gives "${host}", and the mesh is REGISTRY_ONLY; declare it`;
        yield { on, at, message, severity };
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

/** The control planes of a namespace that let out only what is declared, and whether proxies fetch keys themselves there. */
function closedPlanes(mesh: Mesh, namespace: string): readonly { readonly isRemote: boolean }[] {
  return controlPlanes(mesh)
    .filter((plane) => isDiscovered(mesh, plane, namespace))
    .map(({ istio }) => istio.spec?.values ?? {})
    .filter(({ meshConfig }) => meshConfig?.outboundTrafficPolicy?.mode === 'REGISTRY_ONLY')
    .map(({ pilot }) => ({
      isRemote: /^(?:true|hybrid|envoy)$/.test(String(pilot?.env?.PILOT_JWT_ENABLE_REMOTE_JWKS)),
    }));
}

/** The host of a URL, unless it is an address or a name of the cluster. */
function tryOutsideHost(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  const isInside = /^[\d.]+$|^\[|^[^.]+$|\.svc(?:\.cluster\.local)?$/.test(hostname);
  return isInside ? undefined : hostname;
}
