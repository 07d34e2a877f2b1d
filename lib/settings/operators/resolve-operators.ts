import type { OperatorProps } from '../../constructs/operator';
import { defaultCatalog, operators as facts, type OperatorFacts, type OperatorPackage } from '../../platform/operators';
import type { OssmRelease } from '../../platform/ossm';
import type { ClusterSettings } from '../cluster-settings';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { defined } from '../defined';

/** The operators that a mesh needs: its own, cert-manager's, and those of what is seen of it. */
export type Operators = Readonly<
  Record<'servicemeshoperator3' | 'openshift-cert-manager-operator', OperatorProps> &
    Partial<Record<OperatorPackage, OperatorProps>>
>;

export function resolveOperators(
  { operators, mirror }: Pick<ClusterSettings, 'operators' | 'mirror'>,
  planes: readonly ControlPlane[],
  ossm: OssmRelease,
): Operators {
  const catalog = { ...defaultCatalog, ...defined({ source: mirror?.source }) };
  const operator = (name: OperatorPackage): OperatorProps => {
    const known: OperatorFacts = facts[name];
    return {
      operator: known,
      channel: known.channel ?? ossm.channel,
      installPlanApproval: 'Automatic',
      ...catalog,
      ...defined(operators?.[name] ?? {}),
    };
  };
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
