/** Where one is logged in oneself, and ending it elsewhere (phiên làm việc của tôi; quality, Security). */
import type { SessionRow } from '../api/session.ts'
import type { WebSession } from '../ports/records.ts'
import { actEntry, type Office } from './office.ts'
import { type LoggedIn, MAX_MS } from './sessions.ts'

/** Sessions of the person that the present password opened and that have not run out, the newest use first. */
export async function mySessions(office: Office, who: LoggedIn): Promise<readonly SessionRow[]> {
  return (await liveSessions(office, who))
    .map(({ id, createdAt, seenAt }) => ({ createdAt, seenAt, current: id === who.session.id }))
    .sort((a, b) => b.seenAt - a.seenAt)
}

/** Ends every session of the person but this one; how many, comes back. */
export async function endOtherSessions(office: Office, who: LoggedIn): Promise<{ readonly ended: number }> {
  const others = (await liveSessions(office, who)).filter(({ id }) => id !== who.session.id)
  const { login: userId } = who.person
  await office.store.commit(async (tx, realm) => {
    for (const { id } of others) await tx.remove('sessions', id)
    const detail = { ended: others.length }
    await tx.append([actEntry(office, realm, { kind: 'admin', userId, procedure: 'endOtherSessions', detail })])
  })
  return { ended: others.length }
}

async function liveSessions(office: Office, { person, session }: LoggedIn): Promise<readonly WebSession[]> {
  const now = office.clock.real()
  return (await office.store.records.list('sessions', { login: person.login })).filter(
    ({ createdAt, passwordMark }) => now - createdAt <= MAX_MS && passwordMark === session.passwordMark,
  )
}
