import { hostOf, type Route } from '../../check/derived/route/routes';
import type { Mesh } from '../../check/mesh';

/** What a Route lets the world outside ask for, e.g. `https://shop.acme.org/cart`. */
export function urlsOf(route: Route | undefined): readonly string[] {
  const host = route && hostOf(route);
  if (!host) return [];
  const { tls, path = '' } = route.spec ?? {};
  const isPlain = tls === undefined || tls.insecureEdgeTerminationPolicy === 'Allow';
  return [...(tls ? ['https'] : []), ...(isPlain ? ['http'] : [])].map((scheme) => `${scheme}://${host}${path}`);
}

/** What all Routes of a cluster let the world outside ask for. */
export function allUrls(mesh: Mesh): ReadonlySet<string> {
  return new Set(mesh.ofKind('route.openshift.io/Route').flatMap(urlsOf));
}
