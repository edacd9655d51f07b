import { vietnamStamp } from '#protocol/vietnam-time.ts'
import type { Procedure } from '../../procedure.ts'
import { rejected } from '../rejected.ts'

/** Texts of the answer (SIM-defined): O01 says that the channel stands, O02 who was heard and when. */
const ESTABLISHED = 'KENH KET NOI DA THONG / CHANNEL ESTABLISHED'

/**
 * TCC: checks that the channel stands (kiểm tra kết nối). Echoes I01, I02 and PRT; O02 is the user id and the sandbox's
 * time `yyyyMMddHHmmss`. PRT `Y` also sends the report VAQ002 with the same two texts. S0003: PRT is neither Y nor blank.
 */
export const tcc: Procedure = {
  code: 'TCC',
  name: { vi: 'Kiểm tra kết nối', en: 'Check of the communication channel' },
  numberItem: '',
  quotes: [],
  decide({ head }, _declaration, facts) {
    const { I01, I02, PRT } = head
    if (PRT !== undefined && PRT !== '' && PRT !== 'Y') return rejected({ code: 'S0003', item: 'PRT', line: 0 })
    const heard = `${facts.sender.userId} ${vietnamStamp(facts.now)}`
    const echo = { ...(I01 ? { I01 } : {}), ...(I02 ? { I02 } : {}), ...(PRT ? { PRT } : {}) }
    return {
      kind: 'accepted',
      screen: { code: 'VAQ001', dataType: 'C', form: { head: { O01: ESTABLISHED, O02: heard, ...echo }, lines: [] } },
      reports: PRT === 'Y' ? [{ code: 'VAQ002', form: { head: { O11: ESTABLISHED, O12: heard }, lines: [] } }] : [],
    }
  },
}
