/** Three renderings of one cluster, with files that stay, change, come and go. */
export const RENDERINGS = {
  old: rendering('old', ['10-stays.yaml', '20-changes.yaml', '30-goes.yaml', 'README.md']),
  new: rendering('new', ['10-stays.yaml', '20-changes.yaml', '40-comes.yaml', 'README.md']),
  none: rendering('none', []),
};

function rendering(age: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name, `${name} ${name === '10-stays.yaml' ? '' : age}\n`.repeat(500)]));
}
