/** Luồng, never by colour alone: a sign and the word too. */
import { defineWords } from '../lib/words.ts'

const useWords = defineWords('channel', {
  c1: ['Luồng xanh', 'Green'],
  c2: ['Luồng vàng', 'Yellow'],
  c3: ['Luồng đỏ', 'Red'],
  none: ['Chưa phân luồng', 'No channel yet'],
})
const SIGNS = { 1: '●', 2: '▲', 3: '■' } as const

export function ChannelWord({ channel }: { readonly channel: 1 | 2 | 3 | null }) {
  const t = useWords()
  if (channel === null) return <span className="quiet">{t('none')}</span>
  return (
    <span className="channel" data-channel={channel}>
      <span aria-hidden="true">{SIGNS[channel]} </span>
      {t(`c${channel}`)}
    </span>
  )
}
