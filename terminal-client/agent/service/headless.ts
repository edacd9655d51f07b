import { join } from 'node:path'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import { defaultPinLimit } from '../pin-tries.ts'
import { openSettings } from '../settings.ts'
import { candidates } from './choose-token.ts'
import { pointSoftHsmAt } from './environment.ts'
import { type Examined, examineMessage, type Submitted } from './examine-message.ts'
import { ServiceFault } from './fault.ts'
import { newBoundary, type SignedBody, signBatch } from './sign-batch.ts'
import { type RackOptions, tokenRack } from './token-rack.ts'

/** What the command line hands over: the PIN comes with the call, and nobody is asked anything. */
export interface HeadlessWork extends Pick<RackOptions, 'find' | 'load'> {
  readonly dataDir: string
  /** PKCS11_MODULE. */
  readonly modulePath?: string
  /** Token by its label; the first that holds the certificates when absent. */
  readonly tokenLabel?: string
  readonly pin: string
  /** The caller knows that this is the last try before the PIN locks. */
  readonly lastTryConfirmed?: boolean
  readonly messages: readonly Submitted[]
  readonly catalogue: Catalogue
  /** Epoch ms of real time. */
  readonly clock: () => number
}

/**
 * Signs without a window. Nobody sees a warning here, so there is nothing to be warned of: only messages that keep to
 * their layout, each with the certificate of its own account, tries counted.
 * @throws ServiceFault `not-a-message` naming the first message (from 1) that cannot be read or breaks its layout; TokenError
 */
export async function signHeadless(work: HeadlessWork): Promise<readonly SignedBody[]> {
  const { dataDir, clock, catalogue } = work
  const messages = readAll(catalogue, work.messages)
  requireSound(messages)
  pointSoftHsmAt(dataDir)
  const settings = openSettings(join(dataDir, 'agent.json'), clock)
  const rack = tokenRack({ ...work, tries: { settings, limit: defaultPinLimit } })
  try {
    const shelf = rack.look()
    const { tokenLabel } = work
    const tokens = shelf.tokens.filter(({ label }) => tokenLabel === undefined || label === tokenLabel)
    const accounts = [...new Set(messages.map(({ userId }) => userId))]
    const { found, fault } = candidates({ ...shelf, tokens }, accounts, clock())
    const [first] = found
    if (!first) throw fault ?? new ServiceFault('broken-inside')
    const token = rack.open(first.token.id, {
      pin: work.pin,
      lastTryConfirmed: work.lastTryConfirmed ?? false,
      writable: false,
    })
    try {
      const done: SignedBody[] = []
      await signBatch({ token, messages, done, clock, stopped: () => false })
      return done
    } finally {
      token.close()
    }
  } finally {
    rack.close()
  }
}

/** @throws ServiceFault `not-a-message` for the first message that breaks its layout */
function requireSound(messages: readonly Examined[]): void {
  for (const [index, { findings }] of messages.entries()) {
    const [first] = findings
    if (!first) continue
    const code = formatResult(first)
    const { vi, en } = first.text
    const n = index + 1
    throw new ServiceFault('not-a-message', { vi: `Bản tin ${n}: ${code}: ${vi}`, en: `Message ${n}: ${code}: ${en}` })
  }
}

/** @throws ServiceFault `not-a-message`: which one, and why */
export function readAll(catalogue: Catalogue, messages: readonly Submitted[]): readonly Examined[] {
  return messages.map((submitted, index) => {
    const examined = examineMessage(catalogue, submitted, newBoundary())
    if (!('unreadable' in examined)) return examined
    const { vi, en } = examined.unreadable
    throw new ServiceFault('not-a-message', { vi: `Bản tin ${index + 1}: ${vi}`, en: `Message ${index + 1}: ${en}` })
  })
}
