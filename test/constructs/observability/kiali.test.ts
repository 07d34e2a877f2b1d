import { describe, expect, it } from 'vitest';
import { applications, observed, specOf, titlesOf } from '../../observed';
import { objectsOf } from '../../support';

describe('Kiali', () => {
  it('asks Thanos with its own token, and its own account may read there', () => {
    const objects = objectsOf(observed({}));

    expect(objects.get('Kiali istio-system/kiali')?.spec).toEqual({
      version: 'v2.27',
      auth: { strategy: 'openshift' },
      deployment: { instance_name: 'kiali' },
      external_services: {
        prometheus: {
          url: 'https://thanos-querier.openshift-monitoring.svc.cluster.local:9091',
          auth: { type: 'bearer', use_kiali_token: true },
          thanos_proxy: { enabled: true },
        },
        grafana: { enabled: false },
      },
    });
    expect(objects.get('ClusterRoleBinding kiali-monitoring-rbac')).toMatchObject({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-monitoring-view' },
      subjects: [{ kind: 'ServiceAccount', name: 'kiali-service-account', namespace: 'istio-system' }],
    });
  });

  it.each([
    ['InPlace', 'mesh', 'mesh'],
    ['RevisionBased', 'default', 'default-v1-30-3'],
    ['RevisionBased', 'mesh', 'mesh-v1-30-3'],
  ] as const)(
    'is told what the parts of a control plane that is %s and called %s are called',
    (type, name, revision) => {
      const settings = observed({}, { name, updateStrategy: { type }, version: 'v1.30.3' });
      const kiali = name === 'default' ? 'kiali' : `kiali-${name}`;

      expect(specOf(settings, `Kiali istio-system/${kiali}`)).toMatchObject({
        external_services: {
          istio: {
            config_map_name: `istio-${revision}`,
            istio_sidecar_injector_config_map_name: `istio-sidecar-injector-${revision}`,
            istiod_deployment_name: `istiod-${revision}`,
            url_service_version: `http://istiod-${revision}.istio-system:15014/version`,
          },
        },
      });
    },
  );

  it.each([
    ['3.0', 'v2.4'],
    ['3.1', 'v2.11'],
    ['3.2', 'v2.17'],
    ['3.3', 'v2.22'],
    ['3.4', 'v2.27'],
  ] as const)('of release %s is %s, and so are its pages in the console', (release, version) => {
    const settings = observed({}, {}, { release });

    expect(specOf(settings, 'Kiali istio-system/kiali')).toMatchObject({ version });
    expect(specOf(settings, 'OSSMConsole ossmconsole/ossmconsole')).toEqual({
      version,
      kiali: { serviceName: 'kiali', serviceNamespace: 'istio-system', servicePort: 20001 },
    });
  });

  it('has no pages in a console that is too old for them', () => {
    const settings = observed({}, {}, { release: '3.0', openshift: '4.14' });

    expect(titlesOf(settings, 'Kiali', 'OSSMConsole')).toEqual(['Kiali istio-system/kiali']);
    expect(objectsOf(settings).has('Namespace ossmconsole')).toBe(false);
  });

  it('sees what its control plane sees, where that does not see everything', () => {
    const discoverySelectors: readonly { readonly matchLabels: Record<string, string> }[] = [
      { matchLabels: { mesh: 'prod' } },
      { matchLabels: { team: 'a' } },
    ];
    const settings = observed({}, { values: { meshConfig: { discoverySelectors } } });

    expect(specOf(settings, 'Kiali istio-system/kiali')).toMatchObject({
      deployment: { cluster_wide_access: false, discovery_selectors: { default: discoverySelectors } },
    });
  });

  it('is one for each of two meshes, by names of their own, and the console shows the first', () => {
    const east = { name: 'east', namespace: 'istio-east', observability: {}, applications };
    const west = { name: 'west', namespace: 'istio-west', observability: {} };
    const settings = observed({}, {}, { controlPlanes: [east, west] });

    expect(titlesOf(settings, 'Kiali', 'OSSMConsole', 'ClusterRoleBinding', 'ServiceMonitor')).toEqual([
      'ClusterRoleBinding kiali-east-monitoring-rbac',
      'ClusterRoleBinding kiali-west-monitoring-rbac',
      'Kiali istio-east/kiali-east',
      'Kiali istio-west/kiali-west',
      'OSSMConsole ossmconsole/ossmconsole',
      'ServiceMonitor istio-east/istiod-monitor',
      'ServiceMonitor istio-west/istiod-monitor',
    ]);
    expect(specOf(settings, 'Kiali istio-west/kiali-west')).toMatchObject({
      deployment: {
        instance_name: 'kiali-west',
        cluster_wide_access: false,
        discovery_selectors: { default: [{ matchLabels: { 'istio-discovery': 'west' } }] },
      },
    });
    expect(specOf(settings, 'OSSMConsole ossmconsole/ossmconsole')).toMatchObject({
      kiali: { serviceName: 'kiali-east', serviceNamespace: 'istio-east' },
    });
  });
});
