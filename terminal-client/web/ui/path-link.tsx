/** A link to a path of the terminal that the server or a rule names: followed without loading the page anew. */
import { Anchor, type AnchorProps } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props extends AnchorProps {
  readonly path: string
  readonly children: ReactNode
}

export function PathLink({ path, children, ...look }: Props) {
  const navigate = useNavigate()
  return (
    <Anchor
      {...look}
      href={path}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ href: path })
      }}
    >
      {children}
    </Anchor>
  )
}
