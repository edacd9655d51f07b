/**
 * Header items of VAD0AA, VAD{1,2,3}AC, VAD{1,2}AG (first column) and of VAD0AP, the IID screen (second column), in
 * layout order. Items that are not here are known to no one in the sandbox: A38 and A39 to a register of agents, A93-A95 to comprehensive valuation, which is not in use.
 */
import { dayOfItem, vietnamDay } from '#protocol/vietnam-time.ts'
import { add, parseDecimal, toText, ZERO } from '../../decimal.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import type { TaxSubject } from '../../tax/assessment.ts'
import { deferredUntil } from '../../tax/deferral.ts'
import { inspectionClass, paymentClass, representativeCode } from '../declaration-classes.ts'
import { dateOrBlank, timeOrBlank } from '../examination-moments.ts'
import { numberText } from '../number-text.ts'
import { asciiText, officeShortName } from '../wire-text.ts'
import type { Row } from './columns.ts'
import type { ImportSubject } from './import-subject.ts'

type Rows = readonly Row<ImportSubject>[]

// biome-ignore format: aligned, to be read as a table
const DECLARED: Rows = [
  ['ICN', 'ICN', ({ declaration }) => declaration.number],
  ['JKN', '', ({ declaration }) => declaration.corrected?.mark ?? ''],
  ['FIC', 'FIC', 'FIC'], ['BNO', 'BNO', 'BNO'], ['DNO', 'DNO', 'DNO'], ['TDN', 'TDN', 'TDN'],
  ['A06', 'A07', ({ declaration }) => inspectionClass(declaration)],
  ['A02', 'A03', 'ICB'], ['ADA', 'ADF', 'CCC'], ['ADB', 'ADG', 'MTC'], ['A05', 'A06', 'SKB'],
  ['A00', 'A01', ({ declaration }) => representativeCode(declaration)],
  ['A07', 'A08', ({ item, nameOf }) => officeShortName(nameOf('offices', item('CH')))],
  ['A08', 'A09', 'CHB'],
  ['A09', 'A10', ({ declaration }) => dateOrBlank(declaration.declaredAt)],
  ['AD1', 'AD1', ({ declaration }) => timeOrBlank(declaration.declaredAt)],
  ['AD2', 'AD2', ({ declaration }) => dateOrBlank(declaration.corrected?.at)],
  ['AD3', 'AD3', ({ declaration }) => timeOrBlank(declaration.corrected?.at)],
  ['RED', 'RED', 'RED'],
  // SIM-defined: X marks a time limit of re-export that has passed.
  ['AAA', 'AAA', ({ item, context }) => (isPast(item('RED'), context.now) ? 'X' : '')],
]

// biome-ignore format: aligned, to be read as a table
const PARTIES: Rows = [
  ['A18', 'IMC', 'IMC'], ['A19', 'A20', 'IMN'], ['A20', 'A21', 'IMY'], ['A21', 'A22', 'IMA'], ['A25', 'A26', 'IMT'],
  ['A26', 'A27', 'NMC'], ['A27', 'A28', 'NMN'],
  ['A28', 'A29', 'EPC'], ['A29', 'A30', 'EPN'], ['A30', 'A31', 'EPY'],
  ['A31', 'A32', 'EPA'], ['A32', 'A33', 'EP2'], ['A33', 'A34', 'EP3'], ['A34', 'A35', 'EP4'], ['A35', 'A36', 'EPO'],
  ['A36', 'A37', 'ENM'],
  // The planned declarant when one was named, else the account that declares.
  ['A37', 'A38', ({ item, declaration }) => item('ICC') || declaration.owner.slice(0, 5)],
]

// biome-ignore format: aligned, to be read as a table
const CARGO: Rows = [
  ['KB1', 'KA1', 'BL1'], ['KB2', 'KA2', 'BL2'], ['KB3', 'KA3', 'BL3'], ['KB4', 'KA4', 'BL4'], ['KB5', 'KA5', 'BL5'],
  ['A48', 'A49', 'NO'], ['A49', 'A50', 'NOT'], ['A52', 'A53', 'GW'], ['A53', 'A54', 'GWT'], ['A56', 'A57', 'COC'],
  ['A50', 'A51', 'ST'],
  ['A51', 'A52', ({ item, nameOf }) => asciiText(nameOf('bonded-locations', item('ST')), 20)],
  ['A41', 'A42', 'DST'], ['A42', 'A43', 'DSN'], ['A43', 'A44', 'PSC'], ['A44', 'A45', 'PSN'],
  ['A45', 'A46', 'VSC'], ['A46', 'A47', 'VSN'], ['A47', 'A48', 'ARR'], ['A61', 'A62', 'MRK'], ['A57', 'A58', 'ISD'],
  ['KC1', 'KB1', 'OL1'], ['KC2', 'KB2', 'OL2'], ['KC3', 'KB3', 'OL3'], ['KC4', 'KB4', 'OL4'], ['KC5', 'KB5', 'OL5'],
]

