import { defaultCatalog, type OperatorPackage } from '../../platform/operators';
import type { ClusterSettings, OperatorSettings } from '../cluster-settings';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { defined } from '../defined';

/** A Subscription with its defaults. */
export type Operator = Required<Omit<OperatorSettings, 'startingCSV'>> & Pick<OperatorSettings, 'startingCSV'>;

/** The operators that a mesh needs: its own, cert-manager's, and those of what is seen of it. */
export type Operators = Readonly<
  Record<'servicemeshoperator3' | 'openshift-cert-manager-operator', Operator> &
    Partial<Record<OperatorPackage, Operator>>
>;

export function resolveOperators(
  { operators, mirror }: Pick<ClusterSettings, 'operators' | 'mirror'>,
  planes: readonly ControlPlane[],
): Operators {
  const catalog = { ...defaultCatalog, ...defined({ source: mirror?.source }) };
  const operator = (name: OperatorPackage): Operator => ({
    installPlanApproval: 'Automatic',
    ...catalog,
    ...defined(operators?.[name] ?? {}),
  });
  const needsKiali = planes.some(({ observability }) => observability?.kiali);
  const needsTracing = planes.some(({ observability }) => observability?.tracing);
  return {
    servicemeshoperator3: operator('servicemeshoperator3'),
    'openshift-cert-manager-operator': operator('openshift-cert-manager-operator'),
    ...(needsKiali && { 'kiali-ossm': operator('kiali-ossm') }),
    ...(needsTracing && {
      'tempo-product': operator('tempo-product'),
      'opentelemetry-product': operator('opentelemetry-product'),
    }),
  };
}
