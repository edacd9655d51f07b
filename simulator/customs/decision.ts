import type { Form } from '#protocol/edi/content.ts'
import type { Result } from '#protocol/edi/result.ts'
import type { Declaration } from './declaration/declaration.ts'

/** A rejection (từ chối) is the counterpart's mistake as a value: official code, item, line. */
export type Rejection = Result

/** One message to be made: the output code without the generation digit, and its items by id. */
export interface Output {
  readonly code: string
  readonly form: Form
}

/** What a procedure decided about one message. */
export type Decision =
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | {
      readonly kind: 'accepted'
      /** The declaration after the message; undefined when nothing changed (inquiries, call-ups). */
      readonly declaration?: Declaration
      /** The declaration number that the message is about, if any. */
      readonly number?: string
      /** The screen answered at once: `M` result + screen, `C` inquiry screen; none means a bare `R` result. */
      readonly screen?: Output & { readonly dataType: 'M' | 'C' }
      /** Warnings that stand in the result line of an accepted message. */
      readonly warnings?: readonly Result[]
      /** Reports that go to the mailbox, in the order classification, statements, permit. */
      readonly reports: readonly Output[]
    }