// biome-ignore format: aligned, to be read as a table
const INVOICE: Rows = [
  ['A71', 'A72', 'IV1'], ['A72', 'A73', 'IV3'], ['A73', 'A74', 'IV2'], ['IVD', 'IVD', 'IVD'], ['IVP', 'IVP', 'IVP'],
  ['A74', 'A75', 'IP1'], ['A75', 'A76', 'IP2'], ['A76', 'A77', 'IP3'], ['A77', 'A78', 'IP4'],
  ['A86', 'A87', ({ declaration }) => declaration.assessment.totalValue],
  ['A96', 'A97', ({ item, declaration }) => item('TP') || numberText(invoiceTotal(declaration.form.lines), 20)],
  // SIM-defined: A marks a total that was entered and not summed up by the system.
  ['A97', 'A98', ({ item }) => (item('TP') === '' ? '' : 'A')],
  ['A99', 'B02', 'N4'],
  ['KD1', 'KC1', 'SS1'], ['KE1', 'KD1', 'SN1'], ['KD2', 'KC2', 'SS2'], ['KE2', 'KD2', 'SN2'],
  ['KD3', 'KC3', 'SS3'], ['KE3', 'KD3', 'SN3'], ['KD4', 'KC4', 'SS4'], ['KE4', 'KD4', 'SN4'],
  ['KD5', 'KC5', 'SS5'], ['KE5', 'KD5', 'SN5'],
]

// biome-ignore format: aligned, to be read as a table
const VALUATION: Rows = [
  ['A87', 'A88', 'VD1'], ['A88', 'A89', 'VD2'], ['AD8', 'ADD', 'VCC'], ['AD9', 'ADE', 'VPC'],
  ['A78', 'A79', 'FR1'], ['A79', 'A80', 'FR2'], ['A80', 'A81', 'FR3'],
  ['A81', 'A82', 'IN1'], ['A82', 'A83', 'IN2'], ['A83', 'A84', 'IN3'], ['A84', 'A85', 'IN4'],
  ['VR1', 'VR1', 'VR1'], ['VI1', 'VI1', 'VI1'], ['VC1', 'VC1', 'VC1'], ['VP1', 'VP1', 'VP1'], ['VT1', 'VT1', 'VT1'],
  ['VR2', 'VR2', 'VR2'], ['VI2', 'VI2', 'VI2'], ['VC2', 'VC2', 'VC2'], ['VP2', 'VP2', 'VP2'], ['VT2', 'VT2', 'VT2'],
  ['VR3', 'VR3', 'VR3'], ['VI3', 'VI3', 'VI3'], ['VC3', 'VC3', 'VC3'], ['VP3', 'VP3', 'VP3'], ['VT3', 'VT3', 'VT3'],
  ['VR4', 'VR4', 'VR4'], ['VI4', 'VI4', 'VI4'], ['VC4', 'VC4', 'VC4'], ['VP4', 'VP4', 'VP4'], ['VT4', 'VT4', 'VT4'],
  ['VR5', 'VR5', 'VR5'], ['VI5', 'VI5', 'VI5'], ['VC5', 'VC5', 'VC5'], ['VP5', 'VP5', 'VP5'], ['VT5', 'VT5', 'VT5'],
  ['VLD', 'VLD', 'VLD'],
]

/** A printed declaration has two general pages, one of instructions and one for each line (SIM-defined). */
const GENERAL_PAGES = 3

