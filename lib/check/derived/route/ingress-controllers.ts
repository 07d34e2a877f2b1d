import { groupOf, type Manifest } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** What an IngressController of the input says that matters to Routes. */
export interface IngressController {
  /** Whether it serves a part of all Routes only. */
  readonly isShard: boolean;
  readonly admitsWildcards: boolean;
  /** Whether Routes of several namespaces may share a host. */
  readonly sharesHosts: boolean;
  /** Whether it presents another certificate than that of its domain. */
  readonly hasOwnCertificate: boolean;
  /** How long it waits for an answer, as HAProxy writes it. */
  readonly serverTimeout?: string;
}

/** The IngressControllers of the input; most clusters have one that stands in nobody's manifests. */
export const ingressControllers = derived((mesh: Mesh): readonly IngressController[] =>
  mesh.all
    .filter((object) => object.kind === 'IngressController' && groupOf(object) === 'operator.openshift.io')
    .map(({ spec }) => {
      const admission = field(spec, 'routeAdmission');
      const serverTimeout = field(field(spec, 'tuningOptions'), 'serverTimeout');
      return {
        isShard: ['routeSelector', 'namespaceSelector'].some((selector) => field(spec, selector) !== undefined),
        admitsWildcards: field(admission, 'wildcardPolicy') === 'WildcardsAllowed',
        sharesHosts: field(admission, 'namespaceOwnership') === 'InterNamespaceAllowed',
        hasOwnCertificate: field(spec, 'defaultCertificate') !== undefined,
        ...(typeof serverTimeout === 'string' && { serverTimeout }),
      };
    }),
);

/** A field of a kind whose schema is not carried. */
function field(value: Manifest[string], name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
