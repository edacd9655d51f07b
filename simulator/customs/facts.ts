import type { Output } from './decision.ts'
import type { Channel, Declaration } from './declaration/declaration.ts'
import type { Reference } from './reference/reference.ts'
import type { ChannelRule } from './selectivity/channel-rule.ts'

/** Who sends: the wire account (tài khoản khai báo) of a unit. */
export interface Sender {
  /** 8 characters: 5 of the user code, 3 of the identification number. */
  readonly userId: string
  /** Office code of the unit (`02CI`). */
  readonly unit: string
}

/** Selectivity settings in force for the sender (phân luồng). */
export interface Selectivity {
  /** Forced by a trainer; wins over the scenario and every rule. */
  readonly forced?: Channel
  /** Asked for by the scenario of the run; wins over every rule. */
  readonly planned?: Channel
  /** The trainer's criteria in order; the first that fits decides. */
  readonly rules?: readonly ChannelRule[]
}

/** What the centre keeps of an output that a message names (`Procedure.recalls`). */
export interface Recalled {
  /** Kind of the output, undefined when there is no such code. */
  readonly kind: 'report' | 'screen' | undefined
  /** The last one about the named declaration: whose it is, the number it bears, what it says. */
  readonly report?: { readonly owner: string; readonly number: string; readonly output: Output }
}

/** All that a procedure may know of the world, read once for each message and passed in. */
export interface Facts {
  /** Sandbox clock, epoch ms. */
  readonly now: number
  readonly sender: Sender
  /** Run id of the message, '' when none. */
  readonly run: string
  readonly reference: Reference
  /** The next declaration number of each direction, branch 0; taken only when the decision uses it. */
  readonly nextNumber: { readonly import: string; readonly export: string }
  /** The next 12-digit number of a tax or fee statement (số chứng từ); statement n of one decision adds n. */
  readonly nextStatement: number
  readonly selectivity: Selectivity
  /** Other declarations that the message quotes (FIC, TDN), by number. */
  readonly quoted: ReadonlyMap<string, Declaration>
  /** Absent for a procedure that recalls nothing. */
  readonly recalled?: Recalled
}
