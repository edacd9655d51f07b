/** Every key of the terminal, in one place (screens, Keys): change it here and the buttons show the new one. */
import { useEffect, useRef } from 'react'

export const KEYS = {
  help: 'F1',
  hint: 'F2',
  lookUp: 'F3',
  copyAbove: 'F4',
  nextSection: 'F6',
  fetchMail: 'F7',
  check: 'F8',
  send: 'F9',
  raw: 'F10',
  find: 'Ctrl+K',
  save: 'Ctrl+S',
  back: 'Escape',
} as const
export type KeyName = keyof typeof KEYS

/** As it stands on a button. */
export const keyLabel = (name: KeyName): string =>
  KEYS[name] === 'Escape' ? 'Esc' : KEYS[name].replace('Ctrl+', 'Ctrl-')

/** For `aria-keyshortcuts`. */
export const ariaKey = (name: KeyName): string => KEYS[name].replace('Ctrl', 'Control')

function pressed(event: KeyboardEvent): KeyName | undefined {
  const key = event.ctrlKey || event.metaKey ? `Ctrl+${event.key.toUpperCase()}` : event.key
  return (Object.keys(KEYS) as KeyName[]).find((name) => KEYS[name] === key)
}

type Handlers = Partial<Record<KeyName, () => unknown>>
/** What came last stands on top: a page's own F1 goes before the shell's, a window's before its page's. */
const stack: { current: Handlers }[] = []

/** Was a window (Modal, Drawer) open when the key went down? Keys are its own then, and nothing happens below it. */
let overlaid = false
const look = (event: KeyboardEvent): void => {
  // Asked for the terminal's own keys only: a letter has no time for it.
  if (pressed(event) !== undefined) overlaid = document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

/** What goes on moving while its key is held down. */
const REPEATS: readonly KeyName[] = ['nextSection', 'copyAbove']

/** A key held down asks once; below a window nothing is sent, checked or fetched, help is there at any time. */
export const isHeldBack = (
  name: KeyName,
  { repeat, overlaid }: { readonly repeat: boolean; readonly overlaid: boolean },
): boolean => (overlaid && name !== 'help') || (repeat && !REPEATS.includes(name))

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return
  const name = pressed(event)
  if (name === undefined || (name === 'back' && overlaid)) return
  if (isHeldBack(name, { repeat: event.repeat, overlaid })) {
    event.preventDefault()
    return
  }
  for (const handlers of [...stack].reverse()) {
    const handler = handlers.current[name]
    if (handler === undefined || handler() === false) continue
    event.preventDefault()
    return
  }
}

/**
 * Acts on keys of the terminal while the component is there; a handler that returns false leaves the key to those that
 * came before, and at last to the browser.
 */
export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    if (stack.length === 0) {
      window.addEventListener('keydown', look, true)
      window.addEventListener('keydown', listen)
    }
    stack.push(latest)
    return () => {
      stack.splice(stack.indexOf(latest), 1)
      if (stack.length > 0) return
      window.removeEventListener('keydown', look, true)
      window.removeEventListener('keydown', listen)
    }
  }, [])
}
