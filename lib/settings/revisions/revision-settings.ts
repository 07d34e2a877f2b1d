/** `spec.updateStrategy` of Istio. */
export interface UpdateStrategySettings {
  /** @default 'InPlace' */
  readonly type?: 'InPlace' | 'RevisionBased';
  /** Seconds for which `RevisionBased` keeps a revision that nothing uses; `InPlace` has one revision. @default 30 */
  readonly inactiveRevisionDeletionGracePeriodSeconds?: number;
}

/** An IstioRevisionTag: a name that namespaces follow from revision to revision. */
export interface RevisionTagSettings {
  /** Namespaces that follow the tag `default` are labelled `istio-injection`. */
  readonly name: string;
  /**
   * Istio version of the revision that it stays with while the control plane already has a newer one: the first half of a
   * canary upgrade, whose second half is to remove this line.
   * @default - the control plane's own, always
   */
  readonly version?: string;
}
