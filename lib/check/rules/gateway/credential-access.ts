import { title } from '../../../manifest/manifest';
import { groupBy } from '../../derived/derived';
import { credentials } from '../../derived/gateway/credentials';
import { allows } from '../../derived/security/access';
import type { Rule } from '../../rule';

export const credentialAccess: Rule = {
  code: 'GWY015',
  severity: 'error unless open',
  title: 'The account of a gateway may list the Secrets of its namespace',
  why: 'Before istiod hands a certificate to a gateway, it asks the cluster whether the account of the pods may list Secrets there. Without a role that says so the listener has no certificate; the Gateway shows nothing, and only the log of istiod does.',
  given: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list, watch] }]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: istio-ingressgateway-sds }
    subjects: [{ kind: ServiceAccount, name: istio-ingressgateway, namespace: istio-ingress }]
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      replicas: 2
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          containers:
            - name: istio-proxy
              image: auto
              resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 1Gi } }`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      replicas: 2
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers:
            - name: istio-proxy
              image: auto
              resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 1Gi } }`,
  *check(mesh) {
    const byPods = groupBy(credentials(mesh), ({ workload: { namespace, name } }) => `${namespace}/${name}`);
    for (const [first] of byPods.values()) {
      if (!first) continue;
      const { namespace, serviceAccount, kind, name } = first.workload;
      const access = { verbs: ['list'], group: '', resource: 'secrets', namespace };
      if (allows(mesh, { namespace, name: serviceAccount }, access) !== false) continue;
      const message =
        `ServiceAccount "${serviceAccount}" of ${kind} "${name}" may not list secrets in "${namespace}", where ` +
        `${title(first.on)} has its pods look for "${first.name}"; bind it to a Role that allows get, list and watch`;
      yield { on: first.workload.on, at: `${first.workload.at}.spec.serviceAccountName`, message };
    }
  },
};
