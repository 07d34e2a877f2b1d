/**
 * How an Istio comes from one version to the next.
 *
 * Source: openshift-service-mesh/sail-operator v3.4.1, CRD `istios.sailoperator.io`, `spec.updateStrategy`.
 */

/** Seconds that a revision stays which nothing uses, where `inactiveRevisionDeletionGracePeriodSeconds` is not given. */
export const defaultGracePeriodSeconds = 30;
