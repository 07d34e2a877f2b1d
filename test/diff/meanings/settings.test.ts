import { describe, expect, it } from 'vitest';
import { inAmbient, inApplication, inExpose, inGateway, inPlane, reference } from '../../support';
import { meant } from './meant';

const restart = 'oc -n app1 rollout restart deployment,statefulset,daemonset';
const samples = ['details-v1', 'productpage-v1', 'ratings-v1', 'reviews-v1', 'reviews-v2', 'reviews-v3'].map(
  (name) => `Deployment app1/${name} restart: restarts the pods of Deployment app1/${name}`,
);
const nodes =
  'IstioCNI default control-plane: restarts IstioCNI default on every node, one after the other: pods of the mesh that start there meanwhile may have to wait (v1.28.10 -> v1.30.3)';

function revisionBased(version: string, more: object = {}) {
  return inPlane({ version, updateStrategy: { type: 'RevisionBased' }, ...more });
}

function atLoadBalancer(host: string) {
  const [application] = reference.controlPlanes[0].applications;
  return inPlane({
    gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress', service: { type: 'LoadBalancer' } }],
    applications: [{ ...application, expose: { host } }],
  });
}

describe('the same settings', () => {
  it.each([
    ['with the reference', reference],
    ['in ambient mode', inAmbient()],
    ['by revisions', revisionBased('v1.30.3', { revisionTags: [{ name: 'prod' }], denyByDefault: true })],
  ])('mean nothing, %s', (_, settings) => {
    expect(meant(settings, settings)).toEqual([]);
  });
});

describe('a host', () => {
  it('that changes is closed, and another one opened behind a new certificate', () => {
    expect(meant(reference, inExpose({ host: 'shop.apps-crc.testing' }))).toEqual([
      'Certificate istio-ingress/bookinfo-https wait: cert-manager issues Secret istio-ingress/bookinfo-https-cert anew (dnsNames)',
      'Gateway app1/bookinfo-gateway traffic: serves shop.apps-crc.testing:443 (HTTPS) at gateway istio-ingress/istio-ingressgateway',
      'Gateway app1/bookinfo-gateway traffic: no longer serves bookinfo.apps-crc.testing:443 (HTTPS) at gateway istio-ingress/istio-ingressgateway',
      'Route istio-ingress/bookinfo-gateway-https exposure: https://shop.apps-crc.testing can be reached from outside',
      'Route istio-ingress/bookinfo-gateway-https exposure: https://bookinfo.apps-crc.testing can no longer be reached from outside',
      'VirtualService app1/bookinfo traffic: routes requests for shop.apps-crc.testing at Gateway bookinfo-gateway',
      'VirtualService app1/bookinfo traffic: no longer routes requests for bookinfo.apps-crc.testing',
    ]);
  });

  it('at a load balancer is opened by the Gateway itself', () => {
    expect(meant(atLoadBalancer('shop.acme.org'), atLoadBalancer('store.acme.org'))).toEqual([
      'Certificate istio-ingress/bookinfo-https wait: cert-manager issues Secret istio-ingress/bookinfo-https-cert anew (dnsNames)',
      'Gateway app1/bookinfo-gateway exposure: gateway istio-ingress/istio-ingressgateway serves store.acme.org:443 (HTTPS) to the outside',
      'Gateway app1/bookinfo-gateway exposure: gateway istio-ingress/istio-ingressgateway no longer serves shop.acme.org:443 (HTTPS) to the outside',
      'VirtualService app1/bookinfo traffic: routes requests for store.acme.org at Gateway bookinfo-gateway',
      'VirtualService app1/bookinfo traffic: no longer routes requests for shop.acme.org',
    ]);
  });

  it('whose TLS ends elsewhere is told so', () => {
    expect(meant(reference, inExpose({ termination: 'reencrypt' }))).toContain(
      'Route istio-ingress/bookinfo-gateway-https exposure: TLS of bookinfo.apps-crc.testing ends at the router, which encrypts again (passthrough before)',
    );
  });
});

