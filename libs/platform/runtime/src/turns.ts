/**
 * One after the other for the same key, all at once for different ones. Those who change one stream in this process never race
 * each other: each decides on what the one before has stored. Against other processes the versions in the log stand guard.
 */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  next<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const result = before ? before.then(work) : work();
    const end = (): void => {
      if (this.last.get(key) === done) this.last.delete(key);
    };
    const done = result.then(end, end);
    this.last.set(key, done);
    return result;
  }
}
