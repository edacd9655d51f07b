/** What the system computed for one declaration (trị giá và thuế). Money as decimal strings; JSON-safe. */
export interface Assessment {
  /** VND per unit of every currency used, at the day of computation. */
  readonly rates: Readonly<Record<string, string>>
  readonly lines: readonly LineAssessment[]
  /** One for each tax subject (sắc thuế), at most six, in the order import/export duty, additional, excise, environment, VAT. */
  readonly subjects: readonly TaxSubject[]
  /** Whole đồng. */
  readonly totalTax: string
  /** Total customs value in VND, whole đồng. */
  readonly totalValue: string
}

/** Letter code of a tax subject as it stands in KF/VAF801 (SIM-defined letters; see customs/tax/subjects). */
export interface TaxSubject {
  readonly code: string
  /** Vietnamese name, at most 27 bytes for KG. */
  readonly name: string
  /** Whole đồng payable. */
  readonly amount: string
  readonly lineCount: number
}

export interface LineTax {
  readonly kind: 'duty' | 'additional' | 'excise' | 'environment' | 'vat'
  /** Code of TX1-5, or the tariff schedule for the duty. */
  readonly code: string
  readonly name: string
  /** Base amount in VND (ad valorem), '' when by quantity. */
  readonly base: string
  readonly baseQuantity: string
  readonly baseUnit: string
  /** As it is printed: `10%`, `1000VND/LTR`. */
  readonly rate: string
  /** Computed amount, up to 4 decimals. */
  readonly computed: string
  /** Exempted, reduced, or not subject. */
  readonly exemptionCode: string
  readonly exemptionLaw: string
  readonly exemptionAmount: string
  /** What remains payable, up to 4 decimals. */
  readonly payable: string
}

export interface LineAssessment {
  /** VND, whole đồng. */
  readonly value: string
  /** VND per unit of quantity 1. */
  readonly unitValue: string
  readonly taxes: readonly LineTax[]
}
