import type { Metadata } from '../manifest/manifest';

/** Annotation by which an object allows what a rule has against it: one `CODE: reason` a line. */
export const allowAnnotation = 'rigging.dev/allow';

/** The rule about allowances, which none of them silences. */
export const aboutAllowances = 'HYG007';

/** One line of that annotation. */
export interface Allowance {
  readonly code: string;
  /** Empty where none is given: the allowance is void then. */
  readonly reason: string;
}

/** What an object allows. */
export function allowances({ metadata }: { readonly metadata: Metadata }): readonly Allowance[] {
  const text = metadata.annotations?.[allowAnnotation];
  if (typeof text !== 'string') return [];
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', ...reason] = line.split(':');
      return { code: code.trim(), reason: reason.join(':').trim() };
    });
}
