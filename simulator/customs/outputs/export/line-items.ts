/**
 * Goods-line items of the export outputs by the ids of VAE1LD. R03 (a price being reconfirmed) and the commission and
 * insurance items (CUP to IPR) concern charges that customs no longer collects on exports; they stay blank.
 */

import type { ItemTable } from '../item-table.ts'
import { numberText } from '../number-text.ts'
import { asciiText } from '../wire-text.ts'
import type { ExportLine } from './export-subject.ts'

const VND = 'VND'

// biome-ignore format: aligned, to be read as a table
export const LINE_ITEMS: ItemTable<ExportLine> = {
  R01: ({ no }) => no,
  R05: 'CMD', ADJ: 'COC', R04: 'CMN',
  R08: 'QN1', R09: 'QT1', R11: 'QN2', R12: 'QT2',
  R13: 'BPR', UPR: 'UPR', UPC: 'UPC', TSC: 'TSC',
  R07: ({ assessed }) => assessed?.value ?? '',
  AD9: ({ assessed }) => (assessed === undefined ? '' : VND),
  R14: 'BPC', R15: 'DPR',
  TSQ: ({ duty }) => duty?.baseQuantity ?? '',
  TSU: ({ duty }) => duty?.baseUnit ?? '',
  CVU: ({ assessed }) => numberText(assessed?.unitValue ?? '', 18),
  ADA: ({ assessed }) => (assessed === undefined ? '' : VND),
  QCV: ({ item, assessed }) => (assessed === undefined ? '' : item('QT1')),
  TRA: ({ duty }) => asciiText(duty?.rate ?? '', 30),
  // SIM-defined: M marks a rate that was entered by hand.
  TRM: ({ item }) => (item('TXA') === '' && item('TXB') === '' ? '' : 'M'),
  TAX: ({ duty }) => numberText(duty?.computed ?? '', 16),
  ADB: ({ duty }) => (duty === undefined ? '' : VND),
  TRP: ({ duty }) => numberText(duty?.exemptionAmount ?? '', 16),
  ADC: ({ duty }) => ((duty?.exemptionAmount ?? '') === '' ? '' : VND),
  TDN: 'TDL', ADD: 'TXN', ADE: 'TXR',
  F1: 'OL1', F2: 'OL2', F3: 'OL3', F4: 'OL4', F5: 'OL5',
  TRC: 'RE',
  TRL: ({ duty }) => asciiText(duty?.exemptionLaw ?? '', 60),
}
