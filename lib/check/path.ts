/** A key of a map as part of a path: `.name`, or `["istio.io/rev"]` where it is no plain word. */
export function key(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A path as people read it, from its steps: `at('spec', 'ports', 0, 'name')` is `spec.ports[0].name`. */
export function at(...steps: readonly (string | number)[]): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : key(step)))
    .join('')
    .replace(/^\./, '');
}

/** The steps of a path. */
export function stepsOf(path: string): readonly (string | number)[] {
  const steps = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\.?([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, word]) => {
    if (quoted !== undefined) return JSON.parse(`"${quoted}"`) as string;
    return index === undefined ? (word ?? '') : Number(index);
  });
}
