/**
 * Fields of built-in kinds that came after the Kubernetes whose API is known here.
 *
 * Sources: kubernetes/kubernetes `api/openapi-spec` of v1.31 to v1.35 beside that of v1.30, as far as pods and what scales
 * them are concerned; the enhancements KEP-4639, 2837, 3619, 4381, 4951, 4960, 4762, 3721, 5307, 4317.
 */
export const newerFields: readonly RegExp[] = [
  /\bvolumes\[\d+\]\.image$/,
  /\bspec\.(?:resources|hostnameOverride|workloadRef)$/,
  /\bsecurityContext\.(?:supplementalGroupsPolicy|seLinuxChangePolicy)$/,
  /\bclaims\[\d+\]\.request$/,
  /\bscale(?:Up|Down)\.tolerance$/,
  /\blifecycle\.stopSignal$/,
  /\bvalueFrom\.fileKeyRef$/,
  /ontainers\[\d+\]\.restartPolicyRules$/,
  /\bsources\[\d+\]\.podCertificate$/,
];
