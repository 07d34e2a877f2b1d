import { describe, expect, test } from 'vitest';
import { admittedWildcard } from '../../../../lib/check/rules/route/admitted-wildcard';
import { coveredByDefaultCertificate } from '../../../../lib/check/rules/route/covered-by-default-certificate';
import { knownDomain } from '../../../../lib/check/rules/route/known-domain';
import { shortGeneratedHost } from '../../../../lib/check/rules/route/short-generated-host';
import { uniqueHost } from '../../../../lib/check/rules/route/unique-host';
import { validHost } from '../../../../lib/check/rules/route/valid-host';
import { edge, judge, passthrough, type RouteText, route, together } from './routes';

describe('RTE005', () => {
  test('writes a host in lower case', () => {
    expect(judge(validHost, route({ host: 'A.acme.org' }))).toEqual([
      'RTE005 Route istio-ingress/bookinfo spec.host: "A.acme.org" has capitals; write "a.acme.org"',
    ]);
  });

  test.each([
    [
      'under_score.acme.org',
      '"under_score.acme.org" is no DNS name: "under_score" may have letters, digits and dashes within, 63 characters at most',
    ],
    [
      `${'a'.repeat(64)}.acme.org`,
      `"${'a'.repeat(64)}.acme.org" is no DNS name: "${'a'.repeat(64)}" may have letters, digits and dashes within, 63 characters at most`,
    ],
    [`${'a.'.repeat(127)}org`, `"${'a.'.repeat(127)}org" has 257 characters; a DNS name has 253 at most`],
  ])('names what is wrong with %s', (host, message) => {
    expect(judge(validHost, route({ host }))).toEqual([`RTE005 Route istio-ingress/bookinfo spec.host: ${message}`]);
  });
});

describe('RTE006', () => {
  const name = 'a'.repeat(60);

  test('says nothing of a long name that has a host, or a subdomain', () => {
    const subdomain = shortGeneratedHost.bad.replace('spec:', 'spec:\n      subdomain: bookinfo');

    expect(judge(shortGeneratedHost, route({ name, host: '' }))).toHaveLength(1);
    expect(judge(shortGeneratedHost, route({ name }))).toEqual([]);
    expect(judge(shortGeneratedHost, subdomain)).toEqual([]);
  });
});

describe('RTE017', () => {
  const second = (text: RouteText) => together(route({}), route({ name: 'second', ...text }));
  const controller = (spec: string) => `
    apiVersion: operator.openshift.io/v1
    kind: IngressController
    metadata: { name: default, namespace: openshift-ingress-operator }
    spec: ${spec}`;

  test.each([
    ['the same path of a host that is opened', together(route({ tls: edge }), route({ name: 'second', tls: edge })), 1],
    [
      'another path of a host that is opened',
      together(route({ tls: edge }), route({ name: 'second', tls: edge, path: '/a' })),
      0,
    ],
    ['another path of a host that is passed through', second({ tls: edge, path: '/a' }), 1],
    ['clear text beside passthrough', second({ tls: 'null', path: '/a' }), 0],
    ['another namespace', second({ namespace: 'bookinfo', path: '/a', tls: 'null' }), 1],
    [
      'another namespace where hosts are shared',
      together(
        second({ namespace: 'bookinfo', path: '/a', tls: 'null' }),
        controller('{ routeAdmission: { namespaceOwnership: InterNamespaceAllowed } }'),
      ),
      0,
    ],
    [
      'one shard among several',
      together(second({}), controller('{ routeSelector: { matchLabels: { type: public } } }')),
      0,
    ],
  ])('judges %s', (_, example, count) => {
    expect(judge(uniqueHost, example)).toHaveLength(count);
  });
});

describe('RTE021', () => {
  test.each([
    ['a deep host that the gateway has a certificate for', { tls: passthrough }, 0],
    [
      'a deep host with a certificate of its own',
      { tls: '{ termination: edge, externalCertificate: { name: x } }' },
      0,
    ],
    ['a deep host that is encrypted again', { tls: '{ termination: reencrypt }' }, 1],
  ])('judges %s', (_, text, count) => {
    expect(judge(coveredByDefaultCertificate, route({ host: 'a.b.apps.ocp.acme.org', ...text }))).toHaveLength(count);
  });

  test('says nothing of another domain, or of a router with a certificate of its own', () => {
    const controller = `
    apiVersion: operator.openshift.io/v1
    kind: IngressController
    metadata: { name: default, namespace: openshift-ingress-operator }
    spec: { defaultCertificate: { name: wide } }`;
    const deep = route({ host: 'a.b.apps.ocp.acme.org', tls: edge });

    expect(judge(coveredByDefaultCertificate, route({ host: 'a.b.acme.org', tls: edge }))).toEqual([]);
    expect(judge(coveredByDefaultCertificate, together(controller, deep))).toEqual([]);
  });

  test('says nothing where the domain is unknown', () => {
    expect(
      judge(coveredByDefaultCertificate, route({ host: 'a.b.apps.ocp.acme.org', tls: edge }), {
        appsDomain: undefined,
      }),
    ).toEqual([]);
  });
});

describe('RTE048', () => {
  test.each([
    ['bookinfo.aps.ocp.acme.org', 1],
    ['bookinfo.apps2.ocp.acme.org', 0],
    ['bookinfo.apps-internal.ocp.acme.org', 0],
    ['bookinfo.acme.org', 0],
    ['a.b.apps.ocp.acme.org', 0],
  ])('judges %s', (host, count) => {
    expect(judge(knownDomain, route({ host }))).toHaveLength(count);
  });
});

describe('RTE018', () => {
  test('says nothing where an IngressController admits wildcards', () => {
    const controller = `
    apiVersion: operator.openshift.io/v1
    kind: IngressController
    metadata: { name: default, namespace: openshift-ingress-operator }
    spec: { routeAdmission: { wildcardPolicy: WildcardsAllowed } }`;

    expect(judge(admittedWildcard, together(controller, admittedWildcard.bad))).toEqual([]);
  });
});
