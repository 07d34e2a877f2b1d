import { synth } from 'rigging';
import { east } from './clusters/east';
import { lab } from './clusters/lab';
import { west } from './clusters/west';

// Argo CD brings its mesh to each cluster that it knows by one of these names and with this label.
synth([east, west, lab], {
  argoCD: {
    repoURL: 'https://git.acme.org/platform/mesh.git',
    clusters: { matchLabels: { 'acme.org/mesh': 'enabled' } },
  },
});
