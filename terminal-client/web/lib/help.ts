/** Which help topic is open beside the page: any button or key may open one without knowing the panel. */
import { useSyncExternalStore } from 'react'

/**
 * A topic's id, or a code: `result.IDA.R1088`, `procedure.IDA`, `output.VAD1AC`, `code.offices.02CI`. '' asks for the
 * topic of the page that is open; null: no panel.
 */
export type HelpTopic = string | null

let open: HelpTopic = null
const listeners = new Set<() => void>()

export function openHelp(topic: HelpTopic = ''): void {
  open = topic
  for (const listener of listeners) listener()
}
export const closeHelp = (): void => openHelp(null)

export const useHelpTopic = (): HelpTopic =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
