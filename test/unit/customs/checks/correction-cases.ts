/** Corrections with one fault: what they may not change of the declaration that `formOf` gives (result lists of IDA01, EDA01). */
import { type Case, head } from './cases.ts'

const INSTRUCTION = { D01: '16112026', T01: 'Yêu cầu sửa đổi', I01: 'Khai lại số lượng' }

const PAPER = { ENC: 'A', SBC: 'SIM0000101', RYA: '2026', SCM: 'CHK', SCN: 'GOOD' }

export const CORRECTION_CASES: readonly Case[] = [
  head('IDA01', 'S1117-CCM', { CCM: 'A' }),
  head('IDA01', 'S1133-CCM', { CCM: 'B' }),
  head('IDA01', 'E0225-ICN', { ICB: 'PAY' }),
  head('IDA01', 'E1033-CCC', { CCC: 'A' }),
  head('IDA01', 'E1034-MTC', { MTC: '3', COC: '' }),
  head('IDA01', 'E1035-SKB', { SKB: '5' }),
  head('IDA01', 'E0152-CH', { CH: '03CC' }),
  head('IDA01', 'E0150-IMC', { IMC: '9900000010', IMN: 'DOANH NGHIỆP 9900000010' }),
  head('IDA01', 'E0153-ICC', { ICC: '02CI1' }),
  head('IDA01', 'E1060-EPN', { EPN: 'ANOTHER SELLER INC' }),
  head('IDA01', 'E0193-ST', { ST: 'NOOFFIC' }),
  head('IDA01', 'E1045-SBC E1046-RYA E1047-SCM E1048-SCN', PAPER),
  head('IDA01', 'E1051-D01 E1052-T01 E1053-I01', INSTRUCTION),
  head('EDA01', 'S1117-CCM', { CCM: 'A' }),
  head('EDA01', 'S1156-CCM', { CCM: 'B' }),
  head('EDA01', 'E0396-ECB', { ECB: 'B13' }),
  head('EDA01', 'E1033-CCC', { CCC: 'A' }),
  head('EDA01', 'E1034-MTC', { MTC: '3' }),
  head('EDA01', 'E0152-CH', { CH: '03CC' }),
  head('EDA01', 'E0150-EPC', { EPC: '9900000010', EPN: 'DOANH NGHIỆP 9900000010' }),
  head('EDA01', 'E0193-ST', { ST: 'NOOFFIC' }),
  head('EDA01', 'E0153-ECC', { ECC: '02CI1' }),
  head('EDA01', 'E1051-D01 E1052-T01 E1053-I01', INSTRUCTION),
]
