/** An injected gateway's pods, which may read Secrets, and what leads from them to BookInfo's front. */
export const gatewayToFront = `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]
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
      ports: [{ name: http, port: 9080 }]`;

/** The same with the server that ends TLS there. */
export const httpsToFront = `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
    ---${gatewayToFront}`;

/** ClusterIssuer acme-ca, and what its own certificate comes from. */
export const acmeAuthority = `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      isCA: true
      duration: 87600h
      renewBefore: 8760h
      issuerRef: { kind: ClusterIssuer, name: self-signed }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }`;

/** All that serves BookInfo's front over HTTPS by an injected gateway, but the Gateway itself. */
export const servingPods = `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
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
      ports: [{ name: http, port: 9080 }]`;

/** All that serves BookInfo's front over HTTPS by an injected gateway, but the certificate of its host. */
export const servingGateway = `${acmeAuthority}
    ---${httpsToFront}`;
