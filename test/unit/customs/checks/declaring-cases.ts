import { type Case, head, line } from './cases.ts'
import { type Items, inDays } from './sample.ts'

const paper = (ENC: string, SCN: string): Items => ({ ENC, SBC: 'SIM0000101', RYA: '2026', SCM: 'CHK', SCN })
const bank = (BCN: string): Items => ({ BRC: 'SIM0000101', BYA: '2026', BCM: 'CHK', BCN })
const E8 = Array.from({ length: 26 }, (_, n) => String(n).padStart(2, '0'))

/** What the official declaration looks at again, or for the first time. Pre-registered three days ago. */
export const DECLARING_CASES: readonly Case[] = (['IDC', 'EDC'] as const)
  .flatMap((procedure): readonly Case[] => {
    const trader = procedure === 'IDC' ? 'IMC' : 'EPC'
    const due = procedure === 'IDC' ? 'RED' : 'RID'
    return [
      ...E8.map((n) => head(procedure, `E80${n}-0000`, { [trader]: `88000000${n}` })),
      head(procedure, 'E0129-0000', { [trader]: '0000000000' }),
      head(procedure, 'E1111-0000', { [due]: inDays(-1) }),
      head(procedure, 'E1112-0000', { DPD: inDays(-1) }),
      head(procedure, 'E8100-0000', { ST: '', ARP: '02CIS01' }),
      head(procedure, 'E7001-0000', paper('A', 'NONE')),
      head(procedure, 'E7004-0000', paper('A', 'OFFICE')),
      head(procedure, 'E7006-0000', paper('A', 'OTHER')),
      head(procedure, 'E7007-0000', paper('A', 'SOON')),
      head(procedure, 'E7008-0000', paper('A', 'GONE')),
      head(procedure, 'E7009-0000', paper('A', 'LOW')),
      head(procedure, 'E7021-0000', paper('B', 'NONE')),
      head(procedure, 'E7023-0000', paper('B', 'OTHER')),
      head(procedure, 'E7024-0000', paper('B', 'SOON')),
      head(procedure, 'E7025-0000', paper('B', 'GONE')),
      head(procedure, 'E7026-0000', paper('B', 'LOW')),
      head(procedure, 'E7000-0000', paper('D', 'NONE')),
      head(procedure, 'E7031-0000', bank('NONE')),
      head(procedure, 'E7032-0000 E7031-0000', { ...bank('GOOD'), BRC: '12345' }),
      head(procedure, 'E7043-0000', bank('OTHER')),
      head(procedure, 'E7033-0000', bank('SOON')),
      head(procedure, 'E7034-0000', bank('GONE')),
      head(procedure, 'E7035-0000', bank('LOW')),
      line(procedure, 'E1991-0000-1', { CMD: '99990002' }),
      line(procedure, 'E1952-0000-1', { CMD: '99990003' }),
      line(procedure, 'E1992-0000-1', { RE: 'RGONE' }),
      line(procedure, 'E1956-0000-1', { RE: 'RNEW' }),
      { procedure, expected: 'E1103-0000', change: {}, computed: { rates: { USD: '24999' } } },
      { procedure, expected: 'E1101-0000', change: {}, computed: { rates: { EUR: '27000' } } },
    ]
  })
  .concat([
    line('IDC', 'E1993-0000-1', { TX1: 'VGONE' }),
    line('IDC', 'E1951-0000-1', { TX1: 'VNEW' }),
    line('IDC', 'E1703-0000-1', { TR1: 'TGONE' }),
    line('IDC', 'E1704-0000-1', { OR: 'QX' }),
    line('IDC', 'E1961-0000-1', { OR: 'QY' }),
    line('IDC', 'E1106-0000-1', { SPD: 'SGONE' }),
    line('IDC', 'E1107-0000-1', { SPD: 'SNEW' }),
  ])
