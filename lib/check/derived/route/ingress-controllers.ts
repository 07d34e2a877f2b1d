import { groupOf } from '../../../manifest/manifest';
import { fieldsOf } from '../../../manifest/mapping';
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
      const { routeAdmission, tuningOptions, routeSelector, namespaceSelector, defaultCertificate } = fieldsOf(spec);
      const { wildcardPolicy, namespaceOwnership } = fieldsOf(routeAdmission);
      const { serverTimeout } = fieldsOf(tuningOptions);
      return {
        isShard: routeSelector !== undefined || namespaceSelector !== undefined,
        admitsWildcards: wildcardPolicy === 'WildcardsAllowed',
        sharesHosts: namespaceOwnership === 'InterNamespaceAllowed',
        hasOwnCertificate: defaultCertificate !== undefined,
        ...(typeof serverTimeout === 'string' && { serverTimeout }),
      };
    }),
);
