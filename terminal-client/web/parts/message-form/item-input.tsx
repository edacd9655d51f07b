/** The input of one cell, by the kind of its item. */
import type { KeyboardEvent } from 'react'
import { oddityOf } from '#protocol/forms/item-oddity.ts'
import { CodeInput } from '../../fields/code-input.tsx'
import { useTyped } from '../../fields/use-typed.ts'
import { useLanguage } from '../../lib/language.ts'
import { useCell, useCellFindings, useForm } from './form-context.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useItemCodes } from './item-codes.ts'

export interface ItemInputProps {
  readonly item: FormItem
  readonly line: number
  /** In a table the label is not beside it. */
  readonly label?: string
  readonly describedBy: string
  /** One line also for long texts. */
  readonly single?: boolean
}

export function ItemInput({ item, line, label, describedBy, single = false }: ItemInputProps) {
  const { store, readOnly, prefix } = useForm()
  const language = useLanguage()
  const { no, plan, layout } = item
  const value = useCell(store, no, line)
  const found = useCellFindings(store, no, line).length > 0
  const codes = useItemCodes(item, line)
  const capitals = layout.type === 'A'
  const typed = useTyped(plan.kind, capitals, value, (next) => store.set(no, line, next))
  const wrong = found || (!typed.typing && oddityOf(plan.kind, layout.type, layout.length, value) !== undefined)
  const common = {
    id: `${prefix}-${no}-${line}`,
    'data-cell': `${no}/${line}`,
    'data-typing': typed.typing || undefined,
    className: `mf-input mf-${plan.kind}${capitals ? ' mf-capitals' : ''}`,
    'aria-label': label,
    'aria-required': layout.mandatory || undefined,
    'aria-invalid': wrong || undefined,
    'aria-describedby': describedBy,
    readOnly,
    onFocus: typed.focus,
    onBlur: typed.blur,
  } as const

  if (plan.kind === 'flag') {
    const code = plan.choices?.[0]?.code ?? 'X'
    return (
      <input
        {...common}
        type="checkbox"
        disabled={readOnly}
        checked={value !== ''}
        onChange={(event) => store.set(no, line, event.currentTarget.checked ? code : '')}
      />
    )
  }
  if (plan.kind === 'longText' && !single)
    return (
      <textarea
        {...common}
        rows={2}
        value={typed.text}
        onChange={(event) => typed.change(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          // An item is one line: Enter goes to the next field, as everywhere.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
    )
  if (codes || plan.list)
    return (
      <CodeInput
        {...common}
        text={typed.text}
        onText={typed.change}
        codes={codes}
        title={`${item.id} · ${itemName(item, language)}`}
      />
    )
  const placeholder = plan.kind === 'date' ? 'dd/mm/yyyy' : plan.kind === 'time' ? 'hh:mm' : undefined
  return (
    <input
      {...common}
      type="text"
      autoComplete="off"
      spellCheck={plan.kind === 'longText'}
      inputMode={plan.kind === 'integer' ? 'numeric' : plan.kind === 'decimal' ? 'decimal' : undefined}
      placeholder={placeholder}
      value={typed.text}
      onChange={(event) => typed.change(event.currentTarget.value)}
    />
  )
}
