/** British, where no comma stands before the last "and". */
const AND = new Intl.ListFormat('en-GB');

/** Who else is at a thread; of those who write in it the others are not told. */
export function presenceWords({ writers, others }: { writers: string[]; others: string[] }): string {
  if (writers.length > 0) return `${AND.format(writers)} ${writers.length === 1 ? 'writes' : 'write'} in this conversation now.`;
  return `${AND.format(others)} ${others.length === 1 ? 'has' : 'have'} this conversation open too.`;
}
