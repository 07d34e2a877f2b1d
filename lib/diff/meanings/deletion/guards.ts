/** What Argo CD does with an object that its Application no longer has, or whose Application goes, by its options. */
const levels: Readonly<Record<string, number>> = { confirm: 1, false: 2 };

/** How an object goes where the guard is not the strongest one, from none on. */
const ways = ['without asking', 'if a person confirms it'];

const occasions = { Prune: 'it is gone from Git', Delete: 'its Application is deleted' } as const;

type Occasion = keyof typeof occasions;

/** The options of a list as an annotation has them. */
export function optionsIn(text = ''): readonly string[] {
  return text.split(',').map((option) => option.trim());
}

/** What Argo CD no longer spares as it did (argo-cd `docs/user-guide/sync-options.md`), a line for each way in which it goes. */
export function lostGuards(old: readonly string[], now: readonly string[], what: string): readonly string[] {
  const names = Object.keys(occasions) as Occasion[];
  const lost = names.filter((name) => levelOf(now, name) < levelOf(old, name));
  return ways.flatMap((way, level) => {
    const when = lost.filter((name) => levelOf(now, name) === level).map((name) => occasions[name]);
    return when.length > 0 ? [`Argo CD deletes ${what} ${way} once ${when.join(' or ')}`] : [];
  });
}

function levelOf(options: readonly string[], name: Occasion): number {
  const values = options.filter((option) => option.startsWith(`${name}=`)).map((option) => option.split('=')[1] ?? '');
  return Math.max(0, ...values.map((value) => levels[value] ?? 0));
}
