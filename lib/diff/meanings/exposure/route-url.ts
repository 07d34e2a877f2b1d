import { allUrls, urlsOf } from '../routes';
import { meaning } from '../rule';
import { without } from '../sets';

/**
 * A Route opens a host to the world outside the cluster, by HTTPS where it has `tls`, and by plain HTTP where it has none or
 * its `insecureEdgeTerminationPolicy` is Allow (openshift/api `route/v1`). Another Route may do the same.
 */
export const routeUrl = meaning(
  'exposure',
  ['route.openshift.io/Route'],
  function* ({ old, now, before, after, touches }) {
    if (!touches('spec')) return;
    for (const url of without(urlsOf(now), urlsOf(old)))
      if (!allUrls(before()).has(url)) yield `${url} can be reached from outside`;
    for (const url of without(urlsOf(old), urlsOf(now)))
      if (!allUrls(after()).has(url)) yield `${url} can no longer be reached from outside`;
  },
);
