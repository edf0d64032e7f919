/** Wakes those who wait for something to change. */
export class Bell {
  #waiting: (() => void)[] = [];

  readonly ring = (): void => {
    const woken = this.#waiting;
    this.#waiting = [];
    woken.forEach((wake) => wake());
  };

  rung(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
