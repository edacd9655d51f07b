/** The text in an input while one types, and the value that it stands for. */
import { useState } from 'react'
import { oneLine, toDisplay, toEdit, toWire } from '#protocol/forms/item-text.ts'
import type { ItemKind } from '#protocol/forms/planned-form.ts'

export interface Typed {
  readonly text: string
  /** In the field, and something was typed since one came into it. */
  readonly typing: boolean
  change(text: string): void
  focus(): void
  blur(): void
}

/**
 * What was typed stays as it is while it means the value; a value that came from elsewhere (another cell filled it, an
 * undo) is shown instead. Out of focus the value is shown as people read it.
 */
export function useTyped(kind: ItemKind, capitals: boolean, value: string, onValue: (value: string) => void): Typed {
  const [typed, setTyped] = useState<string | null>(null)
  const [focused, setFocused] = useState(false)
  const own = typed !== null && toWire(kind, typed, capitals) === value
  return {
    text: own && typed !== null ? typed : focused ? toEdit(kind, value) : toDisplay(kind, value),
    typing: focused && typed !== null,
    change(text) {
      const line = oneLine(text)
      setTyped(line)
      onValue(toWire(kind, line, capitals))
    },
    focus: () => setFocused(true),
    blur() {
      setFocused(false)
      setTyped(null)
    },
  }
}