describe('pods of a gateway', () => {
  it('that become more are waited for', () => {
    expect(meant(inGateway({ replicas: 2 }), inGateway({ replicas: 3 }))).toEqual([
      'Deployment istio-ingress/istio-ingressgateway wait: starts 1 more pod of gateway istio-ingress/istio-ingressgateway (2 -> 3)',
    ]);
  });

  it('that become fewer end', () => {
    expect(meant(inGateway({ replicas: 3 }), inGateway({ replicas: 2 }))).toEqual([
      'Deployment istio-ingress/istio-ingressgateway traffic: ends 1 of 3 pods of gateway istio-ingress/istio-ingressgateway',
    ]);
  });

  it('whose number load decides are not said to end', () => {
    const bounds = (minReplicas: number) => inGateway({ autoscaling: { minReplicas, maxReplicas: 5 } });

    expect(meant(bounds(2), bounds(3))).toEqual([
      'HorizontalPodAutoscaler istio-ingress/istio-ingressgateway wait: load decides how many pods gateway istio-ingress/istio-ingressgateway has: 3 to 5, no longer 2 to 5',
    ]);
    expect(meant(inGateway({ replicas: 3 }), bounds(2)).filter((line) => line.includes('ends'))).toEqual([]);
  });

  it('start anew for other resources', () => {
    expect(meant(reference, inGateway({ resources: { requests: { cpu: '200m', memory: '128Mi' } } }))).toEqual([
      'Deployment istio-ingress/istio-ingressgateway restart: restarts the pods of gateway istio-ingress/istio-ingressgateway',
    ]);
  });
});

describe('an Istio version', () => {
  it('in place updates istiod, and proxies follow when they start anew', () => {
    expect(meant(inPlane({ version: 'v1.28.10' }), reference)).toEqual([
      nodes,
      'Istio default control-plane: updates istiod of Istio default in place from v1.28.10 to v1.30.3; there is no way back but another update',
      `Istio default restart: pods of namespace app1 keep the proxy of v1.28.10 until they start anew: ${restart}`,
      'Istio default restart: gateway istio-ingress/istio-ingressgateway keeps the proxy of v1.28.10 until it starts anew: oc -n istio-ingress rollout restart deployment/istio-ingressgateway',
      ...samples,
    ]);
  });

  it('by revisions makes another one, which the tag leads to', () => {
    const tagged = (version: string) => revisionBased(version, { revisionTags: [{ name: 'prod' }] });

    expect(meant(tagged('v1.28.10'), tagged('v1.30.3'))).toEqual([
      nodes,
      'Istio default revision: makes IstioRevision default-v1-30-3 with an istiod of its own; default-v1-28-10 goes 30 s after the last pod, namespace and tag let go of it',
      'Istio default revision: from now on, default-v1-30-3 is what tag prod means to pods that start',
      `Istio default revision: pods of namespace app1 move when they start anew: ${restart}`,
      'Istio default revision: gateway istio-ingress/istio-ingressgateway moves when it starts anew: oc -n istio-ingress rollout restart deployment/istio-ingressgateway',
      ...samples,
    ]);
  });

  it('by revisions for the first time leaves it to the labels who moves to a tag that is new', () => {
    const canary = revisionBased('v1.30.3', { revisionTags: [{ name: 'prod' }] });

    expect(meant(reference, canary).filter((line) => line.includes(' revision: '))).toEqual([
      `Namespace app1 revision: pods of namespace app1 get their proxy from "default-v1-30-3", no longer from "default", when they start anew: ${restart}`,
      'Istio default revision: makes IstioRevision default-v1-30-3 with an istiod of its own; default goes 30 s after the last pod, namespace and tag let go of it',
      'Deployment istio-ingress/istio-ingressgateway revision: gateway istio-ingress/istio-ingressgateway gets its proxy from "default-v1-30-3", no longer from "default"',
    ]);
  });

  it('by revisions for the first time moves who asked for a revision by the name that a new tag has', () => {
    const canary = revisionBased('v1.30.3', { revisionTags: [{ name: 'default' }] });

    expect(meant(reference, canary).filter((line) => line.startsWith('IstioRevisionTag'))).toEqual([
      'IstioRevisionTag default revision: from now on, tag default means default-v1-30-3 to pods that start, no longer default',
      `IstioRevisionTag default revision: pods of namespace app1 move when they start anew: ${restart}`,
      'IstioRevisionTag default revision: gateway istio-ingress/istio-ingressgateway moves when it starts anew: oc -n istio-ingress rollout restart deployment/istio-ingressgateway',
    ]);
  });

  it('without a tag changes the labels, which restarts gateways but not applications', () => {
    expect(meant(revisionBased('v1.28.10'), revisionBased('v1.30.3'))).toEqual([
      `Namespace app1 revision: pods of namespace app1 get their proxy from "default-v1-30-3", no longer from "default-v1-28-10", when they start anew: ${restart}`,
      nodes,
      'Istio default revision: makes IstioRevision default-v1-30-3 with an istiod of its own; default-v1-28-10 goes 30 s after the last pod, namespace and tag let go of it',
      'Deployment istio-ingress/istio-ingressgateway revision: gateway istio-ingress/istio-ingressgateway gets its proxy from "default-v1-30-3", no longer from "default-v1-28-10"',
      'Deployment istio-ingress/istio-ingressgateway restart: restarts the pods of gateway istio-ingress/istio-ingressgateway',
      ...samples,
    ]);
  });

  it('is reached by a tag that moves', () => {
    const tagged = (version?: string) =>
      revisionBased('v1.30.3', { revisionTags: [{ name: 'prod', ...(version && { version }) }] });

    expect(meant(tagged('v1.28.10'), tagged()).filter((line) => line.startsWith('IstioRevisionTag'))).toEqual([
      'IstioRevisionTag prod revision: from now on, tag prod means default-v1-30-3 to pods that start, no longer default-v1-28-10',
      `IstioRevisionTag prod revision: pods of namespace app1 move when they start anew: ${restart}`,
      'IstioRevisionTag prod revision: gateway istio-ingress/istio-ingressgateway moves when it starts anew: oc -n istio-ingress rollout restart deployment/istio-ingressgateway',
    ]);
  });
});

