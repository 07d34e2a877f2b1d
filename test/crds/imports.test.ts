import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scope } from '../../imports/scope';

/** Per API group: the kinds that have typed constructs, and the version that the plain class name stands for. */
const typed = {
  'acme.cert-manager.io': ['Challenge v1', 'Order v1'],
  'argoproj.io': ['AppProject v1alpha1', 'Application v1alpha1', 'ApplicationSet v1alpha1', 'ArgoCD v1beta1'],
  'cert-manager.io': ['Certificate v1', 'CertificateRequest v1', 'ClusterIssuer v1', 'Issuer v1'],
  'extensions.istio.io': ['TrafficExtension v1alpha1', 'WasmPlugin v1alpha1'],
  'gateway.networking.k8s.io': [
    'BackendTLSPolicy v1',
    'GRPCRoute v1',
    'Gateway v1',
    'GatewayClass v1',
    'HTTPRoute v1',
    'ListenerSet v1',
    'ReferenceGrant v1',
    'TLSRoute v1',
  ],
  'kiali.io': ['Kiali v1alpha1', 'OSSMConsole v1alpha1'],
  'monitoring.coreos.com': ['PodMonitor v1', 'ServiceMonitor v1'],
  'networking.istio.io': [
    'DestinationRule v1',
    'EnvoyFilter v1alpha3',
    'Gateway v1',
    'ProxyConfig v1beta1',
    'ServiceEntry v1',
    'Sidecar v1',
    'VirtualService v1',
    'WorkloadEntry v1',
    'WorkloadGroup v1',
  ],
  'opentelemetry.io': ['Instrumentation v1alpha1', 'OpenTelemetryCollector v1beta1'],
  'operator.openshift.io': ['CertManager v1alpha1', 'IstioCSR v1alpha1', 'TrustManager v1alpha1'],
  'operators.coreos.com': [
    'CatalogSource v1alpha1',
    'ClusterServiceVersion v1alpha1',
    'InstallPlan v1alpha1',
    'OperatorGroup v1',
    'Subscription v1alpha1',
  ],
  'route.openshift.io': ['Route v1'],
  'sailoperator.io': ['Istio v1', 'IstioCNI v1', 'IstioRevision v1', 'IstioRevisionTag v1', 'ZTunnel v1'],
  'security.istio.io': ['AuthorizationPolicy v1', 'PeerAuthentication v1', 'RequestAuthentication v1'],
  'telemetry.istio.io': ['Telemetry v1'],
};

const read = (group: string) => readFileSync(`imports/${group}.ts`, 'utf8');

/** Kind and version of the first class of every kind: the one without a suffix to its name. */
function plainClasses(text: string): readonly string[] {
  const all = [...text.matchAll(/ apiVersion: '.+\/(.+)',\s+kind: '(.+)'/g)];
  const versions = new Map(all.reverse().map(([, version, kind]) => [kind, version]));
  return [...versions].map(([kind, version]) => `${kind} ${version}`).sort();
}

test.each(Object.entries(typed))(
  'every kind of %s has a class, named after the most stable version',
  (group, kinds) => {
    expect(plainClasses(read(group))).toEqual(kinds);
  },
);

test('there are typed constructs of no other group', () => {
  const files = readdirSync('imports').filter((file) => file.endsWith('.ts'));
  const modules = files.filter((file) => read(file.replace(/\.ts$/, '')).includes('extends ApiObject'));

  expect(modules).toEqual(Object.keys(typed).map((group) => `${group}.ts`));
});

test('every kind with a class has a scope', () => {
  const kinds = Object.entries(typed).flatMap(([group, names]) =>
    names.map((name) => `${group}/${name.split(' ')[0]}`),
  );

  expect(kinds.filter((kind) => scope[kind] === undefined)).toEqual([]);
  expect(scope).toMatchObject({
    'sailoperator.io/Istio': 'Cluster',
    'cert-manager.io/ClusterIssuer': 'Cluster',
    'cert-manager.io/Issuer': 'Namespaced',
    'route.openshift.io/Route': 'Namespaced',
  });
});

test('a field that upstream also spells in snake case is written in camel case', () => {
  expect(read('security.istio.io').match(/'jwks_?uri': \S+/gi)).toEqual(Array(2).fill("'jwksUri': obj.jwksUri,"));
  expect(read('networking.istio.io').match(/'mirror_?percent': \S+/gi)).toEqual(
    Array(3).fill("'mirrorPercent': obj.mirrorPercent,"),
  );
});

test.each(Object.keys(typed))('the comments of %s are the generator’s own', (group) => {
  const own =
    /^ *\/?\*+\/?$|^ *\/\*\* .+ \*\/$|^ *\* (@schema \S+|@param \w+ (the scope in|a scope-local|initialization).*|@internal)$/;
  const fixed = /^ *\* (Converts an object of type|Returns the apiVersion and kind|Defines a|Renders|This can be used)/;
  const comments = read(group).match(/^ *(\/\*\*|\*).*$/gm) ?? [];

  expect(comments.filter((line) => !own.test(line) && !fixed.test(line))).toEqual([]);
});

test('no choice was replaced because the CLI takes its characters for unsafe', () => {
  expect(Object.keys(typed).filter((group) => read(group).includes('__stripped_by_cdk8s__'))).toEqual([]);
});
