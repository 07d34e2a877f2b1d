import { describe, expect, test } from 'vitest';
import { chosenPort } from '../../../../lib/check/rules/route/chosen-port';
import { existingService } from '../../../../lib/check/rules/route/existing-service';
import { generatedService } from '../../../../lib/check/rules/route/generated-service';
import { targetPortName } from '../../../../lib/check/rules/route/target-port-name';
import { targetPortNumber } from '../../../../lib/check/rules/route/target-port-number';
import { judge, route, together } from './routes';

describe('RTE001', () => {
  test.each([
    [
      'a Service of an operator',
      'istio-system',
      'kiali',
      'apiVersion: kiali.io/v1alpha1\n    kind: Kiali\n    metadata: { name: kiali, namespace: istio-system }',
    ],
    ['a namespace of OpenShift', 'openshift-monitoring', 'thanos-querier', ''],
    [
      'a Gateway, which is RTE040',
      'web',
      'web',
      'apiVersion: gateway.networking.k8s.io/v1\n    kind: Gateway\n    metadata: { name: web, namespace: web }',
    ],
  ])('says nothing of %s', (_, namespace, to, beside) => {
    expect(judge(existingService, together(route({ namespace, to }), beside))).toEqual([]);
  });

  test('names the namespace where the Service is', () => {
    expect(judge(existingService, existingService.bad)).toEqual([
      'RTE001 Route bookinfo/bookinfo spec.to.name: no Service "istio-ingressgateway" in namespace "bookinfo"; there is one in "istio-ingress": create the Route there',
    ]);
  });

  test('names the Service that was probably meant', () => {
    expect(judge(existingService, route({ to: 'istio-ingresgateway' }))).toEqual([
      'RTE001 Route istio-ingress/bookinfo spec.to.name: no Service "istio-ingresgateway" in namespace "istio-ingress"; did you mean "istio-ingressgateway"?',
    ]);
  });
});

describe('RTE002 and RTE003', () => {
  test.each(['8443', '"8443"'])('read %s as a port of the pods', (port) => {
    const example = route({ port });

    expect([...judge(targetPortName, example), ...judge(targetPortNumber, example)]).toEqual([]);
  });

  test('read digits in quotes as a port of the pods too', () => {
    expect(judge(targetPortNumber, route({ port: '"443"' }))).toEqual([
      "RTE003 Route istio-ingress/bookinfo spec.port.targetPort: 443 is the port of Service istio-ingressgateway; write the one of its pods, 8443, or the port's name",
    ]);
  });

  test('list the ports of the pods', () => {
    expect(judge(targetPortNumber, route({ port: '9090' }))).toEqual([
      'RTE003 Route istio-ingress/bookinfo spec.port.targetPort: 9090 is no port of the pods behind Service istio-ingressgateway (8080, 8443)',
    ]);
  });

  test('say nothing of a Service whose pods are unknown', () => {
    const service = `
    apiVersion: v1
    kind: Service
    metadata: { name: web, namespace: istio-ingress }
    spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: web }] }`;

    expect(judge(targetPortNumber, together(service, route({ to: 'web', port: '9090' })))).toEqual([]);
  });
});

describe('RTE004', () => {
  test('says nothing of a Service with one port, or one beside those of UDP', () => {
    const service = (ports: string) => `
    apiVersion: v1
    kind: Service
    metadata: { name: web, namespace: istio-ingress }
    spec: { selector: { app: web }, ports: [${ports}] }`;
    const bare = route({ to: 'web', port: '' });

    expect(judge(chosenPort, together(service('{ port: 80 }'), bare))).toEqual([]);
    expect(judge(chosenPort, together(service('{ port: 80 }, { port: 53, protocol: UDP }'), bare))).toEqual([]);
  });
});

describe('RTE040', () => {
  const generated = `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      listeners: [{ name: https, port: 443, protocol: HTTPS }]`;

  test.each([
    ['the name of a listener', 'https', []],
    ['the number of a listener', '443', []],
    ['no port at all', '', []],
    [
      'neither',
      'htps',
      ['"htps" is no listener of Gateway istio-ingress/bookinfo ("status-port", "https"); did you mean "https"?'],
    ],
    ['another number', '8443', ['"8443" is no listener of Gateway istio-ingress/bookinfo ("status-port", "https")']],
  ])('judges %s', (_, port, messages) => {
    const example = together(generated, route({ to: 'bookinfo-istio', port }));
    const lines = [generatedService, targetPortName, targetPortNumber].flatMap((rule) => judge(rule, example));

    expect(lines.map((line) => line.split('targetPort: ')[1])).toEqual(messages);
  });
});
