import { meaning } from '../rule';
import { valuesThat } from '../values';
import { listed, named } from '../wording';

/** istiod watches the mesh configuration and hands it to running proxies, without a restart (istio.io, "Global Mesh Options"). */
export const meshConfig = meaning('control-plane', ['sailoperator.io/Istio'], function* (subject) {
  const values = valuesThat('at run time', subject);
  if (values.length > 0)
    yield `istiod of ${named(subject.now)} hands ${listed(values)} to running proxies, without a restart`;
});
