/** Makers of the next declaration around a correction (sửa đổi, bổ sung trong thông quan); see `evolve`. */
import type { Form } from '#protocol/edi/content.ts'
import type { Assessment } from '../tax/assessment.ts'
import type { Channel, Declaration, Payment } from './declaration.ts'
import { type Deed, moved } from './evolve.ts'
import { keepInstructions, withInstruction, withoutInstructionClass } from './instructions.ts'
import { nextBranch } from './numbering.ts'
import { phaseAfterCorrection } from './phase.ts'

const NUMBER_ITEM = { import: 'ICN', export: 'ECN' } as const

/** IDA01/EDA01: the correction is kept beside what is registered, which stays in force; again replaces the former one. */
export function registerCorrection(
  declaration: Declaration,
  input: { readonly form: Form; readonly assessment: Assessment } & Deed,
): Declaration {
  const { form, assessment, at } = input
  const head = keepInstructions(form.head, declaration.form.head)
  const next = moved(declaration, input, declaration.direction === 'import' ? 'IDA01' : 'EDA01', declaration.phase)
  return { ...next, correction: { form: { head, lines: form.lines }, assessment, editedAt: at } }
}

/** The declaration as it will be once its registered correction is declared: number, items, computation. */
export function asCorrected(declaration: Declaration): Declaration {
  const { correction, number, direction } = declaration
  if (correction === undefined) throw new Error(`${number} has no registered correction`)
  const { form, assessment } = correction
  const branch = nextBranch(number)
  // An instruction may have come since the correction was registered.
  const head = { ...keepInstructions(form.head, declaration.form.head), [NUMBER_ITEM[direction]]: branch }
  return { ...declaration, number: branch, form: { head, lines: form.lines }, assessment }
}

/** What IDD/EDD opens for editing: the registered correction when there is one, else what is in force. */
export function openForCorrection(declaration: Declaration, correction: Declaration['correction']): Declaration {
  const { head, lines } = correction?.form ?? declaration.form
  return { ...declaration, form: { head: withoutInstructionClass(head), lines } }
}

/**
 * IDE/EDE: the correction takes force under the next branch of the number. What was examined were the former data: the
 * results go (the history keeps them), the officer and the receipt of the dossier stay.
 */
export function correct(
  declaration: Declaration,
  input: { readonly channel: Channel; readonly payment: Payment; readonly mark: string } & Deed,
): Declaration {
  const { channel, payment, mark, at, by } = input
  const { correction: _, paidAt, ...corrected } = asCorrected(declaration)
  const { assignment, receivedAt } = declaration.examination
  const what = declaration.direction === 'import' ? 'IDE' : 'EDE'
  const note = `${declaration.number} → ${corrected.number}`
  return {
    ...moved(corrected, { at, by, note }, what, phaseAfterCorrection(declaration.phase)),
    channel,
    payment,
    editedAt: at,
    corrected: { at, mark },
    ...(payment === 'paid' ? { paidAt: paidAt ?? at } : {}),
    examination: {
      ...(assignment === undefined ? {} : { assignment }),
      ...(receivedAt === undefined ? {} : { receivedAt }),
    },
  }
}

/** Customs asks the declarant to correct (yêu cầu sửa đổi, bổ sung) until `until`; the request stands in the declaration too. */
export function requestCorrection(
  declaration: Declaration,
  input: { readonly until: number; readonly note: string } & Deed,
): Declaration {
  const { until, note, at, by } = input
  const head = withInstruction(declaration.form.head, { at, title: 'Yêu cầu sửa đổi, bổ sung', content: note })
  return {
    ...moved(declaration, input, 'requestCorrection', declaration.phase),
    form: { head, lines: declaration.form.lines },
    examination: { ...declaration.examination, correctionRequest: { at, until, by, note } },
  }
}
