/** The PIN: from VNACCS_PIN, from the demo world for its own token, or typed without echo. Never from an argument. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Config } from '../config.ts'
import { readDemo } from '../demo-world.ts'
import { TRAINING_LABEL } from '../token-drawer.ts'
import { CommandError } from './command.ts'

export async function pinFor(config: Config, label: string | undefined): Promise<string> {
  if (config.pin !== undefined) return config.pin
  const demo = label === undefined || label === TRAINING_LABEL ? readDemo(config.dataDir) : undefined
  if (demo) return demo.pin
  if (!process.stdin.isTTY) {
    throw new CommandError('Cần PIN của token: đặt biến VNACCS_PIN. (The token needs its PIN: set VNACCS_PIN.)')
  }
  return typed(`PIN của token ${label ?? TRAINING_LABEL}: `)
}

function typed(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, next) => next() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    reader.question('', (pin) => {
      reader.close()
      process.stderr.write('\n')
      resolve(pin)
    })
  })
}
