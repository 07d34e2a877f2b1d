import { tryExtensionProviders } from '../../derived/control-plane/extension-providers';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const externalAuthorizer: Rule = {
  code: 'SEC014',
  severity: 'error',
  title: 'A CUSTOM AuthorizationPolicy names an authorizer that the mesh has',
  why: 'Where the provider is unknown, or is none that authorizes, istiod closes the workload: every request that the policy is about gets a 403.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values:
        meshConfig:
          extensionProviders:
            - name: opa
              envoyExtAuthzGrpc: { service: opa.opa.svc.cluster.local, port: 9191 }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: opa, namespace: bookinfo }
    spec:
      action: CUSTOM
      provider: { name: open-policy-agent }
      rules: [{ to: [{ operation: { paths: ['/admin*'] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: opa, namespace: bookinfo }
    spec:
      action: CUSTOM
      provider: { name: opa }
      rules: [{ to: [{ operation: { paths: ['/admin*'] } }] }]`,
  *check(mesh) {
    const providers = tryExtensionProviders(mesh);
    if (!providers) return;
    const authorizers = providers
      .filter(({ envoyExtAuthzGrpc, envoyExtAuthzHttp }) => envoyExtAuthzGrpc ?? envoyExtAuthzHttp)
      .flatMap(({ name }) => name ?? []);
    for (const on of mesh.ofKind('security.istio.io/AuthorizationPolicy')) {
      const { action, provider } = on.spec ?? {};
      const { name = '' } = provider ?? {};
      if (action !== 'CUSTOM' || authorizers.includes(name)) continue;
      const isOther = providers.some((one) => one.name === name);
      const what = name === '' ? 'missing' : `"${name}" is ${isOther ? 'no authorizer' : 'not there'}`;
      const message = `${what}; name an envoyExtAuthzGrpc or envoyExtAuthzHttp of meshConfig.extensionProviders${among(authorizers)}${didYouMean(name, authorizers)}`;
      yield { on, at: 'spec.provider.name', message };
    }
  },
};