describe('the upgrade of a canary', () => {
  const [application] = reference.controlPlanes[0].applications;
  const trial = { ...application, name: 'trial', namespace: 'trial', expose: undefined };
  const settings = (version: string, tags: readonly object[], ofTrial: string) =>
    revisionBased(version, { revisionTags: tags, applications: [application, { ...trial, revisionTag: ofTrial }] });
  const before = settings('v1.28.10', [{ name: 'default' }, { name: 'canary' }], 'default');
  const during = settings('v1.30.3', [{ name: 'default', version: 'v1.28.10' }, { name: 'canary' }], 'canary');
  const after = settings('v1.30.3', [{ name: 'default' }, { name: 'canary' }], 'default');
  const moves = (old: typeof before, next: typeof before) =>
    meant(old, next).filter((line) => / revision: /.test(line) || line.includes('rollout'));

  it('moves nobody but who tries it', () => {
    expect(moves(before, during)).toEqual([
      'Namespace trial revision: pods of namespace trial get their proxy from "default-v1-30-3", no longer from "default-v1-28-10", when they start anew: oc -n trial rollout restart deployment,statefulset,daemonset',
      'Istio default revision: makes IstioRevision default-v1-30-3 with an istiod of its own; default-v1-28-10 goes 30 s after the last pod, namespace and tag let go of it',
      'Istio default revision: from now on, default-v1-30-3 is what tag canary means to pods that start',
    ]);
  });

  it('moves nobody who has moved before, by whatever tag', () => {
    expect(moves(during, after)).toEqual([
      'IstioRevisionTag default revision: from now on, tag default means default-v1-30-3 to pods that start, no longer default-v1-28-10',
      `IstioRevisionTag default revision: pods of namespace app1 move when they start anew: ${restart}`,
      'IstioRevisionTag default revision: gateway istio-ingress/istio-ingressgateway moves when it starts anew: oc -n istio-ingress rollout restart deployment/istio-ingressgateway',
    ]);
  });
});

