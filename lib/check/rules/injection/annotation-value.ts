import { isIP } from 'node:net';
import { type AnnotationValue, interceptionModes, judgedAnnotations } from '../../../platform/pod-annotations';
import { podMetadataAt, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const annotationValue: Rule = {
  code: 'INJ017',
  severity: 'warning',
  title: 'Annotations for the proxy say what it can read',
  why: 'The webhook looks at the values before it injects the pod, and fails over one that it cannot read. The pod is not created, and only events of its ReplicaSet say so.',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata:
          annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "http" }
          labels: { app: ratings }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata:
          annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "9080" }
          labels: { app: ratings }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      for (const [name, kind] of Object.entries(judgedAnnotations)) {
        const value = workload.annotations[name];
        if (value === undefined || isReadable[kind](value)) continue;
        const message = `"${value}" cannot be read; write ${wanted[kind]}`;
        yield { on: workload.on, at: podMetadataAt(workload, 'annotations', name), message };
      }
    }
  },
};

const isReadable: Readonly<Record<AnnotationValue, (value: string) => boolean>> = {
  mode: (value) => interceptionModes.includes(value),
  ports: (value) => entriesOf(value).every(isPort),
  'ports or all': (value) => value === '*' || entriesOf(value).every(isPort),
  ranges: (value) => entriesOf(value).every(isRange),
  'ranges or all': (value) => value === '*' || entriesOf(value).every(isRange),
};

const wanted: Readonly<Record<AnnotationValue, string>> = {
  mode: `one of ${list(interceptionModes)}`,
  ports: 'port numbers, e.g. "8080,9090"',
  'ports or all': 'port numbers, e.g. "8080,9090", or "*"',
  ranges: 'address ranges, e.g. "10.0.0.0/8"',
  'ranges or all': 'address ranges, e.g. "10.0.0.0/8", or "*"',
};

function entriesOf(value: string): readonly string[] {
  return value === '' ? [] : value.split(',').map((entry) => entry.trim());
}

function isPort(entry: string): boolean {
  return /^\d+$/.test(entry) && Number(entry) <= 65535;
}

function isRange(entry: string): boolean {
  const [address = '', bits = ''] = entry.split('/');
  const version = isIP(address);
  return version !== 0 && /^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}
