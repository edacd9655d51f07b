/** A page: its title for the eye, the tab and the screen reader; the heading takes focus when one arrives. */
import { Group, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

export function Page({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · VNACCS chạy thử`
  }, [title])
  useEffect(() => {
    // A form that takes focus by itself keeps it; the link that led here does not.
    const inPage = heading.current?.closest('main')?.contains(document.activeElement) ?? false
    if (!inPage) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div>
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </div>
  )
}
