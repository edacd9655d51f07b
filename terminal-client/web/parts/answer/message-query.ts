import type { MessageView } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'

/** One message of the journal (`seq`), as every place that shows it asks for it. */
export const messageQuery = (seq: number) => ({
  queryKey: ['messages', 'one', seq],
  queryFn: () => call<MessageView>(`/messages/${seq}`),
})
