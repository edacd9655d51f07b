/**
 * The settings of one process, read from the environment here and nowhere else (contract, Environment).
 * A bad value stops the start with the name, the value and what is allowed.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const port = (name: string, fallback: number) =>
  z.coerce
    .number(`${name} phải là số nguyên từ 0 đến 65535 (a whole number from 0 to 65535)`)
    .int(`${name} phải là số nguyên từ 0 đến 65535 (a whole number from 0 to 65535)`)
    .min(0, `${name} phải từ 0 đến 65535 (from 0 to 65535)`)
    .max(65535, `${name} phải từ 0 đến 65535 (from 0 to 65535)`)
    .default(fallback)

const flag = z.enum(['0', '1'], 'chỉ nhận 0 hoặc 1 (0 or 1)').default('0')

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port('PORT', 8080),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'phải có dạng postgres://… (must be postgres://…)')
    .optional(),
  PKCS11_MODULE: z.string().min(1).optional(),
  VNACCS_PIN: z.string().min(1).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  AGENT_PORT: port('AGENT_PORT', 9797),
  WEB_DIR: z.string().min(1).optional(),
  ALLOW_PLAIN_HTTP: flag,
  ALLOW_SHA1: flag,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'nhận debug, info, warn, error, silent (one of these)')
    .default('info'),
})

export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute path. */
  readonly dataDir: string
  readonly databaseUrl?: string
  /** Path of the token's PKCS#11 library; found among known paths when absent. */
  readonly pkcs11Module?: string
  /** PIN for unattended signing by the command line. */
  readonly pin?: string
  /** Where the signing agent of this machine listens; the pages talk to the one of the machine they are open on. */
  readonly agentPort: number
  /** Folder of the built web terminal; `npm start` makes it and tells. */
  readonly webDir?: string
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  /** Profile `2014-sha1`: SHA-1 signatures are accepted. */
  readonly allowSha1: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** A setting that cannot be used; the message names it, its value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Names and addresses by which only this machine reaches itself. */
const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|::1|\[::1\])$/

export const onlyThisMachine = (host: string): boolean => LOOPBACK.test(host)

/** Reads the settings. Throws ConfigError with one line for each bad value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name}=${JSON.stringify(given[name] ?? '')}: ${issue.message}`
    })
    throw new ConfigError(lines.join('\n'))
  }
  const e = parsed.data
  if (Boolean(e.TLS_CERT) !== Boolean(e.TLS_KEY)) {
    throw new ConfigError('TLS_CERT và TLS_KEY phải đi cùng nhau (must be given together)')
  }
  for (const [name, file] of [
    ['TLS_CERT', e.TLS_CERT],
    ['TLS_KEY', e.TLS_KEY],
  ] as const) {
    if (file !== undefined && !existsSync(file)) {
      throw new ConfigError(`${name}=${JSON.stringify(file)}: không có tệp này (no such file)`)
    }
  }
  if (!onlyThisMachine(e.HOST) && e.TLS_CERT === undefined && e.ALLOW_PLAIN_HTTP !== '1') {
    throw new ConfigError(
      `HOST=${JSON.stringify(e.HOST)}: mở ra ngoài máy này cần TLS_CERT và TLS_KEY, hoặc ALLOW_PLAIN_HTTP=1 (beyond loopback needs TLS, or ALLOW_PLAIN_HTTP=1)`,
    )
  }
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: resolve(e.DATA_DIR),
    ...(e.DATABASE_URL === undefined ? {} : { databaseUrl: e.DATABASE_URL }),
    ...(e.PKCS11_MODULE === undefined ? {} : { pkcs11Module: e.PKCS11_MODULE }),
    ...(e.VNACCS_PIN === undefined ? {} : { pin: e.VNACCS_PIN }),
    agentPort: e.AGENT_PORT,
    ...(e.WEB_DIR === undefined ? {} : { webDir: resolve(e.WEB_DIR) }),
    ...(e.TLS_CERT !== undefined && e.TLS_KEY !== undefined
      ? { tls: { certFile: e.TLS_CERT, keyFile: e.TLS_KEY } }
      : {}),
    allowSha1: e.ALLOW_SHA1 === '1',
    logLevel: e.LOG_LEVEL,
  }
}
