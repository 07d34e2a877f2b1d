import type { Manifest } from '../../manifest/manifest';
import type { Stage } from '../../manifest/stage';
import type { View } from '../../manifest/view';
import { pluggedAuthoritySecret } from '../../platform/mesh-certificates';
import { userWorkloadMonitoring } from '../../platform/monitoring';
import { revisionName } from '../../platform/naming';
import { defaultCatalog } from '../../platform/operators';
import { clustersOf } from '../clusters';
import { givenIssuers } from './given-issuers';
import { isMade } from './made-secrets';
import type { Need } from './need';
import { sayReference, secretReferences } from './secret-references';

/** What must be there that this folder does not bring, each thing once, in the order of the stages that need it. */
export function needs(view: View, stages: readonly Stage[]): readonly Need[] {
  const all = [
    ...catalogs(view),
    ...nodeRouting(view),
    ...gatewayApi(view),
    ...olderRevisions(view),
    ...givenIssuers(view),
    ...sharedRoot(view),
    ...secrets(view, stages),
    ...monitoring(view, stages),
  ];
  return all.filter((need, i) => all.findIndex(({ command }) => command === need.command) === i);
}

function catalogs(view: View): readonly Need[] {
  const given = view
    .ofKind('operators.coreos.com/Subscription')
    .filter(({ spec }) => spec?.source !== undefined && spec.source !== defaultCatalog.source);
  return given
    .filter(({ spec }) => !view.tryFind('operators.coreos.com/CatalogSource', spec?.sourceNamespace, spec?.source))
    .map(({ spec }) => ({
      what: `CatalogSource \`${spec?.sourceNamespace}/${spec?.source}\`, from which operators come`,
      why: 'whoever fills the mirror makes it; this prints `READY`',
      command: `oc -n ${spec?.sourceNamespace} get catalogsource/${spec?.source} -o jsonpath='{.status.connectionState.lastObservedState}{"\\n"}'`,
    }));
}

/** Without it, the kubelet's probes never reach pods in ambient mode on OVN-Kubernetes. */
function nodeRouting(view: View): readonly Need[] {
  if (view.ofKind('sailoperator.io/ZTunnel').length === 0) return [];
  return [
    {
      what: "Routing by way of the nodes (`routingViaHost`), where the cluster's network is OVN-Kubernetes",
      why: 'without it probes do not reach pods in ambient mode. It is one setting for the whole cluster, to be made by whoever runs it; this prints `true`',
      command:
        'oc get network.operator.openshift.io/cluster -o jsonpath=\'{.spec.defaultNetwork.ovnKubernetesConfig.gatewayConfig.routingViaHost}{"\\n"}\'',
    },
  ];
}

function gatewayApi(view: View): readonly Need[] {
  if (view.ofKind('gateway.networking.k8s.io/Gateway').length === 0) return [];
  return [
    {
      what: 'The Kubernetes Gateway API',
      why: 'OpenShift brings its CRDs from 4.19 on, and lets nobody else write them',
      command: 'oc get crd/gateways.gateway.networking.k8s.io',
    },
  ];
}

/** A tag that stays with a revision while its control plane has another; the operator keeps what a tag uses. */
function olderRevisions(view: View): readonly Need[] {
  const names = view
    .ofKind('sailoperator.io/Istio')
    .map(({ metadata, spec }) => revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? ''));
  return view
    .ofKind('sailoperator.io/IstioRevisionTag')
    .filter(({ spec }) => spec?.targetRef?.kind === 'IstioRevision' && !names.includes(spec.targetRef.name ?? ''))
    .map(({ metadata, spec }) => ({
      what: `Revision \`${spec?.targetRef?.name}\`, which tag \`${metadata.name}\` stays with`,
      why: 'the control plane had that version before',
      command: `oc get istiorevision/${spec?.targetRef?.name}`,
    }));
}

/** Clusters of one mesh trust each other by a root that they share. */
function sharedRoot(view: View): readonly Need[] {
  return clustersOf(view)
    .filter(({ namespace, isRemote, hasSigner }) => {
      const cacerts = { namespace, name: pluggedAuthoritySecret };
      return !isRemote && !hasSigner && !isMade(view, cacerts);
    })
    .map(({ namespace }) => ({
      what: `Secret \`${namespace}/${pluggedAuthoritySecret}\`, with which istiod signs`,
      why: 'it holds an intermediate certificate of the root that all clusters of the mesh share, and its key. Secrets are never written here',
      command: `oc -n ${namespace} get secret ${pluggedAuthoritySecret}`,
    }));
}

function secrets(view: View, stages: readonly Stage[]): readonly Need[] {
  return secretReferences(view)
    .filter((reference) => !isMade(view, reference))
    .map((reference) => ({
      what: `${sayReference(reference)}${before(reference.on, stages)}`,
      why: `${reference.holds}. Secrets are never written here`,
      command: `oc -n ${reference.namespace} get secret ${reference.name}`,
    }));
}

/** The object is one for the whole cluster, and its one key holds the settings of all. */
function monitoring(view: View, stages: readonly Stage[]): readonly Need[] {
  const { namespace, name, key, setting } = userWorkloadMonitoring;
  const on = view.tryFind('core/ConfigMap', namespace, name);
  if (!on) return monitorsOf(view).length > 0 ? [userMonitoring] : [];
  return [
    {
      what: `A look at ConfigMap \`${namespace}/${name}\`${before(on, stages)}`,
      why: `it is one for the whole cluster, and applying replaces all of \`${key}\`. Where this prints anything but \`${setting}\`, take \`userWorkloadMonitoring\` out of the settings and add that line by hand, by \`oc -n ${namespace} edit configmap ${name}\``,
      command: `oc -n ${namespace} get configmap ${name} -o yaml`,
    },
  ];
}

const userMonitoring: Need = {
  what: 'The monitoring of what users run',
  why: 'whoever runs the cluster turns it on; without it nobody reads the monitors of this folder',
  command: 'oc -n openshift-user-workload-monitoring get pods',
};

function monitorsOf(view: View): readonly unknown[] {
  return [...view.ofKind('monitoring.coreos.com/PodMonitor'), ...view.ofKind('monitoring.coreos.com/ServiceMonitor')];
}

/** Before which file an object's needs must be met; without a word, before the first. */
function before(on: Pick<Manifest, 'kind' | 'metadata'>, stages: readonly Stage[]): string {
  const stage = stages.find(({ manifests }) =>
    manifests.some(
      ({ kind, metadata }) =>
        kind === on.kind && metadata.name === on.metadata.name && metadata.namespace === on.metadata.namespace,
    ),
  );
  return stage ? `, before \`${stage.id}.yaml\`` : '';
}
