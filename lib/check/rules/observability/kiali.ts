import { authStrategies, serverVersions } from '../../../platform/kiali';
import type { Complaint, Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

export const kiali: Rule = {
  code: 'OBS001',
  severity: 'error',
  title: 'A Kiali is of a version, in a namespace and with a login that its operator accepts',
  why: 'The operator stops with an assertion in its own log, so there is a Kiali resource and no Kiali. Service Mesh supports the login by OpenShift alone.',
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      auth: { strategy: login }`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      auth: { strategy: openshift }`,
  supersedes: ['API004'],
  *check(mesh) {
    for (const on of mesh.ofKind('kiali.io/Kiali')) {
      const { auth, version, deployment } = on.spec ?? {};
      yield* strategyFaults(on, auth?.strategy);
      yield* placeFaults(on, deployment?.namespace, deployment?.instance_name);
      yield* versionFaults(on, version);
    }
  },
};

type Kiali = Complaint['on'];

function* strategyFaults(on: Kiali, strategy: string | undefined): Iterable<Complaint> {
  if (strategy === undefined || strategy === 'openshift') return;
  const isLegal = authStrategies.some((legal) => legal === strategy);
  const message = `"${strategy}" is ${isLegal ? 'not supported by Service Mesh' : 'no login of Kiali'}; write "openshift"`;
  yield { on, at: 'spec.auth.strategy', message, severity: isLegal ? 'warning' : 'error' };
}

function* placeFaults(on: Kiali, namespace: string | undefined, instance: string | undefined): Iterable<Complaint> {
  if (namespace !== undefined && namespace !== on.metadata.namespace) {
    const message = `"${namespace}" is not the namespace of this Kiali, "${on.metadata.namespace}"; drop the field`;
    yield { on, at: 'spec.deployment.namespace', message };
  }
  if (instance !== undefined && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(instance)) {
    const message = `"${instance}" cannot name a Service; write lower-case letters, digits and "-"`;
    yield { on, at: 'spec.deployment.instance_name', message };
  }
}

function* versionFaults(on: Kiali, version: string | undefined): Iterable<Complaint> {
  if (version === undefined || version === 'default' || serverVersions.some((known) => known === version)) return;
  const message = `"${version}" is no version that the operator installs (${list(serverVersions)})${didYouMean(version, serverVersions)}`;
  yield { on, at: 'spec.version', message };
}
