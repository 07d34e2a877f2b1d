import type { Rule } from '../../../lib/check/rule';
import { linesOf, meshOf } from './examples';

/** Objects as documents of a YAML text. */
export function yaml(...objects: readonly object[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

export function service(name: string, namespace: string, spec: object) {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec };
}

export function virtualService(name: string, namespace: string, spec: object) {
  return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, namespace }, spec };
}

export function deployment(name: string, namespace: string, labels: object, container: object = {}, pod: object = {}) {
  const containers = [{ name: 'app', image: 'registry.acme.org/app:1', ...container }];
  const template = { metadata: { labels }, spec: { containers, ...pod } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { template } };
}

export function namespace(name: string, labels: object) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** What a rule says about objects, without those of its own examples. */
export function linesFor(rule: Rule, ...objects: readonly object[]): readonly string[] {
  return linesOf(meshOf({ ...rule, given: '' }, yaml(...objects)), [rule]);
}

/** HTTP routes of a VirtualService to one host. */
export function routesTo(host: string, more: object = {}) {
  return [{ route: [{ destination: { host, ...more } }] }];
}
