import { App } from 'cdk8s';
import { expect, test } from 'vitest';
import { argoCD as placeCharts } from '../../../lib/argo-cd';
import { View } from '../../../lib/manifest/view';
import type { Footprint } from '../../../lib/platform/footprint';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';
import { resolveDelivery } from '../../../lib/settings/resolve-delivery';
import { finishedStages } from '../../../lib/synth/synth';
import { reference } from '../../support';
import { manifestsOf, repoURL } from './delivery';

const footprint: Footprint = {
  cluster: reference.name,
  parts: [{ name: 'mesh', kinds: [{ group: '', kind: 'ConfigMap', namespaces: ['shop'] }] }],
  namespaces: [],
  rules: [],
  manualApprovals: [],
};

test('the project permits the namespace that applications name, whether or not any object stands there', () => {
  const { clusters } = resolveClusters([reference]);
  const { argoCD } = resolveDelivery({ argoCD: { repoURL } }, clusters);
  if (!argoCD) throw new Error('the delivery is refused');
  const app = new App();
  placeCharts(app, argoCD, clusters, [footprint]);
  const view = new View(manifestsOf(finishedStages(app).stages));
  const named = view
    .ofKind('argoproj.io/Application')
    .filter(({ spec }) => spec?.project === 'service-mesh')
    .map(({ spec }) => spec?.destination?.namespace);

  expect(named).toEqual(['openshift-operators']);
  expect(
    view
      .tryFind('argoproj.io/AppProject', 'openshift-gitops', 'service-mesh')
      ?.spec?.destinations?.map(({ namespace }) => namespace),
  ).toEqual(['openshift-operators', 'shop']);
});
