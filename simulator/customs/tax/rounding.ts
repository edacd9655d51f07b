/**
 * Where money is rounded, half up (làm tròn), and to how many decimals: the one setting of customs.md, value 6
 * (SIM-defined). Nothing else in the tax room names a scale.
 */
export const ROUNDING = {
  /** A line's customs value in VND: whole đồng. */
  lineValue: 0,
  /** Customs value per unit of quantity 1 (KKT), for display only. */
  unitValue: 4,
  /** Each tax of a line, and what is exempted or reduced of it. */
  lineTax: 4,
  /** The total of a tax subject: whole đồng. */
  subject: 0,
} as const
