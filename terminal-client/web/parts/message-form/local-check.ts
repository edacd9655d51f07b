/**
 * The check before sending (F8), by the code that the centre itself runs (decision 0009): the reading of items of
 * #protocol, then the procedure of #customs. What only the centre knows, it leaves to the centre: the declaration that
 * a number names, and declarations that the message quotes.
 */
import type { Finding, ResultTexts, Words } from '#api/terminal.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { type DeclarationProcedure, PROCEDURE_MOVES } from '#customs/declaration/transitions.ts'
import type { Facts } from '#customs/facts.ts'
import { withFieldFindings } from '#customs/field-findings.ts'
import { procedureOf } from '#customs/procedures/registry.ts'
import type { Reference } from '#customs/reference/reference.ts'
import type { Assessment } from '#customs/tax/assessment.ts'
import type { Form } from '#protocol/edi/content.ts'
import { toForm } from '#protocol/edi/form.ts'
import type { Result } from '#protocol/edi/result.ts'
import { judgeStored, type StoredValues } from '#protocol/edi/stored-content.ts'
import type { FormModel } from './form-model.ts'
import { explainFinding, missing, notHere, unreal } from './result-words.ts'

export interface CheckWish {
  readonly model: FormModel
  readonly content: StoredValues
  readonly texts: ResultTexts
  /** Undefined: the rules of the procedure are not looked at, only the form of the items. */
  readonly reference: Reference | undefined
  /** Sandbox clock, epoch ms. */
  readonly now: number
  readonly sender: { readonly userId: string; readonly unit: string }
  /** Of a correction: what is registered, and since when (epoch ms); undefined when it is not known here. */
  readonly registered?: Registered | undefined
}

export interface Registered {
  /** By the layout of the form. */
  readonly content: StoredValues
  readonly declaredAt: number
}

export interface CheckOutcome {
  readonly findings: readonly Finding[]
  /** Value and tax as the centre will compute them; of a pre-registration without findings. */
  readonly assessment: Assessment | undefined
  /** How far the check could go: `rules`: as the centre does; `form`: type, length and mandatory items only. */
  readonly depth: 'rules' | 'form'
  /** What only the centre can tell. */
  readonly unchecked: readonly Words[]
}

export function checkLocally(wish: CheckWish): CheckOutcome {
  const { model, content, texts } = wish
  const { content: sound, findings: found } = judgeStored(model.layout, content)
  const procedure = procedureOf(model.code)
  const tell = (results: readonly Result[]): readonly Finding[] =>
    results.map((result) => explainFinding(model, content, texts, result))
  const withUnreal = (told: readonly Finding[]): readonly Finding[] => [...told, ...unreal(model, content, told)]
  const correction = CORRECTIONS.includes(model.code)
  if (procedure === undefined || wish.reference === undefined || (correction && wish.registered === undefined)) {
    return {
      findings: withUnreal([...tell(found), ...missing(model, content, found)]),
      assessment: undefined,
      depth: 'form',
      unchecked: [],
    }
  }
  const form = toForm(model.layout, sound)
  const pre = procedure.code === 'IDA' || procedure.code === 'EDA'
  const quoted = procedure.quotes.filter((item) => /^\d{12}$/.test(form.head[item] ?? ''))
  const asked = pre && form.head[procedure.numberItem] ? without(form, procedure.numberItem) : form
  const standIn = correction ? standInOf(wish, form) : undefined
  const decision = procedure.decide(asked, standIn, factsOf(wish, wish.reference))
  // What the centre answers for a number that it does not know: of a number only its form can be judged here.
  const unknown = form.head[procedure.numberItem] && !correction ? unknownNumberCode(procedure.code) : ''
  const knowable: typeof decision =
    decision.kind === 'accepted'
      ? decision
      : {
          ...decision,
          // Declarations that are quoted are left to the centre, and so is the state of the one that is named.
          rejections: decision.rejections.filter(
            ({ code, item }) =>
              code !== unknown &&
              (code.startsWith('S') ||
                (pre || correction ? !quoted.includes(item) : unknown === '' && procedure.recalls === undefined)),
          ),
        }
  const judged = withFieldFindings(knowable, found, model.layout)
  const declaration = judged.kind === 'accepted' ? judged.declaration : undefined
  const assessment = correction ? declaration?.correction?.assessment : pre ? declaration?.assessment : undefined
  return {
    findings: withUnreal(judged.kind === 'accepted' ? [] : tell(judged.rejections)),
    assessment,
    depth: 'rules',
    unchecked: notHere(form, procedure.numberItem, quoted),
  }
}

const CORRECTIONS = ['IDA01', 'EDA01']

/** The registered declaration as far as the checks look at it; state and ownership are the centre's to judge. */
function standInOf({ model, registered, sender }: CheckWish, form: Form): Declaration | undefined {
  if (registered === undefined) return undefined
  const direction = model.code === 'IDA01' ? 'import' : 'export'
  const { declaredAt } = registered
  return {
    number: form.head[direction === 'import' ? 'ICN' : 'ECN'] ?? '',
    direction,
    owner: sender.userId,
    run: '',
    phase: 'awaitingReceipt',
    payment: 'none',
    form: toForm(model.layout, judgeStored(model.layout, registered.content).content),
    assessment: { rates: {}, lines: [], subjects: [], totalTax: '0', totalValue: '0' },
    preRegisteredAt: declaredAt,
    editedAt: declaredAt,
    declaredAt,
    examination: {},
    history: [],
  }
}

/** The code of a procedure for a number that stands for no declaration, '' when it names none. */
const unknownNumberCode = (code: string): string =>
  code in PROCEDURE_MOVES ? PROCEDURE_MOVES[code as DeclarationProcedure].expired : ''

const without = (form: Form, item: string): Form => {
  const { [item]: _, ...head } = form.head
  return { ...form, head }
}

function factsOf({ now, sender }: CheckWish, reference: Reference): Facts {
  return {
    now,
    sender,
    run: '',
    reference,
    nextNumber: { import: '100000000010', export: '300000000010' },
    nextStatement: 1,
    selectivity: {},
    quoted: new Map(),
  }
}
