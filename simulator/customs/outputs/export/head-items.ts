/**
 * Header items of the export outputs by the ids of VAE1LD, in layout order: an EDA item that is carried over, or what
 * is worked out. Items left out are known to no one here: TCO belongs to fees that exports no longer bear.
 */
import { dayOfItem, vietnamDay } from '#protocol/vietnam-time.ts'
import { add, isPositive, parseDecimal, toText, ZERO } from '../../decimal.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import { inspectionClass, paymentClass, representativeCode } from '../declaration-classes.ts'
import { dateOrBlank, timeOrBlank } from '../examination-moments.ts'
import type { ItemTable } from '../item-table.ts'
import { numberText } from '../number-text.ts'
import { asciiText, officeShortName } from '../wire-text.ts'
import type { ExportSubject } from './export-subject.ts'

// biome-ignore format: aligned, to be read as a table
const DECLARED: ItemTable<ExportSubject> = {
  ECN: ({ declaration }) => declaration.number,
  JKN: ({ declaration }) => declaration.corrected?.mark ?? '',
  FIC: 'FIC', BNO: 'BNO', DNO: 'DNO', TNO: 'TDN',
  K07: ({ declaration }) => inspectionClass(declaration),
  K03: 'ECB', K05: 'CCC', ADF: 'MTC',
  K01: ({ declaration }) => representativeCode(declaration),
  K08: ({ item, nameOf }) => officeShortName(nameOf('offices', item('CH'))),
  K09: 'CHB',
  K10: ({ declaration }) => dateOrBlank(declaration.declaredAt),
  AD1: ({ declaration }) => timeOrBlank(declaration.declaredAt),
  AD2: ({ declaration }) => dateOrBlank(declaration.corrected?.at),
  AD3: ({ declaration }) => timeOrBlank(declaration.corrected?.at),
  RID: 'RID',
  AAA: ({ item, context }) => (isPast(item('RID'), context.now) ? 'X' : ''),
}

// biome-ignore format: aligned, to be read as a table
const PARTIES: ItemTable<ExportSubject> = {
  K16: 'EPC', K17: 'EPN', K18: 'EPP', K19: 'EPA', K23: 'EPT',
  ADG: 'EXC', ADH: 'EXN',
  K24: 'CGC', K25: 'CGN', K26: 'CGP', K27: 'CGA', K28: 'CAT', K29: 'CAC', K30: 'CAS', K31: 'CGK',
  // The planned declarant when one was named, else the account that declares.
  K32: ({ item, declaration }) => item('ECC') || declaration.owner.slice(0, 5),
}

// biome-ignore format: aligned, to be read as a table
const CARGO: ItemTable<ExportSubject> = {
  K35: 'EKN', K36: 'NO', K37: 'NOT', K39: 'GW', K40: 'GWT', K41: 'ST',
  K42: ({ item, nameOf }) => asciiText(nameOf('bonded-locations', item('ST')), 20),
  K43: 'DSC',
  K44: ({ item, nameOf }) => item('DSN') || asciiText(nameOf('locations-foreign', item('DSC')), 35),
  K46: 'PSC',
  K47: ({ item, nameOf }) => item('PSN') || asciiText(nameOf('locations-vn', item('PSC')), 35),
  K50: 'VSC', K51: 'VSN', K52: 'SYM', K56: 'MRK',
  A1: 'SS1', B1: 'SN1', A2: 'SS2', B2: 'SN2', A3: 'SS3', B3: 'SN3', A4: 'SS4', B4: 'SN4', A5: 'SS5', B5: 'SN5',
}

