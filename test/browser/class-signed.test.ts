import { describe, expect, it } from 'vitest'
import { givePin, pairFirst } from './support/agent-window.ts'
import { logIn } from './support/log-in.ts'
import { atStep, fillFromData, onward, startRun } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

describe('issue 3 point 8: a class, signed with the real token', () => {
  it('who was seated from a list signs with the certificate of the class’s account; a lost answer to a signed IDA is asked for again', async () => {
    const [trainer, pupil] = [await visit(), await visit()]
    pupil.allow(/ERR_/, /net::/)
    await logIn(trainer, here, 'giangvien')
    await logIn(pupil, here, 'congchuc')
    const call = (method: string, path: string, body: object) =>
      trainer.page.evaluate(
        async ([how, at, what]) => {
          const headers = { 'Content-Type': 'application/json', 'vnaccs-client': 'web' }
          const reply = await fetch(`/api/v1${at}`, { method: how, headers, body: JSON.stringify(what) })
          return (await reply.json()) as { id: string; userId?: string }
        },
        [method, path, body] as const,
      )
    const { id } = await call('POST', '/worlds', { template: 'first-steps', title: 'Lớp ký thật' })
    await call('POST', `/worlds/${id}/members`, { logins: ['congchuc'] })
    await pupil.page.getByRole('navigation').first().getByRole('link', { name: 'Lớp học' }).click()
    await pupil.page.getByRole('link', { name: 'Lớp ký thật' }).click()
    await pupil.page.getByRole('button', { name: 'Làm việc trong lớp này' }).click()
    await pupil.page.getByText('✓ có chứng thư').waitFor()
    const run = await startRun(pupil.page, 'A11 luồng xanh')
    await atStep(pupil.page, 1)
    await fillFromData(pupil.page)
    await pupil.page.keyboard.press('F9')
    await onward(pupil.page, 2)
    await fillFromData(pupil.page)
    await call('POST', `/worlds/${id}/faults`, { kind: 'drop', run, procedure: 'IDA', left: 1 })
    await givePin(await pairFirst(pupil, here, () => pupil.page.keyboard.press('F9')), here.pin)
    const lost = pupil.page.getByRole('dialog')
    await lost.getByText('Mất liên lạc khi đang gửi').waitFor()
    // The step does not count as passed while nobody knows the result.
    await pupil.page.getByText('Trả lời đã mất trên đường truyền').waitFor()
    await lost.getByRole('button', { name: 'Hỏi lại kết quả' }).click()
    await onward(pupil.page, 3)
    expect(await pupil.page.locator('.play').innerText()).toContain('IDC')
  })
})
