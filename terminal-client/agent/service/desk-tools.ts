import type { KeptLogins } from './kept-logins.ts'
import type { TokenRack } from './token-rack.ts'
import type { TokenTurns } from './token-turns.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** What desks work with. */
export interface DeskTools {
  readonly room: WaitingRoom
  readonly rack: TokenRack
  readonly kept: KeptLogins
  readonly turns: TokenTurns
  /** Epoch ms of real time. */
  readonly clock: () => number
}
