/**
 * The lists that customs works by (danh mục), as a snapshot: code lists, tariff, exchange rates, tax codes,
 * registered businesses, guarantees. Every row has a validity period; look-ups take the day asked for.
 * Days are `yyyymmdd` strings in Asia/Ho_Chi_Minh, so they compare as text.
 */
export type Day = string

export interface CodeEntry {
  readonly code: string
  /** Vietnamese name. */
  readonly name: string
  readonly nameEn: string
  readonly validFrom: Day
  /** Last day of validity, '99991231' when open. */
  readonly validTo: Day
  /** Further columns of the list (e.g. `office` of a bonded location, `kind` of a tax code). */
  readonly extra: Readonly<Record<string, string>>
}

/** Names of the code lists shipped in `fixtures/codes` (one CSV a list). */
export type ListName =
  | 'import-kinds' // mã loại hình nhập khẩu
  | 'export-kinds' // mã loại hình xuất khẩu
  | 'cargo-classes' // CCC
  | 'transport-modes' // MTC
  | 'person-classes' // SKB
  | 'offices' // CH
  | 'subsections' // CH + CHB, code = office + '-' + sub-section
  | 'countries' // nước
  | 'locations-foreign' // UN/LOCODE
  | 'locations-vn'
  | 'bonded-locations' // ST
  | 'package-units' // NOT
  | 'weight-units' // GWT
  | 'quantity-units' // QT1
  | 'currencies'
  | 'incoterms' // IP2
  | 'invoice-classes' // IV1
  | 'invoice-price-classes' // IP1
  | 'payment-terms' // IVP
  | 'valuation-methods' // VD1
  | 'freight-classes' // FR1
  | 'insurance-classes' // IN1
  | 'adjustment-titles' // VR1-5
  | 'adjustment-classes' // VI1-5: AD SB IP DP
  | 'taxpayer-classes' // TPM
  | 'release-reasons' // BP
  | 'payment-deadlines' // ENC
  | 'attachment-classes' // EA1-3
  | 'inspection-views' // N4
  | 'instruction-classes' // CCM
  | 'tariff-schedules' // ORS: B01..B30
  | 'quota-classes' // KWS
  | 'other-laws' // OL1-5
  | 'permit-types' // SS1-5
  | 'import-exemptions' // RE: exemption, reduction, not subject (extra.kind = exempt|reduce|none)
  | 'other-exemptions' // TR1-5
  | 'banks' // BRC, SBC
  | 'specific-rates' // SPD: mã mức thuế tuyệt đối

/** A line of the training tariff (biểu thuế dùng để đào tạo). Rates are decimal strings in percent. */
export interface TariffLine {
  readonly hs: string
  /** Vietnamese description. */
  readonly name: string
  readonly unit: string
  /** Second statistical unit, '' when none. */
  readonly unit2: string
  readonly validFrom: Day
  readonly validTo: Day
  /** Import duty by schedule code: `B01` MFN, `B03` ordinary, `B04` ATIGA, `B05` ACFTA … Absent = not applicable. */
  readonly rates: Readonly<Record<string, string>>
  /** Export duty rate in percent, '' when none. */
  readonly exportRate: string
  /** Other-tax codes (TX1-5) that the goods bear: at most one of each kind; '' when not subject. */
  readonly vat: string
  readonly excise: string
  readonly environment: string
  readonly additional: string
  /** Code of a specific or mixed import duty (SPD), '' when ad valorem. */
  readonly specific: string
}

export type OtherTaxKind = 'additional' | 'excise' | 'environment' | 'vat'

/** A code of TX1-5 (mã áp dụng thuế suất/mức thuế; SIM-defined but VB195). */
export interface OtherTax {
  readonly code: string
  readonly kind: OtherTaxKind
  readonly name: string
  readonly validFrom: Day
  readonly validTo: Day
  /** Percent for ad valorem kinds; VND per `unit` for environment tax. Decimal string. */
  readonly rate: string
  readonly unit: string
}

/** A specific import duty (thuế tuyệt đối): amount of `currency` per `unit`; `mixed` adds the ad valorem part. */
export interface SpecificRate {
  readonly code: string
  readonly amount: string
  readonly currency: string
  readonly unit: string
  readonly mixed: boolean
  readonly validFrom: Day
  readonly validTo: Day
}

/** A registered business (doanh nghiệp); invented. */
export interface Business {
  /** Tax code, 10 or 13 digits. */
  readonly code: string
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly postcode: string
  readonly aeo: boolean
  /** Compliance level 1 (best) to 5. */
  readonly compliance: 1 | 2 | 3 | 4 | 5
  /** Result code E8000-E8025 that blocks registration, '' when none. */
  readonly block: string
}

/** A registered guarantee or bank payment limit (chứng từ bảo lãnh, hạn mức). Amounts in VND. */
export interface Guarantee {
  readonly kind: 'individual' | 'general' | 'payment'
  readonly bank: string
  readonly year: string
  readonly sign: string
  readonly number: string
  readonly holder: string
  readonly office: string
  readonly balance: string
  readonly validFrom: Day
  readonly validTo: Day
}

/** VND for one unit of a currency in a week that starts on `from` (customs.md, value 2). */
export interface ExchangeRate {
  readonly currency: string
  readonly vnd: string
  readonly from: Day
}

export interface Reference {
  /** The entry valid on `day`, or undefined. */
  code(list: ListName, code: string, day: Day): CodeEntry | undefined
  /** Every entry of a list whatever its validity, in the order of its file. */
  codes(list: ListName): readonly CodeEntry[]
  /** The entry whatever its validity: tells "unknown" from "out of validity". */
  anyCode(list: ListName, code: string): CodeEntry | undefined
  tariff(hs: string, day: Day): TariffLine | undefined
  anyTariff(hs: string): TariffLine | undefined
  otherTax(code: string, day: Day): OtherTax | undefined
  anyOtherTax(code: string): OtherTax | undefined
  specificRate(code: string, day: Day): SpecificRate | undefined
  /** Countries that a treaty schedule covers, e.g. `B05` → CN. Undefined: not a treaty schedule. */
  treatyCountries(schedule: string): readonly string[] | undefined
  /** VND per unit: the newest week not after `day`; undefined when the currency has no rate. VND itself is `1`. */
  rate(currency: string, day: Day): string | undefined
  business(code: string): Business | undefined
  guarantee(kind: Guarantee['kind'], bank: string, year: string, sign: string, number: string): Guarantee | undefined
}