// biome-ignore format: aligned, to be read as a table
const MONEY: ItemTable<ExportSubject> = {
  K58: 'IV1', K59: 'IV3', K60: 'IV2', IVD: 'IVD', IVP: 'IVP', K61: 'IP2', K62: 'IP3', K63: 'IP4', K64: 'IP1',
  // The total of tax value as it was entered, else as the system computed it, in VND.
  K65: ({ item }) => (item('FKK') === '' ? 'VND' : item('FCD') || item('IP3')),
  K66: ({ item, declaration }) => item('FKK') || declaration.assessment.totalValue,
  RC1: ({ currencies }) => currencies[0] ?? '',
  RD1: (subject) => rateOf(subject, 0),
  RC2: ({ currencies }) => currencies[1] ?? '',
  RD2: (subject) => rateOf(subject, 1),
  K67: ({ item, declaration }) => item('TP') || invoiceTotal(declaration),
  // SIM-defined: the mark of a total that was entered and not summed up by the system.
  K68: ({ item }) => (item('TP') === '' ? '' : 'A'),
  AD6: 'CNV', TPM: 'TPM', ENC: 'ENC',
  PAY: ({ declaration }) => paymentClass(declaration),
  ETA: ({ declaration }) => declaration.assessment.totalTax,
  AD7: () => 'VND',
  SAM: ({ declaration }) => (declaration.payment === 'guaranteed' ? declaration.assessment.totalTax : ''),
  AD8: ({ declaration }) => (declaration.payment === 'guaranteed' ? 'VND' : ''),
}

/** A printed declaration has a general page, one of containers and vanning places, and one for each line. */
const PAGES_BESIDE_LINES = 2

// biome-ignore format: aligned, to be read as a table
const PAPERS: ItemTable<ExportSubject> = {
  K69: ({ declaration }) => String(declaration.form.lines.length + PAGES_BESIDE_LINES),
  K70: ({ declaration }) => String(declaration.form.lines.length),
  EA1: 'EA1', EN1: 'EB1', EA2: 'EA2', EN2: 'EB2', EA3: 'EA3', EN3: 'EB3',
  K79: 'NT2', K81: 'REF',
  K82: ({ declaration }) => declaration.owner.slice(0, 5),
}

// biome-ignore format: aligned, to be read as a table
const TRANSPORT: ItemTable<ExportSubject> = {
  K88: 'DPD',
  ST1: 'ST1', BD1: 'AD1', BC1: 'SD1', ST2: 'ST2', BD2: 'AD2', BC2: 'SD2', ST3: 'ST3', BD3: 'AD3', BC3: 'SD3',
  ARR: 'ARP', K89: 'ADT',
  E1: 'VC1', E2: 'VC2', E3: 'VC3', E4: 'VC4', E5: 'VC5', K71: 'VN', K72: 'VA',
}

const INSTRUCTIONS: ItemTable<ExportSubject> = sameId([
  'CCM',
  ...['D', 'T', 'I'].flatMap((letter) => numbered(letter, 10)),
])

export const HEAD_ITEMS: ItemTable<ExportSubject> = {
  ...DECLARED,
  ...PARTIES,
  ...CARGO,
  ...MONEY,
  ...PAPERS,
  ...TRANSPORT,
  // Containers, by the ids of EDA.
  ...sameId(numbered('C', 50)),
  ...INSTRUCTIONS,
}

/** The items of VAE800, the instruction to correct. */
export const INSTRUCTION_HEAD_ITEMS: ItemTable<ExportSubject> = { ...DECLARED, ...INSTRUCTIONS }

function sameId(ids: readonly string[]): ItemTable<ExportSubject> {
  return Object.fromEntries(ids.map((id) => [id, id]))
}

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`)
}

/** TP as the system forms it when it was not entered: the sum of the lines' invoice values. */
function invoiceTotal({ form }: Declaration): string {
  const values = form.lines.map((line) => parseDecimal(line.BPR ?? '') ?? ZERO)
  return values.some(isPositive) ? toText(values.reduce(add, ZERO)) : ''
}

function rateOf({ declaration, currencies }: ExportSubject, index: number): string {
  return numberText(declaration.assessment.rates[currencies[index] ?? ''] ?? '', 9)
}

function isPast(dateItem: string, now: number): boolean {
  const day = dayOfItem(dateItem)
  return day !== undefined && day < vietnamDay(now)
}
