import { ServiceFault } from './fault.ts'

/** A token serves one request at a time: its log-in is one for the whole process. */
export class TokenTurns {
  readonly #taken = new Set<string>()

  /** Returns what ends the turn; ending it twice does nothing. @throws ServiceFault `busy` */
  take(tokenId: string): () => void {
    if (this.#taken.has(tokenId)) throw new ServiceFault('busy')
    this.#taken.add(tokenId)
    let mine = true
    return () => {
      if (mine) this.#taken.delete(tokenId)
      mine = false
    }
  }
}
