/** What is left of a stock at the end of each day; what is kept for later days is not free on earlier ones. */
export class InputBalance {
  private readonly left: number[];

  /** `change` is what comes in less what goes out as cargo, by day. */
  constructor(opening: number, change: readonly number[]) {
    let sum = opening;
    this.left = change.map((amount) => {
      sum += amount;
      return sum;
    });
  }

  /** Most that can be taken on the day so that no day's end falls below zero. */
  free(day: number): number {
    let least = Infinity;
    for (let t = day; t < this.left.length; t++) least = Math.min(least, this.left[t]!);
    return Math.max(0, least);
  }

  take(day: number, amount: number): void {
    for (let t = day; t < this.left.length; t++) this.left[t]! -= amount;
  }

  /** What a user gets of what it wants on each day, one day after the other; it is taken. */
  serve(wanted: readonly number[]): readonly number[] {
    return wanted.map((amount, day) => {
      const part = Math.min(amount, this.free(day));
      this.take(day, part);
      return part;
    });
  }

  /** What is left at the end of the day. */
  closing(day: number): number {
    return this.left[day]!;
  }
}
