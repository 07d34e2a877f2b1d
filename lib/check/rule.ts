import type { Metadata } from '../manifest/manifest';
import type { Finding, Severity } from './finding';
import type { Mesh } from './mesh';
import type { Target } from './target';

/** One statement about a healthy mesh, and how to find out that it does not hold. */
export interface Rule {
  /** As in docs/rules.md: group and number. It is never used again for something else. */
  readonly code: string;
  /** `error unless open`: something is missing that may stand outside the input; a warning in an open world. */
  readonly severity: Severity | 'error unless open';
  /** The healthy condition, as one sentence without a period. */
  readonly title: string;
  /** What happens in the cluster otherwise, and why nothing tells. */
  readonly why: string;
  /** Objects that both examples stand among: they exist, and are not judged. */
  readonly given?: string;
  /** Facts that both examples need beside the defaults. */
  readonly target?: Partial<Target>;
  /** The smallest YAML that breaks the rule. */
  readonly bad: string;
  /** The same, repaired. */
  readonly good: string;
  /** More general rules whose findings on the same field this one's replaces. */
  readonly supersedes?: readonly string[];
  /** Names what is wrong; it reads only, and never throws: whatever is absent or of the wrong type, is absent. */
  readonly check: (mesh: Mesh, others: Others) => Iterable<Complaint>;
}

/** The rest of the table, for a rule about findings. */
export interface Others {
  readonly codes: ReadonlySet<string>;
  readonly findings: () => readonly Finding[];
}

/** What a rule says about one object; the rule's code and severity are added to it. */
export interface Complaint {
  readonly on: { readonly apiVersion: string; readonly kind: string; readonly metadata: Metadata };
  /** Path of the field, made with `at`; empty for the object as a whole. */
  readonly at: string;
  readonly message: string;
  /** Further places where the same defect shows, for `supersedes`. */
  readonly also?: readonly string[];
  /** Where one case is milder than the rule. @default the rule's */
  readonly severity?: Severity;
}
