import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initialiseToken } from '../../../terminal-client/agent/initialise-token.ts'
import type { PinTries } from '../../../terminal-client/agent/pin-tries.ts'
import { findModules, openModule, type Pkcs11Module } from '../../../terminal-client/agent/pkcs11-module.ts'
import { type OpenOptions, openPkcs11Token, type Pkcs11Token } from '../../../terminal-client/agent/pkcs11-token.ts'
import { openSettings } from '../../../terminal-client/agent/settings.ts'
import { softhsmEnvironment } from '../../../terminal-client/agent/softhsm.ts'

export const softhsmPath = findModules().find((module) => module.id === 'softhsm2')?.path

/** Written into the name of every group that cannot run, so that the report says why. */
export const softhsmMissing = softhsmPath ? '' : ' [BỎ QUA / SKIPPED: chưa cài softhsm2, apt-get install softhsm2]'

if (softhsmMissing) console.warn(`PKCS#11${softhsmMissing}`)

export const soPin = '87654321'
export const pin = '123456'

export interface Practice {
  readonly directory: string
  readonly module: Pkcs11Module
  readonly tries: PinTries
  make(label: string): { label: string; serial: string }
  open(label: string, more?: Partial<OpenOptions>): Pkcs11Token
  end(): void
}

/** A SoftHSM2 of this test file's own, in a directory of its own. One a process: the library reads its home once. */
export function startPractice(): Practice {
  if (softhsmPath === undefined) throw new Error('softhsm2 is not installed')
  const directory = mkdtempSync(join(tmpdir(), 'vnaccs agent '))
  Object.assign(process.env, softhsmEnvironment(directory))
  const module = openModule(softhsmPath)
  const { cryptoki } = module
  const settings = openSettings(join(directory, 'agent.json'), () => 0)
  const tries: PinTries = { settings, limit: 10 }
  return {
    directory,
    module,
    tries,
    make: (label) => initialiseToken({ cryptoki, label, soPin, pin }),
    open: (label, more) => openPkcs11Token({ cryptoki, token: { label }, pin, tries, writable: true, ...more }),
    end() {
      module.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** What `work` threw. */
export function thrown(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
