import type { Procedure, ProcedureCode } from '../procedure.ts'
import { eda } from './eda/eda.ts'
import { eda01 } from './eda01/eda01.ts'
import { edb } from './edb/edb.ts'
import { edc } from './edc/edc.ts'
import { edd } from './edd/edd.ts'
import { ede } from './ede/ede.ts'
import { ida } from './ida/ida.ts'
import { ida01 } from './ida01/ida01.ts'
import { idb } from './idb/idb.ts'
import { idc } from './idc/idc.ts'
import { idd } from './idd/idd.ts'
import { ide } from './ide/ide.ts'
import { iex } from './iex/iex.ts'
import { iid } from './iid/iid.ts'
import { rot } from './rot/rot.ts'
import { tcc } from './tcc/tcc.ts'

/** Every procedure that is simulated; the compiler proves that none is missing. */
export const PROCEDURES = {
  TCC: tcc,
  ROT: rot,
  IDA: ida,
  IDB: idb,
  IDC: idc,
  IID: iid,
  EDA: eda,
  EDB: edb,
  EDC: edc,
  IEX: iex,
  IDD: idd,
  IDA01: ida01,
  IDE: ide,
  EDD: edd,
  EDA01: eda01,
  EDE: ede,
} as const satisfies Record<ProcedureCode, Procedure>

/** The procedure of a code; undefined when the sandbox does not simulate it (A0002). */
export const procedureOf = (code: string): Procedure | undefined =>
  Object.hasOwn(PROCEDURES, code) ? PROCEDURES[code as ProcedureCode] : undefined
