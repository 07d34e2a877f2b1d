/**
 * What tells the health of kinds for which Argo CD has no check: without one it takes them for healthy as soon as they
 * are applied, and a wave that needs them begins too early.
 *
 * Sources: argoproj/argo-cd v3.4 `resource_customizations`; istio-ecosystem/sail-operator `api/v1` and `controllers`;
 * openshift/cert-manager-operator `pkg/controller/common/reconcile_result.go`; grafana/tempo-operator
 * `internal/status/conditions.go`; operator-framework/ansible-operator-plugins `internal/ansible/controller/status`, for
 * OSSMConsole; kubernetes-sigs/gateway-api `apis/v1/gateway_types.go`.
 */
export interface HealthFacts {
  readonly group: string;
  readonly kind: string;
  /** Conditions that are all True of a healthy resource. */
  readonly needed: readonly string[];
  /** Conditions of which one is True of a broken resource. */
  readonly failures?: readonly string[];
  /** Reasons for which a needed condition is False until somebody mends it; for any other, it is a matter of time. */
  readonly errors?: readonly string[];
  /** First minor of Argo CD that has a check of its own. */
  readonly shippedSince?: string;
}

/** The operator tries again by itself, but what it says is nearly always wrong in the settings or in the cluster. */
const reconcileError = 'ReconcileError';

const sailOperator = 'sailoperator.io';

export const healthFacts: readonly HealthFacts[] = [
  { group: sailOperator, kind: 'Istio', needed: ['Reconciled', 'Ready'], errors: [reconcileError] },
  { group: sailOperator, kind: 'IstioCNI', needed: ['Reconciled', 'Ready'], errors: [reconcileError] },
  { group: sailOperator, kind: 'IstioRevision', needed: ['Reconciled', 'Ready'], errors: [reconcileError] },
  // It is never Ready, and its ReconcileError says too that its Istio has no revision yet.
  { group: sailOperator, kind: 'IstioRevisionTag', needed: ['Reconciled'], errors: ['NameAlreadyExists'] },
  { group: sailOperator, kind: 'ZTunnel', needed: ['Reconciled', 'Ready'], errors: [reconcileError] },
  { group: 'operator.openshift.io', kind: 'IstioCSR', needed: ['Ready'], failures: ['Degraded'] },
  { group: 'tempo.grafana.com', kind: 'TempoStack', needed: ['Ready'], failures: ['ConfigurationError', 'Failed'] },
  { group: 'kiali.io', kind: 'OSSMConsole', needed: ['Successful'], failures: ['Failure'] },
  {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    needed: ['Accepted', 'Programmed'],
    errors: ['InvalidParameters', 'ListenersNotValid', 'UnsupportedAddress'],
    shippedSince: '3.1',
  },
];

/** Whether a release of Argo CD, e.g. `3.4`, has no check for a kind. */
export function isUnknownTo(argoCD: string, { shippedSince }: HealthFacts): boolean {
  return shippedSince === undefined || argoCD.localeCompare(shippedSince, 'en', { numeric: true }) < 0;
}
