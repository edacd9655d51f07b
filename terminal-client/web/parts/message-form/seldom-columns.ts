/** Items of goods lines that few declarations use: not in the grid at first sight, unless they hold a value. */
const IMPORT = 'GZC TXA TXB TXC TXD KWS SPD BPC DPR VN1 TDL TXN TXR RE REG TR1 TG1'
const EXPORT = 'TXA TXB TXC TXD BPC DPR TDL TXN TXR RE REG'

const SELDOM: Readonly<Record<string, string>> = { IDA: IMPORT, IDA01: IMPORT, EDA: EXPORT, EDA01: EXPORT }

export const seldomColumns = (procedure: string): ReadonlySet<string> => new Set((SELDOM[procedure] ?? '').split(' '))
