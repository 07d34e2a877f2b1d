/** Something to see with one's own eyes: the command, and what it shows when all is well. */
export interface Look {
  readonly see: string;
  readonly command: string;
}
