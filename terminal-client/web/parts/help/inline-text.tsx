/** `code`, **strong** and [text](topic) within a help text. */
import { Anchor } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'

const MARK = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([a-z-]+)\)/g

export function InlineText({ text, onTopic }: { readonly text: string; readonly onTopic: (id: string) => void }) {
  const parts: ReactNode[] = []
  let from = 0
  for (const found of text.matchAll(MARK)) {
    const [whole, code, strong, label, topic] = found
    parts.push(text.slice(from, found.index))
    if (code !== undefined) parts.push(<code className="mono">{code}</code>)
    else if (strong !== undefined) parts.push(<strong>{strong}</strong>)
    else if (topic !== undefined)
      parts.push(
        <Anchor component="button" type="button" fz="inherit" underline="always" onClick={() => onTopic(topic)}>
          {label}
        </Anchor>,
      )
    from = found.index + whole.length
  }
  parts.push(text.slice(from))
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed text
  return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>)
}
