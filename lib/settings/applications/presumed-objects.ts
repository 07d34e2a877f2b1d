import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { PresumedBy, PresumedObject } from '../presumed-objects';
import type { Application } from './resolve-applications';

/** What others bring for applications: Services that are exposed, what certifies their hosts, accounts of callers. */
export const presumedByApplications: PresumedBy = ({ controlPlanes }) =>
  controlPlanes.flatMap((plane) => [
    ...plane.applications.flatMap(exposedService),
    ...plane.applications.flatMap((application) => certifyingObject(application, plane)),
    ...plane.applications.flatMap(callerAccounts),
  ]);

/** The Service that an application is exposed by, with whatever ports. */
function exposedService({ expose }: Application): readonly PresumedObject[] {
  if (!expose) return [];
  const { name, namespace } = expose.service;
  return [{ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } }];
}

/** The issuer or the Secret that the certificate of a host comes from, where it is no CA of the mesh's own. */
function certifyingObject({ expose }: Application, { gateways }: ControlPlane): readonly PresumedObject[] {
  const { secretName, issuerRef } = expose?.certificate ?? {};
  const namespace = gateways.find(({ name }) => name === expose?.gateway)?.namespace;
  if (secretName !== undefined)
    return [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: secretName, namespace } }];
  if (!issuerRef?.kind) return [];
  const { kind, name } = issuerRef;
  const metadata = kind === 'Issuer' ? { name, namespace } : { name };
  return [{ apiVersion: 'cert-manager.io/v1', kind, metadata }];
}

function callerAccounts({ callers = [] }: Application): readonly PresumedObject[] {
  return callers.flatMap(({ namespace, serviceAccounts = [] }) =>
    serviceAccounts.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })),
  );
}
