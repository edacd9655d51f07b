/** Which reports were looked at, in this browser. */
import { useState } from 'react'
import { useSession } from '../../lib/session.ts'

const MOST = 1000

export function useReadMarks(): { isRead(seq: number): boolean; mark(seq: number): void } {
  const { person, world } = useSession()
  const key = `vnaccs.read.${world.id}.${person.login}`
  const [seen, setSeen] = useState<ReadonlySet<number>>(() => new Set(stored(key)))
  return {
    isRead: (seq) => seen.has(seq),
    mark: (seq) => {
      if (seen.has(seq)) return
      const next = [...seen, seq].slice(-MOST)
      localStorage.setItem(key, JSON.stringify(next))
      setSeen(new Set(next))
    },
  }
}

function stored(key: string): readonly number[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
  } catch {
    return []
  }
}
