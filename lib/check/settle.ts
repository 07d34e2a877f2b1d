import type { Manifest } from '../manifest/manifest';
import { aboutAllowances, allowances } from './allowance';
import { groupBy } from './derived/derived';
import type { Finding } from './finding';
import type { Rule } from './rule';

/** The findings that are left: each defect once, under its most specific code, and none that its object allows. */
export function settle(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const superseded = new Map(rules.map(({ code, supersedes = [] }) => [code, supersedes]));
  const byObject = new Map<Manifest, Finding[]>();
  for (const finding of findings) {
    const held = byObject.get(finding.on);
    if (held) held.push(finding);
    else byObject.set(finding.on, [finding]);
  }
  return [...byObject].flatMap(([on, ofObject]) => {
    const allowed = new Set(
      allowances(on).flatMap(({ code, reason }) => (reason === '' || code === aboutAllowances ? [] : [code])),
    );
    const claims = claimsOf(ofObject, superseded);
    return once(ofObject).filter((finding) => !allowed.has(finding.code) && !isClaimed(finding, claims));
  });
}

/** A finding is its rule, object, path and message (istio `pkg/config/analysis` does the same). */
function once(findings: readonly Finding[]): readonly Finding[] {
  const groups = groupBy(findings, ({ code, at, message }) => `${code} ${at}: ${message}`);
  return [...groups.values()].flatMap((group) => group.slice(0, 1));
}

/** Where more specific findings stand in the place of a code's: looked up, since an object may have thousands of either. */
interface Claims {
  readonly places: Set<string>;
  /** These places and all that lead to them. */
  readonly paths: Set<string>;
}

function claimsOf(
  findings: readonly Finding[],
  superseded: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Claims> {
  const claims = new Map<string, Claims>();
  for (const { code, at, also = [] } of findings) {
    for (const loser of superseded.get(code) ?? []) {
      const { places, paths } = claims.get(loser) ?? { places: new Set(), paths: new Set() };
      claims.set(loser, { places, paths });
      for (const place of [at, ...also]) {
        places.add(place);
        for (const path of pathsTo(place)) paths.add(path);
      }
    }
  }
  return claims;
}

/** Whether a more specific finding stands at a place that is the finding's, leads to it, or lies below it. */
function isClaimed({ code, at }: Finding, claims: ReadonlyMap<string, Claims>): boolean {
  const claim = claims.get(code);
  return claim !== undefined && (claim.paths.has(at) || pathsTo(at).some((path) => claim.places.has(path)));
}

/** The path of a field and those that lead to it, from the whole object on. */
function pathsTo(path: string): readonly string[] {
  return ['', ...[...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index)), path];
}
