/** The lines of a text, to tell on which of them an offset lies. */
export class Lines {
  private readonly ends: readonly number[];

  constructor(text: string) {
    const ends: number[] = [];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
    this.ends = ends;
  }

  /** How many lines end before an offset, found by halves since a large List is asked thousands of times. */
  before(offset: number): number {
    let [low, high] = [0, this.ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
