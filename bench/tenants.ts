import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mesh = join('test', 'fixtures', 'correct', 'injection-gateway');
/** The files that a tenant has of its own; the others hold what tenants share. */
const ofTenant = /^[3456]\d-/;

/** Writes a correct mesh of many tenants, each with a gateway, hosts and namespaces of its own. */
export function writeTenants(folder: string, tenants: number): void {
  mkdirSync(folder);
  for (const file of readdirSync(mesh)) {
    const text = readFileSync(join(mesh, file), 'utf8');
    const texts = Array.from({ length: tenants }, (_, tenant) => renamed(text, tenant));
    if (ofTenant.test(file)) writeFileSync(join(folder, file), texts.join('\n---\n'));
    else writeFileSync(join(folder, file), text);
  }
  const names = Array.from({ length: tenants }, (_, tenant) => renamed(namespaces, tenant));
  writeFileSync(join(folder, '15-tenants.yaml'), names.join(''));
}

const namespaces = `
---
apiVersion: v1
kind: Namespace
metadata: { name: istio-ingress }
---
apiVersion: v1
kind: Namespace
metadata: { name: bookinfo, labels: { istio-injection: enabled } }
`;

function renamed(text: string, tenant: number): string {
  return text
    .replaceAll(/istio-ingress(?!gateway)/g, `istio-ingress-${tenant}`)
    .replaceAll('bookinfo', `bookinfo-${tenant}`)
    .replaceAll('istio: ingressgateway', `istio: ingressgateway-${tenant}`)
    .replaceAll('mesh-ca', `mesh-ca-${tenant}`);
}