describe('a release of the product', () => {
  it('updates the operator alone', () => {
    const before = { ...inPlane({ version: 'v1.28.10' }), release: '3.3' } as const;

    expect(meant(before, { ...before, release: '3.4' })).toEqual([
      'Subscription openshift-operators/servicemeshoperator3 control-plane: updates operator servicemeshoperator3 (channel stable-3.3 -> stable-3.4)',
      'Subscription openshift-operators/servicemeshoperator3 wait: operator servicemeshoperator3 is updated once its ClusterServiceVersion has succeeded',
    ]);
  });
});

describe('Helm values', () => {
  it('are told apart by when they take effect', () => {
    const values = { meshConfig: { accessLogFile: '/dev/stdout', defaultConfig: { concurrency: 2 } } };
    const more = { ...values, meshConfig: { ...values.meshConfig }, pilot: { env: { A: '1' }, replicaCount: 2 } };
    const old = inPlane({ values: { meshConfig: { enableAutoMtls: true } } });

    expect(
      meant(old, inPlane({ values: { ...more, meshConfig: { ...more.meshConfig, enableAutoMtls: true } } })),
    ).toEqual([
      'Istio default control-plane: istiod of Istio default hands meshConfig.accessLogFile to running proxies, without a restart',
      'Istio default control-plane: restarts istiod of Istio default (pilot.env.A)',
      'Istio default control-plane: changes how many pods istiod of Istio default has (pilot.replicaCount)',
      'Istio default restart: pods of namespace app1 and gateway istio-ingress/istio-ingressgateway take up meshConfig.defaultConfig when they start anew: oc -n NAMESPACE rollout restart deployment,statefulset,daemonset',
    ]);
  });

  it('open and close what pods may call', () => {
    const mode = (mode: string) => inPlane({ values: { meshConfig: { outboundTrafficPolicy: { mode } } } });

    expect(meant(mode('REGISTRY_ONLY'), mode('ALLOW_ANY'))).toContain(
      'Istio default exposure: pods of Istio default may call any host',
    );
    expect(meant(mode('ALLOW_ANY'), mode('REGISTRY_ONLY'))).toContain(
      'Istio default traffic: pods of Istio default may call only what the mesh knows: all else fails',
    );
  });
});

describe('an application', () => {
  it('that is removed is deleted object by object, and its host closed', () => {
    const lines = meant(reference, inPlane({ applications: [] }));

    expect(lines.filter((line) => !line.includes(' deletion: '))).toEqual([
      'Route istio-ingress/bookinfo-gateway-https exposure: https://bookinfo.apps-crc.testing can no longer be reached from outside',
    ]);
    expect(lines).toContain(
      'Namespace app1 deletion: deletes Namespace app1: everything in it goes too, also what is not in these files',
    );
  });

  it('that is renamed replaces objects by equal ones', () => {
    expect(meant(reference, inApplication({ name: 'books', expose: { host: 'bookinfo.apps-crc.testing' } }))).toContain(
      'VirtualService app1/bookinfo deletion: replaces it by VirtualService app1/books, equal but for its name',
    );
  });

  it('that is added tells what it opens and what is waited for', () => {
    expect(meant(inPlane({ applications: [] }), reference)).toEqual([
      'Certificate istio-ingress/bookinfo-https wait: cert-manager issues Secret istio-ingress/bookinfo-https-cert',
      'Certificate istio-ingress/selfsigned-ca wait: cert-manager issues Secret istio-ingress/selfsigned-ca-cert',
      'Gateway app1/bookinfo-gateway traffic: serves bookinfo.apps-crc.testing:443 (HTTPS) at gateway istio-ingress/istio-ingressgateway',
      'Route istio-ingress/bookinfo-gateway-https exposure: https://bookinfo.apps-crc.testing can be reached from outside',
      'VirtualService app1/bookinfo traffic: routes requests for bookinfo.apps-crc.testing at Gateway bookinfo-gateway',
    ]);
  });
});

