import { useQuery } from '@tanstack/react-query'
import type { TerminalView } from '#api/session.ts'
import { call } from '../../lib/api.ts'

export const TERMINAL_KEY = ['terminal'] as const

/** The wire account of this person's terminal, and the certificate that it is bound to. */
export const useTerminal = () => useQuery({ queryKey: TERMINAL_KEY, queryFn: () => call<TerminalView>('/terminal') })
