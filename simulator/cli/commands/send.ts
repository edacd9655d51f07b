import { randomBytes } from 'node:crypto'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { signMessage } from '../../../terminal-client/agent/sign-message.ts'
import { readConfig } from '../../config.ts'
import { loadCatalogue } from '../../library/load-catalogue.ts'
import { type Call, type Command, DONE, FAILED, print, printJson } from '../command.ts'
import { tokenFor } from '../open-token.ts'
import { listing, type OpenedMessage, openMessage, told } from '../opened-message.ts'
import { type MessageFile, readMessageFile } from '../read-message-file.ts'
import { clientFor } from '../simulator-client.ts'

export const sendCommand: Command = {
  name: 'send',
  vi: 'Gửi một bản tin EDI hoặc XML; ký bằng token khi được yêu cầu.',
  en: 'Sends one EDI or XML message, signed by the token when asked.',
  usage: 'send <tệp> [--sign] [--token <nhãn>] [--url <địa chỉ>]',
  options: {
    sign: { type: 'boolean' },
    token: { type: 'string' },
    url: { type: 'string' },
  },
  about: {
    '--sign': 'ký bản tin bằng token của tài khoản trong phần đầu / sign it',
    '--token': 'nhãn token PKCS#11; PIN lấy từ VNACCS_PIN hoặc hỏi / token label',
    '--url': 'địa chỉ bộ mô phỏng / the simulator',
  },
  takes: [1, 1],
  async run(call) {
    const config = readConfig()
    const catalogue = loadCatalogue()
    const file = readMessageFile(call.positionals[0] ?? '')
    const outgoing = call.flag('sign') ? await signed(call, file, openMessage(file, catalogue)) : file
    const client = clientFor(call, config)
    const answer = await client.post(outgoing.body, outgoing.contentType)
    if (answer.gatewayCode) {
      const text = new TextDecoder().decode(answer.body).trim()
      if (call.json) printJson({ gateway: answer.gatewayCode, text })
      else print(`Cổng từ chối ${answer.gatewayCode}: ${text}`)
      return FAILED
    }
    const message = openMessage({ contentType: answer.contentType, body: answer.body }, catalogue)
    const accepted = message.stated.every(({ code }) => code === '00000' || code.startsWith('W'))
    if (call.json) printJson({ header: message.header, results: message.stated, accepted })
    else {
      print(`${message.header.procedure} → ${message.header.output}  ${message.header.subject}`)
      for (const result of message.stated) print(told(catalogue, message.header.procedure, result))
      for (const row of listing(message, catalogue)) print(row)
    }
    return accepted ? DONE : FAILED
  },
}

async function signed(call: Call, file: MessageFile, message: OpenedMessage): Promise<MessageFile> {
  const config = readConfig()
  const token = await tokenFor(call, config)
  try {
    const made = signMessage({
      token,
      choice: { userId: message.header.user },
      message: file.body,
      contentType: file.contentType.startsWith('application/xml') ? 'application/xml' : EDI_TYPE,
      digest: 'sha-256',
      signingTime: Date.now(),
      random: () => randomBytes(16),
    })
    if (made.notice) process.stderr.write(`${made.notice.vi}\n`)
    return made
  } finally {
    token.close()
  }
}
