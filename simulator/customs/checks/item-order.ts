import type { Direction } from '../declaration/declaration.ts'

/**
 * Items of the declaration layouts (IDA, EDA) in their order, lines after the header; `BL1-5` stands for BL1 … BL5.
 * The pure room has no layouts at hand; a test keeps this equal to the catalogue.
 */
const triples = (names: readonly string[], from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => names.map((name) => name + String(from + i)).join(' ')).join(' ')

const INSTRUCTIONS = Array.from({ length: 10 }, (_, i) => String(i + 1).padStart(2, '0'))
  .map((n) => `D${n} T${n} I${n}`)
  .join(' ')

const IMPORT = `
  ICN FIC BNO DNO TDN ICB CCC MTC SKB CH CHB RED ICD IMC IMN IMY IMA IMT NMC NMN EPC EPN EPY EPA EP2 EP3 EP4 EPO ENM ICC
  BL1-5 NO NOT GW GWT ST MRK VSC VSN ARR DST DSN PSC PSN COC N4 OL1-5 ${triples(['SS', 'SN'], 1, 5)}
  IV1 IV2 IV3 IVD IVP IP1 IP2 IP3 IP4 VD1 VD2 VCC VPC FR1 FR2 FR3 IN1 IN2 IN3 IN4
  ${triples(['VR', 'VI', 'VC', 'VP', 'VT'], 1, 5)} VLD TP TPM BP BRC BYA BCM BCN ENC SBC RYA SCM SCN
  ${triples(['EA', 'EB'], 1, 3)} ISD DPD ${triples(['ST', 'AD', 'SD'], 1, 3)} ARP ADT NT2 REF CCM ${INSTRUCTIONS}
  CMD GZC TXA TXB TXC TXD CMN OR ORS KWS SPD QN1 QT1 QN2 QT2 BPR UPR UPC TSC BPC DPR VN1-5 TDL TXN TXR RE REG
  ${triples(['TX', 'TR', 'TG'], 1, 5)}`

const EXPORT = `
  ECN FIC BNO DNO TDN ECB CCC MTC RID CH CHB ECD EPC EPN EPP EPA EPT EXC EXN CGC CGN CGP CGA CAT CAC CAS CGK ECC EKN
  NO NOT GW GWT ST DSC DSN PSC PSN VSC VSN SYM MRK ${triples(['SS', 'SN'], 1, 5)} IV1 IV2 IV3 IVD IVP IP2 IP3 IP4 IP1
  FCD FKK CNV TP TPM BRC BYA BCM BCN ENC SBC RYA SCM SCN ${triples(['EA', 'EB'], 1, 3)} DPD
  ${triples(['ST', 'AD', 'SD'], 1, 3)} ARP ADT NT2 REF VC1-5 VN VA C01-50 CCM ${INSTRUCTIONS}
  CMD COC TXA TXB TXC TXD CMN RE REG QN1 QT1 QN2 QT2 BPR BPC DPR UPR UPC TSC TDL TXN TXR OL1-5`

/** `BL1-5` → BL1 … BL5, `C01-50` → C01 … C50, `IMC` → IMC. */
export function slotsOf(token: string): readonly string[] {
  const [, name = '', first = '', last = ''] = /^([A-Z]+)(\d+)-(\d+)$/.exec(token) ?? []
  if (last === '') return [token]
  const from = Number(first)
  return Array.from({ length: Number(last) - from + 1 }, (_, i) => name + String(from + i).padStart(first.length, '0'))
}

const ordered = (items: string): readonly string[] => items.trim().split(/\s+/).flatMap(slotsOf)

export const ITEM_ORDER: Readonly<Record<Direction, readonly string[]>> = {
  import: ordered(IMPORT),
  export: ordered(EXPORT),
}
