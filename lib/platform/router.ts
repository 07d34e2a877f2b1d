/**
 * OpenShift's router.
 *
 * Sources: `images/router/haproxy/conf/haproxy-config.template` of openshift/router; for the certificate,
 * `pkg/operator/controller/names.go` and `pkg/operator/controller/certificate-publisher` of
 * openshift/cluster-ingress-operator.
 */

/** ConfigMap where the ingress operator publishes what vouches for the router's own certificate. */
export const routerCertificate = {
  namespace: 'openshift-config-managed',
  name: 'default-ingress-cert',
  key: 'ca-bundle.crt',
} as const;

/** How long the router waits for an answer where a Route does not say (`timeout server`). */
export const defaultServerTimeout = '30s';

/** Annotation of a Route that says how long the router waits for an answer. */
export const timeoutAnnotation = 'haproxy.router.openshift.io/timeout';

/** Annotations of a Route with the addresses that may call; the first one that is there counts. */
export const callerAnnotations = [
  'haproxy.router.openshift.io/ip_allowlist',
  'haproxy.router.openshift.io/ip_whitelist',
] as const;

/** What HAProxy's units of time stand for, in milliseconds; a number without one counts milliseconds. */
export const haproxyUnits = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

interface Form {
  readonly pattern: RegExp;
  /** The same, as an example. */
  readonly say: string;
}

const time: Form = { pattern: /^[1-9]\d*(us|ms|s|m|h|d)?$/, say: 'a number and us, ms, s, m, h or d, e.g. "2m"' };
const count: Form = { pattern: /^\d+$/, say: 'a whole number, e.g. "100"' };
const truth: Form = { pattern: /^(true|false|TRUE|FALSE|True|False|1|0|t|f|T|F)$/, say: '"true" or "false"' };
const address = String.raw`[0-9a-fA-F:.]+(/\d{1,3})?`;
const addresses: Form = {
  pattern: new RegExp(`^\\s*${address}(\\s+${address})*\\s*$`),
  say: 'addresses or ranges with spaces between, e.g. "192.0.2.0/24 198.51.100.7"',
};

/** Annotations of a Route that the router reads, and in which form; it ignores values of another. */
export const routerAnnotations: ReadonlyMap<string, Form> = new Map(
  Object.entries({
    timeout: time,
    'timeout-tunnel': time,
    balance: {
      pattern: /^(roundrobin|leastconn|source|random)$/,
      say: '"roundrobin", "leastconn", "source" or "random"',
    },
    disable_cookies: truth,
    ip_allowlist: addresses,
    ip_whitelist: addresses,
    'rate-limit-connections': truth,
    'rate-limit-connections.concurrent-tcp': count,
    'rate-limit-connections.rate-http': count,
    'rate-limit-connections.rate-tcp': count,
  }).map(([name, form]) => [`haproxy.router.openshift.io/${name}`, form]),
);
