/**
 * Line items of VAD0AA, VAD{1,2,3}AC, VAD{1,2}AG (first column) and VAD0AP (second column), in layout order. B29 (price
 * to be confirmed again) is an officer's mark and stays empty.
 */

import type { LineTax } from '../../tax/assessment.ts'
import { numberText } from '../number-text.ts'
import { asciiText } from '../wire-text.ts'
import type { Row } from './columns.ts'
import type { ImportLine } from './import-subject.ts'

type Rows = readonly Row<ImportLine>[]

/**
 * B42, class of the rate by its schedule (SIM-defined): A ordinary, B preferential (MFN, chapter 98), C treaty,
 * D out of quota, E by quantity, F mixed; empty when not subject.
 */
const RATE_CLASSES: Readonly<Record<string, string>> = {
  B01: 'B',
  B02: 'B',
  B17: 'B',
  B03: 'A',
  B14: 'D',
  B15: 'E',
  B16: 'F',
  B30: '',
}
const TREATY_CLASS = 'C'

// biome-ignore format: aligned, to be read as a table
const GOODS: Rows = [
  ['B25', 'B46', ({ no }) => no],
  ['B27', 'B48', 'CMD'], ['ADC', 'ADN', 'GZC'], ['B30', 'B51', 'CMN'],
  ['B31', 'B52', 'QN1'], ['B32', 'B53', 'QT1'],
  ['VN1', 'VN1', 'VN1'], ['VN2', 'VN2', 'VN2'], ['VN3', 'VN3', 'VN3'], ['VN4', 'VN4', 'VN4'], ['VN5', 'VN5', 'VN5'],
  ['B34', 'B55', 'QN2'], ['B35', 'B56', 'QT2'],
  ['B48', 'B69', 'BPR'], ['UPR', 'UPR', 'UPR'], ['UPC', 'UPC', 'UPC'], ['TSC', 'TSC', 'TSC'],
  ['B36', 'B57', ({ assessed }) => assessed?.value ?? ''],
  ['B50', 'B71', 'BPC'], ['B51', 'B72', 'DPR'],
  ['B37', 'B58', ({ duty }) => duty?.baseQuantity ?? ''],
  ['B38', 'B59', ({ duty }) => duty?.baseUnit ?? ''],
  ['KKT', 'KKT', ({ assessed }) => numberText(assessed?.unitValue ?? '', 18)],
  ['KKS', 'KKS', ({ assessed, items }) => ((assessed?.unitValue ?? '') === '' ? '' : (items.QT1 ?? ''))],
]

// biome-ignore format: aligned, to be read as a table
const DUTY: Rows = [
  ['B42', 'B63', ({ duty }) => (duty === undefined ? '' : (RATE_CLASSES[duty.code] ?? TREATY_CLASS))],
  ['B43', 'B64', ({ duty }) => duty?.rate ?? ''],
  // SIM-defined: M marks a rate that was entered by hand.
  ['SKB', 'SKB', ({ items }) => (items.TXA === undefined && items.TXB === undefined ? '' : 'M')],
  ['SPD', 'SPD', 'SPD'],
  ['B47', 'B68', ({ duty }) => numberText(duty?.computed ?? '', 16)],
  ['B55', 'B76', 'OR'],
  ['B56', 'B77', ({ origin }) => origin],
  ['B57', 'B78', 'ORS'],
  ['B49', 'B70', ({ duty }) => numberText(duty?.exemptionAmount ?? '', 16)],
  ['KWS', 'KWS', 'KWS'], ['TDL', 'TDL', 'TDL'], ['TXR', 'TXR', 'TXR'], ['B58', 'B79', 'RE'],
  // An integer here, though IDA takes any text.
  ['TXN', 'TXN', ({ items }) => (/^\d*$/.test(items.TXN ?? '') ? (items.TXN ?? '') : '')],
  ['B59', 'B80', ({ duty }) => asciiText(duty?.exemptionLaw ?? '', 60)],
]

export const LINE_ITEMS: Rows = [...GOODS, ...DUTY]

/** Other taxes and collections (thuế và thu khác): five slots. */
// biome-ignore format: aligned, to be read as a table
export const OTHER_TAX_ITEMS: readonly Row<LineTax>[] = [
  ['KQ', 'KO', ({ name }) => name],
  ['KR', 'KP', ({ code }) => code],
  ['KS', 'KQ', ({ base }) => numberText(base, 17)],
  ['KT', 'KR', ({ baseQuantity }) => baseQuantity],
  ['KU', 'KS', ({ baseUnit }) => baseUnit],
  ['KY', 'KW', ({ rate }) => rate],
  ['KZ', 'KX', ({ computed }) => numberText(computed, 16)],
  ['LA', 'KY', ({ exemptionCode }) => exemptionCode],
  ['LC', 'LA', ({ exemptionLaw }) => asciiText(exemptionLaw, 60)],
  ['LB', 'LB', ({ exemptionAmount }) => numberText(exemptionAmount, 16)],
]
