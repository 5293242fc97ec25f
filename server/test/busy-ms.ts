/** Processor time of this process so far, in milliseconds: of what only computes it tells the cost, however busy the machine is. */
export function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
