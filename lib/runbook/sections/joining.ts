import type { View } from '../../manifest/view';
import { type ClusterOfMesh, clustersOf } from '../clusters';
import { item } from '../markdown';
import { type EastWestGateway, eastWestGateways } from '../paths/east-west';

/** What makes clusters one mesh and cannot stand in files: addresses, and credentials for each other's API servers. */
export function joining(view: View): readonly string[] {
  const eastWest = eastWestGateways(view);
  return clustersOf(view).flatMap((cluster) => [
    '## Join the clusters',
    introductionOf(cluster),
    item(
      'In all clusters of the mesh this prints the same, for they trust one root',
      `oc -n ${cluster.namespace} get configmap istio-ca-root-cert -o jsonpath='{.data.root-cert\\.pem}' | sha256sum`,
    ),
    ...eastWest.map((gateway) => addressItem(cluster, gateway)),
    ...(cluster.remotePilotAddress === undefined ? [] : [`- ${pilotAddress(cluster.remotePilotAddress)}`]),
    ...remoteSecretItems(view, cluster),
    ...(cluster.isRemote
      ? []
      : [
          item(
            'Istiod is `synced` with every other cluster that it was given a credential for',
            `istioctl -i ${cluster.namespace} remote-clusters`,
          ),
        ]),
  ]);
}

function introductionOf({ name, meshID, network, isRemote }: ClusterOfMesh): string {
  const place = [meshID && `of mesh \`${meshID}\``, network && `on network \`${network}\``].filter(Boolean).join(', ');
  const role = isRemote
    ? "It is a remote cluster: the primary's control plane serves it. What follows is done once that runs and `Istio` is " +
      'applied here, before gateways and applications: their proxies get nothing until the primary reads this cluster.'
    : 'It is a primary cluster, with a control plane of its own. What follows is done once all clusters are applied.';
  return `This is cluster \`${name}\`${place && ` ${place}`}. ${role}`;
}

function addressItem({ isExternal }: ClusterOfMesh, { service }: EastWestGateway): string {
  const use = isExternal
    ? 'proxies of the other clusters call it, and it is `remotePilotAddress` in the settings of remote clusters'
    : 'proxies of the other clusters call it';
  const first = '.status.loadBalancer.ingress[0]';
  return item(
    `The address of gateway \`${service.name}\`; ${use}`,
    `oc -n ${service.namespace} get service ${service.name} -o jsonpath='{${first}.ip}{${first}.hostname}{"\\n"}'`,
  );
}

function pilotAddress(address: string): string {
  return `The control plane is asked for at \`${address}\`: the address of the primary's east-west gateway must be that.`;
}

/** The credential gives read access to this cluster's API server, so it goes past every repository. */
function remoteSecretItems(view: View, { namespace, name, isRemote }: ClusterOfMesh): readonly string[] {
  const hasAccount = view.tryFind('core/ServiceAccount', namespace, 'istio-reader-service-account') !== undefined;
  const file = `"$HOME/remote-secret-${name}.yaml"`;
  const flags = [`--name=${name}`, ...(hasAccount ? ['--create-service-account=false'] : [])].join(' ');
  const takers = isRemote ? 'the primary cluster' : 'each other cluster that is a primary';
  return [
    item(
      'A credential by which control planes of other clusters read Services and pods here. Keep it out of every repository',
      `istioctl -i ${namespace} create-remote-secret ${flags} > ${file}`,
    ),
    item(`Logged in to ${takers}, give it there, and delete the file`, `oc apply -f ${file}\nrm ${file}`),
  ];
}