describe('security', () => {
  it('that denies by default lets fewer requests through, and without it more', () => {
    const denied = inPlane({ denyByDefault: true });

    expect(meant(reference, denied)).toEqual([
      'AuthorizationPolicy app1/bookinfo-gateway traffic: fewer requests are let through to the pods of namespace app1 with app=productpage: others get a 403',
      'AuthorizationPolicy app1/own-namespace traffic: fewer requests are let through to all pods of namespace app1: others get a 403',
      'AuthorizationPolicy istio-ingress/istio-ingressgateway-clients traffic: fewer requests are let through to the pods of namespace istio-ingress with istio=ingressgateway: others get a 403',
      'AuthorizationPolicy istio-system/allow-nothing traffic: fewer requests are let through to all pods of the mesh: others get a 403',
    ]);
    expect(meant(denied, reference).filter((line) => line.includes('exposure'))).toHaveLength(4);
  });

  it('that is strict refuses plain text, and without it accepts it', () => {
    const strict = inPlane({ peerAuthentication: { mode: 'STRICT' } });

    expect(meant(reference, strict)).toEqual([
      'PeerAuthentication istio-system/default traffic: all pods of the mesh refuse plain text: callers outside the mesh fail',
    ]);
    expect(meant(strict, reference)).toEqual([
      'PeerAuthentication istio-system/default deletion: deletes PeerAuthentication istio-system/default',
      'PeerAuthentication istio-system/default exposure: all pods of the mesh accept plain text, too',
    ]);
  });

  it('that istio-csr takes over is taken up by pods when they start', () => {
    expect(meant(reference, inPlane({ certificateAuthority: { signer: 'istio-csr' } }))).toEqual([
      'Certificate istio-system/selfsigned-ca wait: cert-manager issues Secret istio-system/selfsigned-ca-cert',
      'IstioCSR istio-csr/default wait: its operator starts the pods of IstioCSR istio-csr/default: wait until it is Ready',
      'Istio default control-plane: restarts istiod of Istio default (pilot.env.ENABLE_CA_SERVER)',
      'Istio default traffic: pods of Istio default that start anew get their certificate from cert-manager-istio-csr.istio-csr.svc:443, no longer from istiod: until all have started anew, old and new ones refuse each other, unless both authorities have one root',
      'Istio default restart: pods of namespace app1 and gateway istio-ingress/istio-ingressgateway take up global.caAddress when they start anew: oc -n NAMESPACE rollout restart deployment,statefulset,daemonset',
    ]);
  });

  it('lets NetworkPolicies beside one that is open for all change nothing', () => {
    const lines = meant(reference, inPlane({ networkPolicies: 'rendered' }));

    expect(lines.filter((line) => line.includes('istio-ingress'))).toEqual([
      'NetworkPolicy istio-ingress/gatewayingress deletion: deletes NetworkPolicy istio-ingress/gatewayingress',
      'NetworkPolicy istio-ingress/gatewayingress traffic: fewer connections are let through to the pods of namespace istio-ingress with istio=ingressgateway',
    ]);
  });
});

describe('another way to make things', () => {
  it('makes a gateway anew by another API', () => {
    expect(meant(reference, inGateway({ gatewayClassName: 'istio' }))).toContain(
      'Route istio-ingress/bookinfo-gateway-https traffic: moves requests for bookinfo.apps-crc.testing: from Service istio-ingressgateway to Service istio-ingressgateway-istio',
    );
  });

  it('takes running pods into ambient mode, and their proxies off when they start anew', () => {
    const lines = meant(reference, inAmbient());

    expect(lines).toContain(
      'Namespace app1 traffic: ztunnel carries the traffic of namespace app1, but of pods that have a proxy only once they start anew without it',
    );
    expect(lines).toContain(
      `Namespace app1 restart: pods of namespace app1 lose their proxy when they start anew: ${restart}`,
    );
    expect(lines).toContain(
      'ZTunnel default wait: its operator starts the pods of ZTunnel default: wait until it is Ready',
    );
  });

  it('cannot move a control plane to another namespace', () => {
    expect(meant(reference, inPlane({ namespace: 'mesh-system' }))).toContain(
      'Istio default immutable: the API server refuses another spec.namespace: delete Istio default and apply it again',
    );
  });
});
