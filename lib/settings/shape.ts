import type { ClusterSettings } from './cluster-settings';

/**
 * The settings' own types, as data: what `read` needs to name a misspelt setting at synth time, where no compiler runs.
 * `ShapeOf` keeps it equal to the types: a key missing here, or one too many, does not compile.
 */
export const clusterShape: ShapeOf<ClusterSettings> = {
  name: 'string',
  appsDomain: 'string',
  'openshift?': 'string',
  'release?': 'string',
  'operators?': {
    'servicemeshoperator3?': operatorShape(),
    'openshift-cert-manager-operator?': operatorShape(),
  },
  'cni?': { 'namespace?': 'string', 'version?': 'string', 'values?': 'object' },
  'controlPlanes?': [
    {
      'name?': 'string',
      'namespace?': 'string',
      'version?': 'string',
      'updateStrategy?': { 'type?': 'string', 'inactiveRevisionDeletionGracePeriodSeconds?': 'number' },
      'values?': 'object',
      'namespaces?': ['string'],
      'gateways?': [
        {
          name: 'string',
          namespace: 'string',
          'replicas?': 'number',
          'autoscaling?': { minReplicas: 'number', maxReplicas: 'number', 'targetCpuUtilizationPercent?': 'number' },
          'podDisruptionBudget?': { minAvailable: 'number' },
        },
      ],
      'applications?': [
        {
          name: 'string',
          namespace: 'string',
          'sample?': 'string',
          'expose?': {
            'gateway?': 'string',
            'host?': 'string',
            'service?': { name: 'string', port: 'number' },
            'paths?': [{ 'exact?': 'string', 'prefix?': 'string' }],
            'certificate?': {
              'commonName?': 'string',
              'subject?': {
                'organizations?': ['string'],
                'countries?': ['string'],
                'organizationalUnits?': ['string'],
                'localities?': ['string'],
                'provinces?': ['string'],
                'postalCodes?': ['string'],
                'streetAddresses?': ['string'],
                'serialNumber?': 'string',
              },
              'duration?': 'string',
              'privateKey?': { 'algorithm?': 'string', 'size?': 'number' },
            },
          },
        },
      ],
    },
  ],
  'extend?': 'function',
};

function operatorShape() {
  return {
    'installPlanApproval?': 'string',
    'startingCSV?': 'string',
    'source?': 'string',
    'sourceNamespace?': 'string',
  } as const;
}

/** The shape of a value: the name of a JavaScript type, a list of one shape, or a map of keys, optional ones with `?`. */
export type Shape = 'string' | 'number' | 'object' | 'function' | readonly [Shape] | { readonly [key: string]: Shape };

/** The one shape that a type has; `object` stands for any map that is judged elsewhere (Helm values, by their CRD). */
export type ShapeOf<T> = T extends string
  ? 'string'
  : T extends number
    ? 'number'
    : T extends (...args: never[]) => unknown
      ? 'function'
      : T extends readonly (infer E)[]
        ? readonly [ShapeOf<E>]
        :
            | 'object'
            | {
                readonly [K in keyof T & string as undefined extends T[K] ? `${K}?` : K]-?: ShapeOf<
                  Exclude<T[K], undefined>
                >;
              };
