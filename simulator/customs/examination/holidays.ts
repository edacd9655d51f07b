/**
 * Days on which offices are closed (ngày nghỉ lễ, tết; Labour Code 2019 art. 112): one row a year for what follows the
 * moon or is chosen each year. A holiday on a weekend is made up for on the next working day (art. 111.3). Days that the
 * Government swaps from year to year are not in it: change the row (`more`) when they are to count.
 */
interface Year {
  readonly year: number
  /** First of the five days of Tết, MMdd. */
  readonly tet: string
  /** Giỗ Tổ Hùng Vương, 10th of the third lunar month, MMdd. */
  readonly kings: string
  /** Second day of Quốc khánh (since 2021), or other days off, MMdd. */
  readonly more: readonly string[]
}

// biome-ignore format: one year a line
export const HOLIDAY_YEARS: readonly Year[] = [
  { year: 2013, tet: '0209', kings: '0419', more: [] },
  { year: 2014, tet: '0130', kings: '0409', more: [] },
  { year: 2015, tet: '0217', kings: '0428', more: [] },
  { year: 2024, tet: '0208', kings: '0418', more: ['0903'] },
  { year: 2025, tet: '0127', kings: '0407', more: ['0901'] },
  { year: 2026, tet: '0216', kings: '0426', more: ['0901'] },
  { year: 2027, tet: '0205', kings: '0416', more: ['0903'] },
  { year: 2028, tet: '0125', kings: '0404', more: ['0901'] },
]

const TET_DAYS = 5
const DAY_MS = 86_400_000

const at = (year: number, monthDay: string): number =>
  Date.UTC(year, Number(monthDay.slice(0, 2)) - 1, Number(monthDay.slice(2)))

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '')

const isWeekend = (ms: number): boolean => [0, 6].includes(new Date(ms).getUTCDay())

const known = new Map<number, ReadonlySet<string>>()

/** Days off of a year as `yyyymmdd`, made-up days included; a year without a row has the fixed days of the sun only. */
export function holidaysOf(year: number): ReadonlySet<string> {
  const days = known.get(year) ?? daysOff(year)
  known.set(year, days)
  return days
}

function daysOff(year: number): ReadonlySet<string> {
  const row = HOLIDAY_YEARS.find((one) => one.year === year)
  const fixed = ['0101', '0430', '0501', '0902'].map((day) => at(year, day))
  const moon = row
    ? [
        ...Array.from({ length: TET_DAYS }, (_, n) => at(year, row.tet) + n * DAY_MS),
        ...[row.kings, ...row.more].map((day) => at(year, day)),
      ]
    : []
  const off = new Set([...fixed, ...moon])
  // In order, so that two weekend days of Tết are made up for on two days.
  for (const day of [...off].filter(isWeekend).sort((a, b) => a - b)) {
    let next = day + DAY_MS
    while (isWeekend(next) || off.has(next)) next += DAY_MS
    off.add(next)
  }
  return new Set([...off].map(dayText))
}
