/**
 * What a delivery term leaves out of the invoice price (điều kiện giá hóa đơn, IP2; customs.md, value 1 and the list
 * of IN1). Customs value runs to the first border gate, so what the price lacks is added: freight for the E and F
 * groups and C&I, insurance for every term under which IN1 may be entered.
 */
interface PriceTerm {
  readonly freight: boolean
  readonly insurance: boolean
}

const TERMS: Readonly<Record<string, PriceTerm>> = {
  EXW: { freight: true, insurance: true },
  FCA: { freight: true, insurance: true },
  FAS: { freight: true, insurance: true },
  FOB: { freight: true, insurance: true },
  'C&I': { freight: true, insurance: false },
  CFR: { freight: false, insurance: true },
  'C&F': { freight: false, insurance: true },
  CPT: { freight: false, insurance: true },
  DES: { freight: false, insurance: true },
  DEQ: { freight: false, insurance: true },
  CIF: { freight: false, insurance: false },
  CIP: { freight: false, insurance: false },
  DDU: { freight: false, insurance: false },
  DDP: { freight: false, insurance: false },
  DAP: { freight: false, insurance: false },
  DAT: { freight: false, insurance: false },
  DAF: { freight: false, insurance: false },
}

/** Freight classes that state cost above the freight in the price: added under every term (FR1). */
const EXTRA_FREIGHT = new Set(['E', 'F'])

/** Freight class whose amount is spread by weight, on paper: every line then brings its own customs value (FR1). */
export const FREIGHT_BY_WEIGHT = 'D'

/** Freight class of a lot with free-of-charge goods: the amount belongs to the lines that are paid for (FR1). */
export const FREIGHT_OF_PAID_GOODS = 'B'

const INDIVIDUAL_INSURANCE = 'A'

/** Whether FR3 is added to the price under `term`. */
export const addsFreight = (term: string, freightClass: string): boolean =>
  EXTRA_FREIGHT.has(freightClass) || (freightClass !== FREIGHT_BY_WEIGHT && TERMS[term]?.freight === true)

/** Whether IN3 is added to the price under `term`. */
export const addsInsurance = (term: string, insuranceClass: string): boolean =>
  insuranceClass === INDIVIDUAL_INSURANCE && TERMS[term]?.insurance !== false

/** Export terms whose price is the customs value itself (FCD, FKK may stay empty). */
const EXPORT_GATE_TERMS = new Set(['FOB', 'DAF', 'DAP'])
export const isExportGatePrice = (term: string): boolean => EXPORT_GATE_TERMS.has(term)

/** VD1 under which the system spreads by value; under all others each line brings its own customs value (DPR). */
const AUTOMATIC = new Set(['', '0', '6', '7'])
export const isAutomaticValuation = (valuation: string): boolean => AUTOMATIC.has(valuation)
