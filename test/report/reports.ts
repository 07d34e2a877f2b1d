import type { Finding } from '../../lib/check/finding';
import type { Manifest } from '../../lib/manifest/manifest';
import { type Report, reportOf, type Unread } from '../../lib/report/report';
import { readText } from '../input/folder';

const YAML = `apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: bookinfo, namespace: istio-ingress }
spec:
  port: { targetPort: htps }
---
apiVersion: v1
kind: Namespace
metadata:
  name: app1
---
apiVersion: v1
kind: Secret
metadata: { name: login, namespace: app1 }
stringData:
  password: hunter2
---
apiVersion: v1
kind: Pod
metadata: { name: app, namespace: app1 }
spec:
  env: [{ name: DB_PASSWORD, value: 123456 }, { name: REPLICAS, value: 5 }]
`;

/** A finding without its object, of which only the kind is said. */
export type Said = Omit<Finding, 'on'> & { readonly kind: string };

export const port: Said = {
  code: 'RTE002',
  severity: 'error',
  kind: 'Route',
  at: 'spec.port.targetPort',
  message: '"htps" is not a port of Service "gateway"; did you mean "https"?',
};
export const label: Said = { code: 'INJ001', severity: 'warning', kind: 'Namespace', at: '', message: 'has no label' };

/** The report of findings in a file "mesh file.yaml" that holds a Route, a Namespace, a Secret and a Pod. */
export function report(said: readonly Said[], unread: readonly Unread[] = []): Report {
  const { manifests, origins } = readText(YAML);
  const findings = said.map(({ kind, ...finding }) => ({ ...finding, on: ofKind(manifests, kind) }));
  return reportOf(findings, {
    manifests,
    unread,
    lineOf: (on, at) => ({ ...origins.lineOf(on, at), file: 'mesh file.yaml' }),
  });
}

function ofKind(manifests: readonly Manifest[], wanted: string): Manifest {
  const manifest = manifests.find(({ kind }) => kind === wanted);
  if (manifest === undefined) throw new Error(`${wanted}: not in the file`);
  return manifest;
}
