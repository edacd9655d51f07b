/** Long polls that wait for something to happen to a named thing. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>()

  /** Resolves when `name` is woken, at the latest after `ms`. */
  wait(name: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const mine = this.#waiting.get(name) ?? new Set()
      this.#waiting.set(name, mine)
      const done = (): void => {
        clearTimeout(timer)
        mine.delete(done)
        if (mine.size === 0 && this.#waiting.get(name) === mine) this.#waiting.delete(name)
        resolve()
      }
      const timer = setTimeout(done, ms)
      mine.add(done)
    })
  }

  wake(name: string): void {
    for (const done of [...(this.#waiting.get(name) ?? [])]) done()
  }

  wakeAll(): void {
    for (const name of [...this.#waiting.keys()]) this.wake(name)
  }
}
