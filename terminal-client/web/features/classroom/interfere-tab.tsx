/** What is in the way of the class: first what is in force, then the means to set more. */
import type { WorldView } from '#api/classroom.ts'
import type { Aim } from './aim.ts'
import { ChannelForm } from './channel-form.tsx'
import { ClockForm } from './clock-form.tsx'
import { FaultForm } from './fault-form.tsx'
import { InForce } from './in-force.tsx'

export function InterfereTab({ view, aim }: { readonly view: WorldView; readonly aim: Aim | null }) {
  return (
    <>
      <InForce view={view} />
      <div className="interfere">
        <FaultForm view={view} aim={aim} />
        <ChannelForm view={view} aim={aim} />
        <ClockForm view={view} aim={aim} />
      </div>
    </>
  )
}
