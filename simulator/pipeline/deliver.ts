/** Laying reports into a mailbox: the same way for a message's reports and for an officer's. */
import type { Output } from '#customs/decision.ts'
import type { Declaration, Direction } from '#customs/declaration/declaration.ts'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import type { Account, Entry, Tx } from '../ports.ts'
import { type Fault, faultMark } from './faults.ts'
import { reportMessage } from './reply.ts'

/** What caused the reports: whose mailbox, which procedure, and the text for the index field (protocol, Decisions). */
export interface Cause {
  readonly account: Account
  readonly procedure: string
  readonly run: string
  readonly index: string
  readonly inputId: string
  readonly number: string
  /** Sandbox clock, epoch ms. */
  readonly now: number
}

export interface Laid {
  readonly code: string
  readonly bytes: Uint8Array
  /** The fault that laid it a second time. */
  readonly copyOf?: Fault
}

/** `duplicate`: a trainer's fault by which each report is laid twice, with a continuation of its own each time. */
export async function layReports(
  catalogue: Catalogue,
  cause: Cause,
  reports: readonly Output[],
  tx: Tx,
  duplicate?: Fault,
): Promise<readonly Laid[]> {
  const laid: Laid[] = []
  for (const { code, form } of reports) {
    const bytes = reportMessage(cause, { code, form }, catalogue)
    laid.push({ code, bytes }, ...(duplicate ? [{ code, bytes, copyOf: duplicate }] : []))
  }
  for (const { code, bytes } of laid)
    await tx.deliver({ userId: cause.account.userId, output: code, declarationNo: cause.number, bytes })
  return laid
}

/** Journal rows of laid reports; the row that caused them stands `before` rows ahead of the first of them. */
export function reportEntries(
  cause: Pick<Cause, 'account' | 'procedure' | 'run' | 'number'>,
  laid: readonly Laid[],
  times: { readonly at: string; readonly receivedAt: string },
  before: number,
): readonly Entry[] {
  return laid.map(({ code, bytes, copyOf }, index) => ({
    ...times,
    run: cause.run,
    kind: 'report',
    cause: -(before + index),
    userId: cause.account.userId,
    procedure: cause.procedure,
    declarationNo: cause.number,
    resultCodes: [],
    outputs: [code],
    verdict: null,
    contentType: EDI_TYPE,
    durationMs: 0,
    detail: copyOf ? faultMark([copyOf]) : {},
    body: bytes,
  }))
}

/** Statement numbers that the reports took (VAF801, VAF803, VAF804 …: protocol 5, SPN). */
const isStatement = (report: Output): boolean => report.code.startsWith('VAF8')

/** Keeps a changed declaration and the numbers that it and its reports took. */
export async function keep(
  declaration: Declaration,
  reports: readonly Output[],
  next: Readonly<Record<Direction, string>> | undefined,
  tx: Tx,
): Promise<void> {
  if (next?.[declaration.direction] === declaration.number) await tx.take(declaration.direction, 1)
  const statements = reports.filter(isStatement).length
  if (statements > 0) await tx.take('statement', statements)
  await tx.saveDeclaration(declaration)
}