// biome-ignore format: aligned, to be read as a table
const TAX: Rows = [
  ['B02', 'B03', ({ declaration }) => declaration.assessment.totalTax],
  ['B03', 'B04', ({ declaration }) => (declaration.payment === 'guaranteed' ? declaration.assessment.totalTax : '')],
  ['KJ1', 'KI1', ({ rates }) => rates[0]?.[0] ?? ''], ['KK1', 'KJ1', ({ rates }) => numberText(rates[0]?.[1] ?? '', 9)],
  ['KJ2', 'KI2', ({ rates }) => rates[1]?.[0] ?? ''], ['KK2', 'KJ2', ({ rates }) => numberText(rates[1]?.[1] ?? '', 9)],
  ['KJ3', 'KI3', ({ rates }) => rates[2]?.[0] ?? ''], ['KK3', 'KJ3', ({ rates }) => numberText(rates[2]?.[1] ?? '', 9)],
  ['ENC', 'ADI', 'ENC'], ['TPM', 'TPM', 'TPM'], ['B06', 'B07', 'BP'],
  ['B08', 'B12', ({ declaration }) => paymentClass(declaration)],
  ['B12', 'B13', ({ declaration }) => String(GENERAL_PAGES + declaration.form.lines.length)],
  ['B13', 'B14', ({ declaration }) => String(declaration.form.lines.length)],
  ['EA1', 'EA1', 'EA1'], ['EN1', 'EN1', 'EB1'], ['EA2', 'EA2', 'EA2'], ['EN2', 'EN2', 'EB2'],
  ['EA3', 'EA3', 'EA3'], ['EN3', 'EN3', 'EB3'],
  ['B15', 'B15', 'NT2'], ['B18', 'B19', 'REF'],
  ['B16', 'B17', ({ declaration }) => declaration.owner.slice(0, 5)],
]

const INSTRUCTIONS: Rows = [
  ['B99', 'B99', 'CCM'],
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].flatMap(
    (slot): Rows => [
      [`D${slot}`, `D${slot}`, `D${slot}`],
      [`T${slot}`, `T${slot}`, `T${slot}`],
      [`I${slot}`, `I${slot}`, `I${slot}`],
    ],
  ),
]

// biome-ignore format: aligned, to be read as a table
const TRANSPORT: Rows = [
  ['DPD', 'B27', 'DPD'],
  ['ST1', 'ST1', 'ST1'], ['BD1', 'BD1', 'AD1'], ['CD1', 'CD1', 'SD1'],
  ['ST2', 'ST2', 'ST2'], ['BD2', 'BD2', 'AD2'], ['CD2', 'CD2', 'SD2'],
  ['ST3', 'ST3', 'ST3'], ['BD3', 'BD3', 'AD3'], ['CD3', 'CD3', 'SD3'],
  ['A54', 'ARP', 'ARP'], ['C29', 'B28', 'ADT'],
]

/** Items that all outputs of an import declaration share, but for the slots below. */
export const HEAD_ITEMS: Rows = [
  ...DECLARED,
  ...PARTIES,
  ...CARGO,
  ...INVOICE,
  ...VALUATION,
  ...TAX,
  ...INSTRUCTIONS,
  ['B23', 'B42', ({ title }) => title],
  ...TRANSPORT,
]

/** The items of VAD800, the instruction to correct. */
export const INSTRUCTION_HEAD_ITEMS: Rows = [...DECLARED, ...INSTRUCTIONS]

/** Tax subjects (sắc thuế): six slots. */
// biome-ignore format: aligned, to be read as a table
export const SUBJECT_ITEMS: readonly Row<TaxSubject>[] = [
  ['KF', 'KE', ({ code }) => code],
  ['KG', 'KF', ({ name }) => name],
  ['KH', 'KG', ({ amount }) => amount],
  ['KI', 'KH', ({ lineCount }) => String(lineCount)],
]

/** A tax subject whose payment is deferred, and until when, `ddMMyyyy`. */
export interface DeferredSubject extends TaxSubject {
  readonly until: string
}

/** Deferred tax (thuế được ân hạn): six slots. */
// biome-ignore format: aligned, to be read as a table
export const DEFERRED_ITEMS: readonly Row<DeferredSubject>[] = [
  ['KN', 'KL', ({ code }) => code],
  ['KO', 'KM', ({ name }) => name],
  ['KP', 'KN', ({ until }) => until],
]

/** What is deferred of a registered declaration; empty when nothing is. */
export function deferredSubjects(declaration: Declaration): readonly DeferredSubject[] {
  const until = deferredUntil(declaration)
  if (until === undefined) return []
  const payable = declaration.assessment.subjects.filter(({ amount }) => amount !== '0')
  return payable.map((subject) => ({ ...subject, until: dateOrBlank(until) }))
}

function isPast(item: string, now: number): boolean {
  const day = dayOfItem(item)
  return day !== undefined && day < vietnamDay(now)
}

function invoiceTotal(lines: readonly Readonly<Record<string, string>>[]): string {
  const total = lines.reduce((sum, line) => add(sum, parseDecimal(line.BPR ?? '') ?? ZERO), ZERO)
  return total.units === 0n ? '' : toText(total)
}
