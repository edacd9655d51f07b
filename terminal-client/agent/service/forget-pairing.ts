import type { Agent } from './agent.ts'

/** A pairing that was revoked takes its waiting requests and its kept log-ins with it. */
export function forgetPairing({ room, kept }: Agent, pairingId: string): void {
  room.forgetPairing(pairingId)
  kept.forgetOwner(pairingId)
}
