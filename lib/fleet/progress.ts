import type { WriteStream } from 'node:tty';

const quietMilliseconds = 1000;
const stepMilliseconds = 100;
const erased = '\r\u001B[K';

/** What of a stream is needed here. */
type Terminal = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };

/** Says on a terminal how far a run has come that takes longer than a second, in one line that is gone at the end. */
export class Progress {
  readonly #total: number;
  readonly #stream: Terminal;
  #count = 0;
  #next = performance.now() + quietMilliseconds;
  #isShown = false;

  constructor(total: number, stream: Terminal = process.stderr) {
    this.#total = total;
    this.#stream = stream;
  }

  step(): void {
    this.#count += 1;
    if (!this.#stream.isTTY || performance.now() < this.#next) return;
    this.#next = performance.now() + stepMilliseconds;
    this.#isShown = true;
    this.#stream.write(`${erased}${this.#count} of ${this.#total} clusters`);
  }

  end(): void {
    if (this.#isShown) this.#stream.write(erased);
  }
}
