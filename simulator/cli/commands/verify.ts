import type { Verdict } from '#training/journal-row.ts'
import { readConfig } from '../../config.ts'
import { type Command, DONE, FAILED, print, printJson } from '../command.ts'
import { readMessageFile } from '../read-message-file.ts'
import { clientFor } from '../simulator-client.ts'

interface Answer {
  readonly procedure: string
  readonly userId: string
  readonly verdict: Verdict
}

export const verifyCommand: Command = {
  name: 'verify',
  vi: 'In phán quyết chữ ký của một bản tin, từng bước.',
  en: 'Prints the signature verdict of a message, step by step.',
  usage: 'verify <tệp> [--content-type <type>] [--at <thời điểm>] [--url <địa chỉ>]',
  options: { 'content-type': { type: 'string' }, at: { type: 'string' }, url: { type: 'string' } },
  about: {
    '--content-type':
      'Content-Type của thân bản tin, khi tệp không cho biết / of the body, when the file does not tell',
    '--at': 'xét tại thời điểm này (RFC 3339); mặc định là bây giờ / judge at this moment',
    '--url': 'địa chỉ bộ mô phỏng / the simulator',
  },
  takes: [1, 1],
  async run(call) {
    const config = readConfig()
    const client = clientFor(call, config)
    const { contentType, body } = readMessageFile(call.positionals[0] ?? '', call.text('content-type'))
    const at = call.text('at')
    const answer = await client.api<Answer>('POST', '/api/v1/verify', {
      contentType,
      body: Buffer.from(body).toString('base64'),
      ...(at === undefined ? {} : { at }),
    })
    const { verdict } = answer
    if (call.json) printJson(answer)
    else {
      for (const step of verdict.steps) print(`${step.ok ? '✓' : '✗'} ${step.vi}\n  ${step.en}`)
      print(verdict.ok ? 'Chữ ký hợp lệ. (The signature is good.)' : `Chữ ký bị từ chối: ${verdict.code}. (Refused.)`)
    }
    return verdict.ok ? DONE : FAILED
  },
}
