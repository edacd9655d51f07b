import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { softhsmEnvironment } from '../softhsm.ts'
import { mayPair } from './origin.ts'

/**
 * The agent process's settings, from its arguments and its environment, read here and nowhere else (contract,
 * Environment). An argument (`--port 9797 --data-dir … --module …`) wins over its variable.
 */
export interface AgentSettings {
  /** 0 takes any free port. Always on loopback. */
  readonly port: number
  /** Absolute path. */
  readonly dataDir: string
  readonly modulePath?: string
  /** Plain-HTTP origins beyond this machine that may ask to be paired. */
  readonly trustedOrigins: readonly string[]
  readonly quiet: boolean
}

/** A setting that cannot be used; the message names it, its value and what is allowed, a line each. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const portText = 'phải là số nguyên từ 0 đến 65535 (a whole number from 0 to 65535)'
const originsText =
  'phải là các nguồn dạng http://ten-may:8080, cách nhau bằng dấu phẩy (origins as http://host:8080, separated by commas)'

const shape = z.object({
  AGENT_PORT: z.coerce.number(portText).int(portText).min(0, portText).max(65_535, portText).default(9797),
  DATA_DIR: z.string().default('./data'),
  PKCS11_MODULE: z.string().optional(),
  AGENT_TRUSTED_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== ''))
    .refine((origins) => origins.every((origin) => mayPair(origin, origins)), originsText),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'nhận debug, info, warn, error, silent (one of these)')
    .default('info'),
})

/** @throws SettingError */
export function readAgentSettings(
  args: readonly string[] = process.argv.slice(2),
  environment: Readonly<Record<string, string | undefined>> = process.env,
): AgentSettings {
  const given: Record<string, string> = {}
  for (const [name, value] of [...Object.entries(environment), ...Object.entries(argumentsOf(args))]) {
    if (value) given[name] = value
  }
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name}=${JSON.stringify(given[name] ?? '')}: ${issue.message}`
    })
    throw new SettingError(lines.join('\n'))
  }
  const { AGENT_PORT, DATA_DIR, PKCS11_MODULE, AGENT_TRUSTED_ORIGINS, LOG_LEVEL } = parsed.data
  return {
    port: AGENT_PORT,
    dataDir: resolve(DATA_DIR),
    ...(PKCS11_MODULE === undefined ? {} : { modulePath: PKCS11_MODULE }),
    trustedOrigins: AGENT_TRUSTED_ORIGINS,
    quiet: LOG_LEVEL === 'silent',
  }
}

function argumentsOf(args: readonly string[]): Record<string, string | undefined> {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args: [...args], options: { port: text, 'data-dir': text, module: text } })
    return { AGENT_PORT: values.port, DATA_DIR: values['data-dir'], PKCS11_MODULE: values.module }
  } catch (error) {
    throw new SettingError(`${(error as Error).message}. Chỉ nhận --port, --data-dir, --module (only these are taken).`)
  }
}

/** Points SoftHSM2 at DATA_DIR: the one setting that the library takes from the environment, when it is loaded. */
export function pointSoftHsmAt(dataDir: string): void {
  Object.assign(process.env, softhsmEnvironment(dataDir))
}
