import { acme, shop } from './acme';

export const west = acme({
  name: 'west',
  controlPlanes: [shop({ values: { meshConfig: { accessLogFile: '/dev/stdout' } } })],
});
