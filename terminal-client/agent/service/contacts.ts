/** What the agent has seen of one origin: whether its requests arrive at all. */
export interface Contact {
  /** Epoch ms of the last request that came through. */
  readonly at: number
  readonly preflight: boolean
  /** HTTP status that it was answered with. */
  readonly status: number
}

const most = 50

/**
 * The last request of each origin, for the self-test: a page that tries and is not seen here is held back by the
 * browser or its policy, not by the agent. In memory only.
 */
export class Contacts {
  readonly #seen = new Map<string, Contact>()

  note(origin: string, contact: Contact): void {
    this.#seen.delete(origin)
    this.#seen.set(origin, contact)
    if (this.#seen.size <= most) return
    const [oldest] = this.#seen.keys()
    if (oldest !== undefined) this.#seen.delete(oldest)
  }

  of(origin: string): Contact | undefined {
    return this.#seen.get(origin)
  }
}
