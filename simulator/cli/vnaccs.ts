/** The `vnaccs` command line: finds the command, runs it, turns faults into one sentence and an exit code. */
import { TokenError } from '../../terminal-client/agent/token-error.ts'
import { ConfigError } from '../config.ts'
import { LibraryError } from '../library/library-error.ts'
import { StoreError } from '../store/store-error.ts'
import { DataDirectoryError } from '../system/data-directory.ts'
import { type Command, CommandError, DONE, FAILED, helpOf, print, readCall, USAGE } from './command.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { dataGenerateCommand } from './commands/data-generate.ts'
import { decodeCommand } from './commands/decode.ts'
import { encodeCommand } from './commands/encode.ts'
import { replayCommand } from './commands/replay.ts'
import { reportFortnightCommand } from './commands/report-fortnight.ts'
import { sendCommand } from './commands/send.ts'
import { verifyCommand } from './commands/verify.ts'

const COMMANDS: readonly Command[] = [
  replayCommand,
  sendCommand,
  decodeCommand,
  encodeCommand,
  verifyCommand,
  reportFortnightCommand,
  dataGenerateCommand,
  backupCommand,
  restoreCommand,
]

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'vnaccs <lệnh> [--help] [--json]    DỮ LIỆU CHẠY THỬ',
    '',
    ...commands.map(({ name, vi, en }) => `  ${name.padEnd(width)}  ${vi}\n  ${' '.repeat(width)}  ${en}`),
    '',
  ].join('\n')
}

/** The command whose words begin the arguments; `report` alone lists what begins with it. */
function find(args: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  for (const command of COMMANDS) {
    const words = command.name.split(' ')
    if (words.every((word, index) => args[index] === word)) return { command, rest: args.slice(words.length) }
  }
  return undefined
}

async function main(args: readonly string[]): Promise<number> {
  const found = find(args)
  if (found === undefined) {
    const below = COMMANDS.filter(({ name }) => name.startsWith(`${args[0]} `))
    const asked = args.includes('--help') || args.includes('-h') || args.length === 0
    if (asked || below.length > 0) print(overview(below.length > 0 ? below : COMMANDS))
    else process.stderr.write(`Không có lệnh "${args[0]}". (No such command.)\n\n${overview(COMMANDS)}\n`)
    return asked ? DONE : USAGE
  }
  const call = readCall(found.command, found.rest)
  if (call === undefined) {
    print(helpOf(found.command))
    return DONE
  }
  return found.command.run(call)
}

/** Faults with a sentence of their own; anything else is a bug and shows its stack. */
const SPOKEN = [CommandError, ConfigError, TokenError, LibraryError, StoreError, DataDirectoryError]

function told(error: unknown): number {
  const spoken = error instanceof Error && SPOKEN.some((kind) => error instanceof kind)
  process.stderr.write(spoken ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`)
  return error instanceof CommandError ? error.exit : FAILED
}

main(process.argv.slice(2))
  .catch(told)
  .then((code) => {
    process.exitCode = code
  })
