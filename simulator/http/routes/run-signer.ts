/** The certificate that a scenario of refusals is signed with: made ready here, or through the person's own agent. */
import { z } from 'zod'
import { certifySigner, prepareSigner, type SignerRoom } from '../../acts/practice-signer.ts'
import { unknown } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'

const RunId = z.object({ id: z.string().length(10) })
const PLAYERS = ['business', 'customs'] as const

const NO_PLAYER = unknown('session', 'Khóa quản trị không chơi kịch bản.', 'The admin key plays no scenario.')

export const runSignerRoutes = (roomIn: (world: string) => SignerRoom): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/v1/runs/:id/signer',
    summary: {
      vi: 'Chứng thư mà kịch bản muốn dùng để ký (của tài khoản khác, đã thu hồi)',
      en: "The certificate that the scenario wants to be signed with (another account's, a revoked one)",
    },
    who: PLAYERS,
    params: RunId,
    answer: z.object({ kind: z.enum(['otherAccount', 'revoked']), userId: z.string(), serial: z.string() }).loose(),
    handle: ({ params, caller }) =>
      caller.who ? prepareSigner(roomIn(caller.world), caller.who, params.id) : NO_PLAYER,
  }),
  route({
    method: 'post',
    path: '/api/v1/runs/:id/signer/certificate',
    summary: {
      vi: 'Xin chứng thư đó cho khóa do token của người chơi tạo',
      en: "That certificate for a key of the player's own token",
    },
    who: PLAYERS,
    params: RunId,
    body: z.object({ csr: z.string().min(1).max(20_000) }),
    status: 201,
    answer: z.object({ certificate: z.string(), serial: z.string() }),
    handle: ({ params, body, caller }) =>
      caller.who ? certifySigner(roomIn(caller.world), caller.who, params.id, body.csr) : NO_PLAYER,
  }),
]
