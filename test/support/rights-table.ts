/**
 * Who may make which call: one line for each route. A route without a line fails test/http/rights.test.ts, and so does
 * a line without a route. The admin key may everything.
 *
 *   anyone  nobody need be logged in
 *   key     scripts with the admin key only
 *   first   whoever is logged in, also before the first password was changed
 *   person  whoever is logged in and has a password of their own
 *   roles   persons with one of them
 *
 * `person` is the door only: what such a call shows or does for whom (own drafts, one's own class, the office's
 * declarations) is decided behind it and has tests of its own.
 */
import { PERSON_ROLES, type PersonRole } from '../../simulator/ports/records.ts'

export const CALLERS = ['none', 'first', ...PERSON_ROLES] as const
export type CallerKind = (typeof CALLERS)[number]
type Rule = 'anyone' | 'key' | 'first' | 'person' | readonly PersonRole[]

const KEEPERS: Rule = ['board', 'it']
const PLAYERS: Rule = ['business', 'customs']
const SEE_PEOPLE: Rule = ['trainer', 'department', 'board', 'it']

// biome-ignore format: one call a line
export const RIGHTS: Readonly<Record<string, Rule>> = {
  'GET /':                                             'anyone',
  'GET /start.css':                                    'anyone',
  'GET /health':                                       'anyone',
  'GET /ready':                                        'anyone',
  'GET /metrics':                                      'anyone',
  'GET /api/openapi.json':                             'anyone',
  'GET /api/docs':                                     'anyone',
  'GET /api/v1/ca':                                    'anyone',
  'GET /api/v1/ca/crl':                                'anyone',
  'GET /api/v1/clock':                                 'anyone',

  'POST /api/v1/accounts':                             'key',
  'GET /api/v1/accounts':                              'key',
  'PUT /api/v1/accounts/{userId}':                     'key',
  'POST /api/v1/certificates':                         'key',
  'POST /api/v1/certificates/{serial}/revoke':         'key',
  'PUT /api/v1/clock':                                 'key',
  'PUT /api/v1/selectivity':                           'key',
  'PUT /api/v1/selectivity/rules':                     'key',
  'GET /api/v1/journal':                               'key',
  'GET /api/v1/journal/verify':                        'key',
  'GET /api/v1/journal/{seq}/raw':                     'key',
  'GET /api/v1/reports/fortnight':                     'key',
  'GET /api/v1/scenarios':                             'key',
  'GET /api/v1/runs/{id}':                             'key',
  'POST /api/v1/verify':                               'key',

  'POST /api/v1/session':                              'anyone',
  'GET /api/v1/session':                               'first',
  'GET /api/v1/session/now':                           'anyone',
  'DELETE /api/v1/session':                            'first',
  'PUT /api/v1/session/password':                      'first',
  'PUT /api/v1/session/preferences':                   'first',
  'PUT /api/v1/session/world':                         'person',
  'GET /api/v1/session/all':                           'person',
  'DELETE /api/v1/session/others':                     'person',
  'GET /api/v1/terminal':                              'person',
  'PUT /api/v1/terminal':                              'person',
  'POST /api/v1/terminal/certificate':                 'person',

  'GET /api/v1/people':                                SEE_PEOPLE,
  'GET /api/v1/people/units':                          SEE_PEOPLE,
  'POST /api/v1/people':                               KEEPERS,
  'POST /api/v1/people/check':                         KEEPERS,
  'POST /api/v1/people/import':                        KEEPERS,
  'PUT /api/v1/people/{login}':                        KEEPERS,
  'POST /api/v1/people/{login}/password':              KEEPERS,

  'GET /api/v1/events':                                'person',
  'GET /api/v1/work':                                  'person',
  'GET /api/v1/find':                                  'person',
  'GET /api/v1/code-lists/{list}/{code}':              'person',

  'GET /api/v1/procedures':                            'person',
  'GET /api/v1/layouts/{procedure}':                   'person',
  'GET /api/v1/results/{procedure}':                   'person',
  'GET /api/v1/results/{procedure}/{code}':            'person',
  'GET /api/v1/outputs/{code}':                        'person',
  'GET /api/v1/reference':                             'person',
  'GET /api/v1/data-sets':                             'person',
  'POST /api/v1/data-sets/fill':                       'person',
  'GET /api/v1/drafts':                                'person',
  'POST /api/v1/drafts':                               'person',
  'GET /api/v1/drafts/{id}':                           'person',
  'PUT /api/v1/drafts/{id}':                           'person',
  'DELETE /api/v1/drafts/{id}':                        'person',
  'POST /api/v1/message-files/read':                   'person',
  'POST /api/v1/message-files/write':                  'person',

  'GET /api/v1/mailbox':                               'person',
  'GET /api/v1/messages':                              'person',
  'GET /api/v1/messages/{seq}':                        'person',
  'GET /api/v1/messages/{seq}/print':                  'person',
  'GET /api/v1/messages/{seq}/print.pdf':              'person',
  'GET /api/v1/declarations':                          'person',
  'GET /api/v1/declarations/{number}':                 'person',
  'GET /api/v1/declarations/{number}/timeline':        'person',
  'POST /api/v1/declarations/{number}/actions':        'person',

  'GET /api/v1/assignment':                            'person',
  'PUT /api/v1/assignment/{office}':                   'person',
  'PUT /api/v1/assignment/{office}/absences/{login}':  'person',
  'DELETE /api/v1/assignment/{office}/absences/{login}': 'person',

  'GET /api/v1/catalogue':                             'person',
  'POST /api/v1/runs':                                 PLAYERS,
  'POST /api/v1/runs/join':                            PLAYERS,
  'GET /api/v1/runs/{id}/play':                        'person',
  'POST /api/v1/runs/{id}/hints':                      PLAYERS,
  'GET /api/v1/runs/{id}/steps/{step}/content':        PLAYERS,
  'POST /api/v1/runs/{id}/signer':                     PLAYERS,
  'POST /api/v1/runs/{id}/signer/certificate':         PLAYERS,
  'POST /api/v1/runs/{id}/repeat':                     PLAYERS,
  'POST /api/v1/runs/{id}/close':                      PLAYERS,

  'GET /api/v1/class-templates':                       ['trainer', 'board', 'it'],
  'GET /api/v1/worlds':                                'person',
  'POST /api/v1/worlds':                               ['trainer'],
  'POST /api/v1/worlds/join':                          'person',
  'GET /api/v1/worlds/{id}':                           'person',
  'PUT /api/v1/worlds/{id}/join-code':                 'person',
  'POST /api/v1/worlds/{id}/members':                'person',
  'PUT /api/v1/worlds/{id}/members/{login}':           'person',
  'DELETE /api/v1/worlds/{id}/members/{login}':        'person',
  'POST /api/v1/worlds/{id}/snapshots':                'person',
  'DELETE /api/v1/worlds/{id}/snapshots/{snapshot}':   'person',
  'POST /api/v1/worlds/{id}/reset':                    'person',
  'POST /api/v1/worlds/{id}/archive':                  'person',
  'GET /api/v1/worlds/{id}/board':                     'person',
  'GET /api/v1/worlds/{id}/events':                    'person',
  'GET /api/v1/worlds/{id}/log':                       'person',
  'POST /api/v1/worlds/{id}/faults':                   'person',
  'DELETE /api/v1/worlds/{id}/faults/{fault}':         'person',
  'PUT /api/v1/worlds/{id}/clock':                     'person',
  'PUT /api/v1/worlds/{id}/channel':                   'person',
  'POST /api/v1/worlds/{id}/exam':                     'person',
  'DELETE /api/v1/worlds/{id}/exam':                   'person',
  'GET /api/v1/worlds/{id}/exam/results':             'person',
  'GET /api/v1/worlds/{id}/exam/certificates.pdf':    'person',
  'GET /api/v1/worlds/{id}/exam/certificates/{login}.pdf': 'person',
  'GET /api/v1/worlds/{id}/gradebook.xlsx':            'person',
  'GET /api/v1/worlds/{id}/handout':                   'person',
}

/** What the door says to that caller. */
export function expected(rule: Rule, caller: CallerKind): 'allowed' | 401 | 403 {
  if (rule === 'anyone') return 'allowed'
  if (caller === 'none') return 401
  if (rule === 'first') return 'allowed'
  if (caller === 'first' || rule === 'key') return 403
  return rule === 'person' || rule.includes(caller) ? 'allowed' : 403
}

/** Streams never end by themselves: only their head is looked at. */
export const STREAMS: ReadonlySet<string> = new Set(['GET /api/v1/events', 'GET /api/v1/worlds/{id}/events'])
