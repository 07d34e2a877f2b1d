import { groupOf, type Manifest } from '../../../manifest/manifest';
import { fieldsOf } from '../../../manifest/mapping';
import { meaningOfAny } from '../rule';
import { listed, named } from '../wording';

/** What each of these kinds changes in running proxies at once (istio.io, references of the kinds). */
const effects: Readonly<Record<string, string>> = {
  'networking.istio.io/Sidecar': 'changes which hosts proxies know and may call',
  'networking.istio.io/EnvoyFilter': 'changes the configuration of running proxies',
  'networking.istio.io/WorkloadEntry': 'changes where requests for its service go',
  'extensions.istio.io/WasmPlugin': 'changes what running proxies do with requests',
  'extensions.istio.io/TrafficExtension': 'changes what running proxies do with requests',
};

/** Configuration of which no more is told than where it changed. */
export const proxyConfiguration = meaningOfAny('traffic', function* ({ change, now, touches, touched }) {
  const effect = now && effects[`${groupOf(now)}/${now.kind}`];
  if (!now || !effect || !touches('spec')) return;
  yield `${effect}: ${named(now)}${change.kind === 'changed' ? ` (${listed(touched('spec'))})` : scope(now)}`;
});

function scope({ spec }: Manifest): string {
  const { workloadSelector } = fieldsOf(spec);
  return workloadSelector === undefined ? ', for its whole namespace' : '';
}
