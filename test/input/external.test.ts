import { describe, expect, it } from 'vitest';
import { declared } from '../../lib/input/external';

describe('an object is declared', () => {
  it.each([
    [
      'Service bookinfo/reviews',
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'reviews', namespace: 'bookinfo' } },
    ],
    [
      'Service bookinfo/reviews:9080,http',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'reviews', namespace: 'bookinfo' },
        spec: { ports: [{ port: 9080 }, { name: 'http' }] },
      },
    ],
    ['Namespace  bookinfo', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bookinfo' } }],
    ['Deployment a/b', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'b', namespace: 'a' } }],
    [
      'Gateway.networking.istio.io a/b',
      { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'b', namespace: 'a' } },
    ],
    [
      'ClusterRole system:router',
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'system:router' } },
    ],
    ['Ingress a/b', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'b', namespace: 'a' } }],
    [
      'HorizontalPodAutoscaler a/b',
      { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'b', namespace: 'a' } },
    ],
    ['Job a/b', { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'b', namespace: 'a' } }],
    ['Endpoints a/b', { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'b', namespace: 'a' } }],
    ['StorageClass b', { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'b' } }],
    [
      'WasmPlugin a/b',
      { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin', metadata: { name: 'b', namespace: 'a' } },
    ],
    [
      'IngressController.operator.openshift.io x/default',
      {
        apiVersion: 'operator.openshift.io/v1',
        kind: 'IngressController',
        metadata: { name: 'default', namespace: 'x' },
      },
    ],
  ])('%s', (what, object) => {
    expect(declared(what)).toEqual(object);
  });
});

describe('a declaration that says nothing is refused', () => {
  it.each([
    ['Service', '"Service" is no declaration; write "KIND[.GROUP] [NAMESPACE/]NAME[:PORT,PORT]" or a path'],
    ['Service a/b/c', '"Service a/b/c" is no declaration; write "KIND[.GROUP] [NAMESPACE/]NAME[:PORT,PORT]" or a path'],
    [
      'Gateway a/b',
      '"Gateway" is a kind of "gateway.networking.k8s.io", "networking.istio.io"; write "Gateway.gateway.networking.k8s.io" or the other',
    ],
    ['Foo a', 'kind "Foo" is not known; write its group as well, as in "Foo.GROUP"'],
    ['Service b', 'Service "b" has no namespace; write "Service NAMESPACE/b"'],
    ['Namespace a/b', 'Namespace "b" is in no namespace; write "Namespace b"'],
  ])('%s', (what, say) => {
    expect(declared(what)).toBe(say);
  });
});
