/** Classes: made from a template, joined by a code, kept as snapshots, reset, archived (`/api/v1/worlds`). */
import { z } from 'zod'
import { enrolMembers, removeMember, setPart } from '../../acts/class-members.ts'
import { templateView, viewClass } from '../../acts/class-view.ts'
import type { Actor, Classroom, ClassroomIn } from '../../acts/classroom.ts'
import { type Done, done } from '../../acts/problem.ts'
import { dropSnapshot, keepSnapshot, resetClass } from '../../acts/snapshots.ts'
import { archiveClass, joinClass, listClasses, makeClass, setJoinCode } from '../../acts/worlds.ts'
import { type Caller, type Route, route } from '../route.ts'
import { withPerson } from '../with-person.ts'

export const WorldId = z.string().regex(/^[A-Za-z0-9]{1,20}$/)
export const World = z.object({ id: z.string(), title: z.string() }).loose()
const Ref = z.object({ id: z.string(), title: z.string(), part: z.enum(['trainer', 'member']) }).loose()
const Login = z.string().min(1).max(40)
const Snapshot = z.string().regex(/^[a-z0-9]{1,20}$/)

export const actorOf = ({ name, who }: Caller): Actor => ({ name, who })

/** Answers with the class as it is afterwards. */
export async function thenView(room: Classroom, actor: Actor, acted: Promise<Done<unknown>>): Promise<Done<unknown>> {
  const result = await acted
  return result.ok ? viewClass(room, actor) : result
}

export const worldRoutes = (roomIn: ClassroomIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/class-templates',
    summary: { vi: 'Các mẫu lớp học', en: 'Templates of classes' },
    who: ['trainer', 'board', 'it'],
    answer: z.object({ templates: z.array(z.object({ id: z.string() }).loose()) }),
    handle: ({ caller }) => {
      const room = roomIn(caller.world)
      return done({ templates: [...room.templates.values()].map((template) => templateView(room, template)) })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds',
    summary: { vi: 'Các lớp của tôi', en: 'My classes' },
    who: 'person',
    answer: z.object({ worlds: z.array(World) }),
    handle: async ({ caller }) => done({ worlds: await listClasses(roomIn(caller.world), actorOf(caller)) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds',
    summary: { vi: 'Mở lớp từ một mẫu', en: 'Make a class from a template' },
    who: ['trainer'],
    body: z.object({ template: z.string().max(60), title: z.string().trim().max(100).optional() }),
    status: 201,
    answer: Ref,
    handle: ({ caller, body }) => withPerson(caller, ({ person }) => makeClass(roomIn, person, body)),
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/join',
    summary: { vi: 'Vào lớp bằng mã', en: 'Join a class by its code' },
    who: 'person',
    body: z.object({ code: z.string().min(1, 'nhập mã vào lớp (enter the code)').max(40) }),
    answer: z.object({ world: Ref, userId: z.string(), certified: z.boolean(), certifying: z.boolean() }),
    handle: ({ caller, body }) => withPerson(caller, ({ person }) => joinClass(roomIn, person, body.code)),
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id',
    summary: { vi: 'Một lớp', en: 'A class' },
    who: 'person',
    params: z.object({ id: WorldId }),
    answer: World,
    handle: ({ caller, params }) => viewClass(roomIn(params.id), actorOf(caller)),
  }),
  route({
    method: 'put',
    path: '/api/v1/worlds/:id/join-code',
    summary: { vi: 'Cho vào lớp bằng mã mới, hoặc thôi nhận', en: 'Let people in by a new code, or no more' },
    who: 'person',
    params: z.object({ id: WorldId }),
    body: z.object({ open: z.boolean() }),
    answer: World,
    handle: ({ caller, params, body }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, setJoinCode(room, actor, body.open))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/:id/members',
    summary: {
      vi: 'Xếp chỗ cho một danh sách: tất cả hoặc không ai',
      en: 'Give places to people of a list: to all of them, or to nobody',
    },
    who: 'person',
    params: z.object({ id: WorldId }),
    body: z.object({
      logins: z
        .array(z.string().trim().min(1).max(100))
        .min(1, 'chọn ít nhất một người (choose at least one person)')
        .max(300, 'mỗi lần tối đa 300 người (at most 300 at once)'),
    }),
    status: 201,
    answer: z.object({ added: z.array(z.string()) }),
    handle: ({ caller, params, body }) => enrolMembers(roomIn(params.id), actorOf(caller), body.logins),
  }),
  route({
    method: 'put',
    path: '/api/v1/worlds/:id/members/:login',
    summary: {
      vi: 'Giao hoặc thôi giao làm giảng viên của lớp',
      en: 'Make a person a trainer of the class, or a member',
    },
    who: 'person',
    params: z.object({ id: WorldId, login: Login }),
    body: z.object({ part: z.enum(['trainer', 'member']) }),
    answer: World,
    handle: ({ caller, params, body }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, setPart(room, actor, params.login, body.part))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/worlds/:id/members/:login',
    summary: { vi: 'Đưa một người ra khỏi lớp', en: 'Take a person out of the class' },
    who: 'person',
    params: z.object({ id: WorldId, login: Login }),
    answer: World,
    handle: ({ caller, params }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, removeMember(room, actor, params.login))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/:id/snapshots',
    summary: { vi: 'Chụp lại trạng thái của lớp', en: 'Keep a snapshot of the class' },
    who: 'person',
    params: z.object({ id: WorldId }),
    body: z.object({ name: z.string().trim().min(1, 'đặt tên cho ảnh chụp (name the snapshot)').max(80) }),
    answer: World,
    handle: ({ caller, params, body }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, keepSnapshot(room, actor, body.name))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/worlds/:id/snapshots/:snapshot',
    summary: { vi: 'Xóa một ảnh chụp', en: 'Drop a snapshot' },
    who: 'person',
    params: z.object({ id: WorldId, snapshot: Snapshot }),
    answer: World,
    handle: ({ caller, params }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, dropSnapshot(room, actor, params.snapshot))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/:id/reset',
    summary: {
      vi: 'Đưa lớp về một ảnh chụp, hoặc về lúc mới mở (snapshot rỗng)',
      en: "Reset the class to a snapshot, or to the template's beginning (no snapshot)",
    },
    who: 'person',
    params: z.object({ id: WorldId }),
    body: z.object({ snapshot: Snapshot.nullable().default(null) }),
    answer: World,
    handle: ({ caller, params, body }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, resetClass(room, actor, body.snapshot ?? ''))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/:id/archive',
    summary: { vi: 'Lưu trữ lớp: chỉ xem được từ đó', en: 'Archive the class: for looking at only from then on' },
    who: 'person',
    params: z.object({ id: WorldId }),
    answer: World,
    handle: ({ caller, params }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, archiveClass(room, actor))
    },
  }),
]
