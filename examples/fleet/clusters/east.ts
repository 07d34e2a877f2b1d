import { acme } from './acme';

export const east = acme({ name: 'east' });
