/** Scenarios that no browser can play, and the command that does (card of the catalogue). */
import type { Scenario, SendStep, Text } from '#training/scenario.ts'
import type { Office } from './office.ts'

/** A page signs with the certificate of its own account, and the agent signs only what it can show in full. */
export function whyNotInBrowser({ catalogue }: Pick<Office, 'catalogue'>, scenario: Scenario): Text | undefined {
  if (scenario.setup.signer !== 'own') return FOREIGN_CERTIFICATE
  const sends = scenario.steps.filter((step): step is SendStep => step.do === 'send')
  const crowded = sends.some((step) => {
    const groups = catalogue.layout('input', step.procedure)?.segments.filter(({ kind }) => kind === 'group') ?? []
    const most = Math.max(0, ...groups.map((group) => (group.kind === 'group' ? group.max : 0)))
    return Math.max(0, ...Object.keys(step.lines ?? {}).map(Number)) > most
  })
  return crowded ? TOO_MANY_LINES : undefined
}

export const commandFor = ({ id }: Scenario): string => `npm run --silent vnaccs -- replay ${id}`

const FOREIGN_CERTIFICATE: Text = {
  vi: 'Kịch bản này ký bằng chứng thư của tài khoản khác hoặc chứng thư đã thu hồi, trong khi trang web chỉ ký bằng chứng thư của chính tài khoản.',
  en: 'This scenario signs with the certificate of another account or a revoked one; a page signs with its own only.',
}
const TOO_MANY_LINES: Text = {
  vi: 'Kịch bản này gửi nhiều dòng hơn mẫu bản tin chứa được, mà tác nhân ký chỉ ký bản tin hiện được đầy đủ.',
  en: 'This scenario sends more lines than the message holds, and the agent signs only what it can show in full.',
}
