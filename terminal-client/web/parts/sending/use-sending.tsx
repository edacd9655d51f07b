/**
 * Sign and send from any page:
 *
 *   const sending = useSending()
 *   <Button onClick={() => void sending.send({ procedure: 'IDA', content }).then((sent) => sent && show(sent.seq))}>
 *   {sending.panel}
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { SessionView, TerminalView } from '#api/session.ts'
import type { LayoutView } from '#api/terminal.ts'
import { PROFILE } from '#protocol/catalogue/profile.ts'
import { SYSTEM_PROCEDURES, systemLayout } from '#protocol/catalogue/system-procedures.ts'
import { call } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'
import type { EnrolWish } from './agent-work.ts'
import { carryId, nextCounter } from './carry-id.ts'
import { Delivery } from './delivery.ts'
import type { Parcel, Sent } from './parcel.ts'
import type { AgentWindow, SendingPorts } from './ports.ts'
import { SendingPanel } from './sending-panel.tsx'
import { agentAt } from './use-agent-status.ts'
import { TERMINAL_KEY } from './use-terminal.ts'

export interface Sending {
  readonly busy: boolean
  /**
   * Builds, has signed where the procedure asks for it, posts. Call it inside the click or key handler: the agent's
   * window opens there. `null`: the person gave up. Never rejects; faults show in `panel` with their ways on.
   */
  send(parcel: Parcel): Promise<Sent | null>
  /** One consent, one PIN, sent one after another; `null` where not sent. */
  sendAll(parcels: readonly Parcel[], onSent?: (index: number, sent: Sent) => void): Promise<readonly (Sent | null)[]>
  /** A pull: no dialog unless it stops. `unasked`: where it stops, it ends. Not signed, so any time will do. */
  sendQuietly(parcel: Parcel, unasked?: boolean): Promise<Sent | null>
  /** Pairs this page with the agent, or asks for a certificate: true when it is done. Call them inside the click. */
  pair(): Promise<boolean>
  enrol(): Promise<boolean>
  /** The same for a certificate to practise with; the own one stays. */
  enrolFor(wish: EnrolWish): Promise<boolean>
  /** A dialog while something goes on, nothing otherwise. Render it once in the page. */
  readonly panel: ReactNode
}

export function useSending(): Sending {
  const session = useSession()
  const client = useQueryClient()
  const latest = useRef<SendingPorts>(undefined)
  latest.current = useMemo(() => portsOf(session, client), [session, client])
  const [delivery] = useState(() => new Delivery(() => latest.current ?? portsOf(session, client)))
  const [subject, setSubject] = useState('')
  const state = useSyncExternalStore(delivery.subscribe, delivery.state)
  useEffect(() => {
    void delivery.lookAhead()
    return () => delivery.leave()
  }, [delivery])

  const sendAll: Sending['sendAll'] = async (parcels, onSent) => {
    setSubject([...new Set(parcels.map(({ procedure }) => procedure))].join(', '))
    const results = await delivery.send(parcels, { signs: mayNeedSignature(client, parcels), onSent })
    void client.invalidateQueries({ queryKey: ['messages'] })
    void client.invalidateQueries({ queryKey: ['mailbox'] })
    return results
  }
  const afterAgent = async (done: Promise<boolean>): Promise<boolean> => {
    setSubject('')
    const result = await done
    await client.invalidateQueries({ queryKey: TERMINAL_KEY })
    await client.invalidateQueries({ queryKey: ['agent'] })
    return result
  }
  return {
    busy: state.at !== 'idle',
    send: async (parcel) => (await sendAll([parcel]))[0] ?? null,
    sendAll,
    sendQuietly: async (parcel, unasked = false) => {
      setSubject(parcel.procedure)
      return (await delivery.send([parcel], { signs: false, quiet: true, unasked }))[0] ?? null
    },
    pair: () => afterAgent(delivery.pair()),
    enrol: () => afterAgent(delivery.enrol()),
    enrolFor: (wish) => afterAgent(delivery.enrol(wish)),
    panel: <SendingPanel delivery={delivery} subject={subject} agentUrl={session.agentUrl} />,
  }
}

const layoutKey = (procedure: string) => ['layout', procedure] as const

/** Only to open the window ahead: what is signed, the layout says when it is there. */
const mayNeedSignature = (client: QueryClient, parcels: readonly Parcel[]): boolean =>
  parcels.some(({ procedure }) => client.getQueryData<LayoutView>(layoutKey(procedure))?.procedure.signed === true)

const MINUTE = 60_000

function portsOf(session: SessionView, client: QueryClient): SendingPorts {
  const { agentUrl, person } = session
  return {
    agent: agentAt(agentUrl).agent,
    agentUrl,
    terminal: () =>
      client.fetchQuery({ queryKey: TERMINAL_KEY, queryFn: () => call<TerminalView>('/terminal'), staleTime: 0 }),
    layout: (procedure) => systemProcedure(procedure) ?? ownLayout(client, procedure),
    issue: async (csr) => {
      const issued = await call<{ certificate: string }>('/terminal/certificate', { method: 'POST', body: { csr } })
      return issued.certificate
    },
    post: postToCentre,
    openWindow,
    carry: (terminalId) => carryId(terminalId, Date.now(), nextCounter(localStorage)),
    pageName: 'VNACCS chạy thử',
    personName: person.name,
  }
}

const ownLayout = (client: QueryClient, procedure: string): Promise<LayoutView> =>
  client.fetchQuery({
    queryKey: layoutKey(procedure),
    queryFn: () => call<LayoutView>(`/layouts/${encodeURIComponent(procedure)}`),
    staleTime: 60 * MINUTE,
  })

/** The pulls are no forms: their layout is part of the protocol. */
function systemProcedure(procedure: string): ReturnType<SendingPorts['layout']> | undefined {
  const found = SYSTEM_PROCEDURES.find(({ entry }) => entry.code === procedure)
  if (found === undefined) return undefined
  const { entry, items } = found
  return Promise.resolve({
    layout: systemLayout(entry.code, items, PROFILE),
    procedure: {
      code: entry.code,
      name: { vi: entry.name, en: entry.term },
      group: entry.group,
      groupName: { vi: entry.group, en: entry.group },
      signed: false,
      attachments: false,
      simulated: true,
      items: items.length,
    },
  })
}

/** Of the terminal (protocol 2). */
const TIME_OUT = 180_000

const postToCentre: SendingPorts['post'] = async (contentType, bytes) => {
  const response = await fetch('/vnaccs', {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(TIME_OUT),
  })
  return {
    status: response.status,
    bytes: new Uint8Array(await response.arrayBuffer()),
    journal: response.headers.get('vnaccs-journal') ?? '',
    gateway: response.headers.get('vnaccs-gateway-code') ?? '',
  }
}

/** A window of its own, beside the page. The agent cuts it off from here (COOP) once it shows its page. */
function openWindow(url: string): AgentWindow | null {
  const opened = window.open(url, '_blank', 'popup,width=780,height=760')
  if (opened === null) return null
  return {
    go: (next) => {
      opened.location.href = next
    },
    close: () => opened.close(),
  }
}
