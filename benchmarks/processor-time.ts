/** Milliseconds of processor time, the median of `runs`, two decimals: the machine may be shared. */
export const measure = (runs: number, work: () => unknown): number => {
  const times: number[] = [];
  for (let r = 0; r < runs; r++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return Math.round([...times].sort((a, b) => a - b)[times.length >> 1] * 100) / 100;
};
