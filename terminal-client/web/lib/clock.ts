/** The sandbox's clock as it runs on since the session told it. */
import { useEffect, useState } from 'react'
import type { ClockState } from '#api/session.ts'

export const clockAt = ({ now, frozen, asOf }: ClockState, real: number): number => (frozen ? now : now + (real - asOf))

/** Sandbox time, renewed every second. */
export function useSandboxTime(clock: ClockState): number {
  const [real, setReal] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setReal(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return clockAt(clock, real)
}
