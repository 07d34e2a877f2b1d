import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, stepsOf } from '../../lib/check/path';

describe('a path', () => {
  it.each([
    [['spec', 'ports', 0, 'name'], 'spec.ports[0].name'],
    [['metadata', 'labels', 'istio.io/rev'], 'metadata.labels["istio.io/rev"]'],
    [['rules', 0], 'rules[0]'],
    [[], ''],
  ])('of %j reads %s', (steps, path) => {
    expect(at(...steps)).toBe(path);
  });

  it('gives back the steps it was made of, whatever the keys are', () => {
    const step = fc.oneof(fc.nat(), fc.string({ minLength: 1 }));

    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(stepsOf(at(...steps))).toEqual(steps);
      }),
    );
  });
});
