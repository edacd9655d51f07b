/** What tax and fee statements have in common: who owes, for which declaration, into which treasury account. */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Declaration, Direction } from '../../declaration/declaration.ts'
import { dateOrBlank } from '../examination-moments.ts'
import type { ReportContext } from '../report-context.ts'
import { asciiText, wideText } from '../wire-text.ts'

interface PartyItems {
  readonly name: string
  readonly code: string
  readonly postcode: string
  readonly address: string
  readonly phone: string
  readonly kind: string
}

/** Items of the declaration forms that name the one who owes. */
const PARTY: Readonly<Record<Direction, PartyItems>> = {
  import: { name: 'IMN', code: 'IMC', postcode: 'IMY', address: 'IMA', phone: 'IMT', kind: 'ICB' },
  export: { name: 'EPN', code: 'EPC', postcode: 'EPP', address: 'EPA', phone: 'EPT', kind: 'ECB' },
}

/** Entry of the banks list that taxes and fees are paid to (SIM-defined: one treasury for all offices). */
const TREASURY = 'SIM0000001'

export type Items = Readonly<Record<string, string>>

/** Leaves out what is empty. */
export const onlyFilled = (items: Items): Items =>
  Object.fromEntries(Object.entries(items).filter(([, text]) => text !== ''))

/** Items that VAF801, VAF803 and VAF804 share. `number` is the number of the statement, at most 12 digits. */
export const commonItems = (declaration: Declaration, context: ReportContext, number: number): Items => {
  const { head } = declaration.form
  const { reference, now } = context
  const day = vietnamDay(now)
  const party = PARTY[declaration.direction]
  const office = reference.code('offices', head.CH ?? '', day)
  const department = reference.code('offices', office?.extra.department ?? '', day)
  const treasury = reference.code('banks', TREASURY, day)
  return {
    CSM: wideText(department?.name ?? '', 210),
    CBN: wideText(office?.name ?? '', 210),
    SPN: String(number),
    IEN: head[party.name] ?? '',
    IEC: head[party.code] ?? '',
    PCD: head[party.postcode] ?? '',
    ADB: head[party.address] ?? '',
    TEL: head[party.phone] ?? '',
    ICN: declaration.number,
    DDC: dateOrBlank(declaration.declaredAt),
    DKC: head[party.kind] ?? '',
    TAN: asciiText(treasury?.extra.account ?? '', 15),
    TNM: wideText(treasury?.name ?? '', 210),
    DOP: dateOrBlank(now),
  }
}

/** Name of a bank for an item of 210 bytes. */
export const bankName = (code: string | undefined, { reference, now }: ReportContext): string =>
  code === undefined ? '' : wideText(reference.code('banks', code, vietnamDay(now))?.name ?? '', 210)
