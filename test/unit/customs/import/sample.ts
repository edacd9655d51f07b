/** The import side of the demo world, through the shipped lists, and a declaration to start from. */

import type { Decision } from '#customs/decision.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import type { Facts } from '#customs/facts.ts'
import { ida } from '#customs/procedures/ida/ida.ts'
import { idc } from '#customs/procedures/idc/idc.ts'
import type { Form } from '#protocol/edi/content.ts'
import { loadReference } from '../../../../simulator/library/load-reference.ts'

/** 2026-11-16 09:30:15 in Vietnam, a Monday. */
export const NOW = Date.UTC(2026, 10, 16, 2, 30, 15)
export const MINUTE = 60_000
export const OWNER = '02CI0001'
export const NUMBER = '100000000010'

export const reference = loadReference()

export const facts = (over: Partial<Facts> = {}): Facts => ({
  now: NOW,
  sender: { userId: OWNER, unit: '02CI' },
  run: '',
  reference,
  nextNumber: { import: NUMBER, export: '300000000010' },
  nextStatement: 500,
  selectivity: {},
  quoted: new Map(),
  ...over,
})

type Items = Readonly<Record<string, string>>

/** Laptops: MFN 0 %, VAT 10 %. */
export const LAPTOP: Items = {
  CMD: '84713020',
  CMN: 'MÁY TÍNH XÁCH TAY, HÀNG MỚI 100%',
  OR: 'JP',
  ORS: 'B01',
  QN1: '10',
  QT1: 'PCE',
  BPR: '10000',
  UPR: '1000',
  UPC: 'USD',
  TSC: 'PCE',
  TX1: 'VB901',
}

const HEAD: Items = {
  ICB: 'A11',
  MTC: '2',
  SKB: '4',
  CH: '02CI',
  CHB: '00',
  IMC: '9900000009',
  EPN: 'SANDBOX SELLER INC',
  EPA: '1 TEST ROAD',
  EPO: 'JP',
  BL1: 'TESTBL0001',
  NO: '10',
  NOT: 'PK',
  GW: '100',
  GWT: 'KGM',
  COC: '1',
  ST: '02CIS01',
  ARR: '15112026',
  DST: 'VNCLI',
  PSC: 'JPTYO',
  VSC: '9999',
  VSN: 'TEST VESSEL',
  IV1: 'A',
  IV3: 'INV-1',
  IVD: '01112026',
  IVP: 'TTR',
  IP1: 'A',
  IP2: 'CIF',
  IP3: 'USD',
  IP4: '10000',
  VD1: '6',
  TPM: '1',
  ENC: 'D',
}

/** An IDA with one line of laptops; `head` and `lines` override, an item set to '' is left out. */
export const importForm = (head: Items = {}, ...lines: readonly Items[]): Form => ({
  head: Object.fromEntries(Object.entries({ ...HEAD, ...head }).filter(([, value]) => value !== '')),
  lines: lines.length === 0 ? [LAPTOP] : lines,
})

type Accepted = Extract<Decision, { kind: 'accepted' }>

/** The accepted decision, or an error that tells the rejections. */
export const accepted = (decision: Decision): Accepted => {
  if (decision.kind === 'rejected') throw new Error(JSON.stringify(decision.rejections))
  return decision
}

export const rejections = (decision: Decision): readonly string[] =>
  decision.kind === 'accepted' ? [] : decision.rejections.map(({ code, item, line }) => `${code}-${item}-${line}`)

export const declarationOf = (decision: Decision): Declaration => {
  const { declaration } = accepted(decision)
  if (declaration === undefined) throw new Error('no declaration')
  return declaration
}

/** A draft as IDA leaves it, one minute old. */
export const draft = (form: Form = importForm()): Declaration =>
  declarationOf(ida.decide(form, undefined, facts({ now: NOW - MINUTE })))

/** Registered by IDC just now. */
export const registered = (form: Form = importForm(), over: Partial<Facts> = {}): Declaration =>
  declarationOf(idc.decide({ head: { ICN: NUMBER }, lines: [] }, draft(form), facts(over)))
