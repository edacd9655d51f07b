/** A command of the command line as data: name, help, what it does (contract, Command line). */
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Exit codes: done, the thing asked for failed, wrong usage. */
export const DONE = 0
export const FAILED = 1
export const USAGE = 2

export interface Command {
  readonly name: string
  /** One line each. */
  readonly vi: string
  readonly en: string
  /** Arguments and options as they are shown in the help. */
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Help lines of the options: `--unit` → text. */
  readonly about: Readonly<Record<string, string>>
  /** Number of positional arguments taken: least, most. */
  readonly takes: readonly [number, number]
  run(call: Call): Promise<number>
}

export interface Call {
  readonly positionals: readonly string[]
  /** The value of a text option, or undefined. */
  text(name: string): string | undefined
  flag(name: string): boolean
  /** `--json`: machine output. */
  readonly json: boolean
}

/** A fault that the person can mend; one sentence, no stack. Exit code 1 unless it says otherwise. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exit: number
  constructor(message: string, exit = FAILED) {
    super(message)
    this.exit = exit
  }
}

export const usageError = (message: string): CommandError => new CommandError(message, USAGE)

/** Options that every command has. */
const COMMON: Command['options'] = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }

/** Reads the arguments of a command; wrong ones are a CommandError with exit code 2. `undefined`: help was asked for. */
export function readCall(command: Command, args: readonly string[]): Call | undefined {
  const parsed = parsedArgs(command, args)
  if (parsed.values.help === true) return undefined
  const [least, most] = command.takes
  const { positionals, values } = parsed
  if (positionals.length < least || positionals.length > most) {
    throw usageError(`Cách dùng (usage): vnaccs ${command.usage}`)
  }
  return {
    positionals,
    text: (name) => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    flag: (name) => values[name] === true,
    json: values.json === true,
  }
}

function parsedArgs(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...command.options, ...COMMON }, allowPositionals: true })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw usageError(`${why}\nCách dùng (usage): vnaccs ${command.usage}`)
  }
}

export function helpOf(command: Command): string {
  const rows = Object.entries({ ...command.about, '--json': 'kết quả dạng JSON cho chương trình / machine output' })
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    `vnaccs ${command.usage}`,
    '',
    `  ${command.vi}`,
    `  ${command.en}`,
    '',
    ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    '',
  ].join('\n')
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))
