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

/** Acts on keys of the terminal while the component is there; a handler that returns false lets the browser have the key. */
export function useKeys(handlers: Partial<Record<KeyName, () => undefined | false | void>>): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return
      const name = pressed(event)
      const handler = name && latest.current[name]
      if (handler === undefined || handler() === false) return
      event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
