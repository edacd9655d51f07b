import type { Rejection } from '../decision.ts'
import type { Declaration } from './declaration.ts'
import { type DeclarationProcedure, numberItem } from './transitions.ts'

/**
 * A declaration belongs to the account that registered it (contract, Machine API): U0002 IID/IEX, U0100 IDB/EDB,
 * U0002 IDA/EDA, E0144 IDE/EDE as their result lists say, U0004 for a registered one (IDD, IDA01) and where the list
 * names no code of its own (IDC/EDC; protocol 4).
 */
const OWNER_CODES: Readonly<Record<DeclarationProcedure, string>> = {
  IDA: 'U0002',
  IDB: 'U0100',
  IDC: 'U0004',
  IID: 'U0002',
  EDA: 'U0002',
  EDB: 'U0100',
  EDC: 'U0004',
  IEX: 'U0002',
  IDD: 'U0004',
  IDA01: 'U0004',
  IDE: 'E0144',
  EDD: 'U0004',
  EDA01: 'U0004',
  EDE: 'E0144',
}

/** The code that this procedure answers for a declaration of another account. */
export function ownerCode(procedure: DeclarationProcedure): string {
  return OWNER_CODES[procedure]
}

/** The rejection when `userId` did not register the declaration; undefined when it did. */
export function ownerRejection(
  procedure: DeclarationProcedure,
  declaration: Declaration,
  userId: string,
): Rejection | undefined {
  if (declaration.owner === userId) return undefined
  return { code: ownerCode(procedure), item: numberItem(procedure), line: 0 }
}
