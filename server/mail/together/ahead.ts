/** The same values, each asked for while the one before is being worked on. */
export async function* ahead<Value>(source: AsyncGenerator<Value>): AsyncGenerator<Value> {
  let next = source.next();
  // Its fault is told when its turn comes.
  const mute = () => undefined;
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      next.catch(mute);
      yield value;
    }
  } finally {
    // Whoever stops here may open another folder: nothing is asked of this one any more.
    await next.catch(mute);
    await source.return(undefined);
  }
}
