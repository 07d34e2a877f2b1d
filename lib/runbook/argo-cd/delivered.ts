import type { View } from '../../manifest/view';
import { listed, table } from '../markdown';
import { applicationsOf, instanceOf } from './instance';

/** What is brought where. */
export function delivered(view: View): readonly string[] {
  const { root, sets } = instanceOf(view);
  return [
    '## What is brought where',
    ...(sets.length > 0 ? fleet(view) : [clusters(view)]),
    `\`${root}\` keeps all this as it is in Git, itself too. Nothing else need be applied by hand once it is there, but ` +
      'for the rights and the `ArgoCD` resource, which are not its to give.',
  ];
}

function clusters(view: View): string {
  const rows = applicationsOf(view).map(({ metadata, spec }) => {
    const { path = '', directory, plugin } = spec?.source ?? {};
    const { include, exclude } = directory ?? {};
    const files = include ? `\`${include}\`` : exclude ? `all but \`${exclude}\`` : 'rendered by the plugin';
    const { server, name } = spec?.destination ?? {};
    return [metadata.name, server ?? name ?? '', plugin ? '' : `\`${path}\``, files];
  });
  return table(['application', 'cluster', 'folder', 'files'], rows);
}

function fleet(view: View): readonly string[] {
  const { labels, sets } = instanceOf(view);
  const [project] = view.ofKind('argoproj.io/AppProject');
  const namespaces = project?.spec?.destinations?.length ?? 0;
  return [
    `Each cluster that Argo CD knows by a Secret with ${listed(labels)}, and by the name that it has in the settings, gets an ` +
      `application of ${listed(sets)}. The cluster that Argo CD runs in needs such a ` +
      `Secret too, to be among them. They may write to ${namespaces} namespaces of each.`,
  ];
}
