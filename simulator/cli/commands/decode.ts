import { toJson } from '#protocol/edi/json.ts'
import { loadCatalogue } from '../../library/load-catalogue.ts'
import { type Command, DONE, FAILED, print, printJson } from '../command.ts'
import { listing, type OpenedMessage, openMessage, told } from '../opened-message.ts'
import { readMessageFile } from '../read-message-file.ts'

/** The password is never shown (contract, Answers). */
const masked = ({ header }: OpenedMessage) => ({ ...header, ...(header.password ? { password: '********' } : {}) })

export const decodeCommand: Command = {
  name: 'decode',
  vi: 'In một bản tin ra từng chỉ tiêu.',
  en: 'Prints a message item by item.',
  usage: 'decode <tệp> [--content-type <type>]',
  options: { 'content-type': { type: 'string' } },
  about: {
    '--content-type':
      'Content-Type của thân bản tin, khi tệp không cho biết / of the body, when the file does not tell',
  },
  takes: [1, 1],
  async run(call) {
    const catalogue = loadCatalogue()
    const message = openMessage(readMessageFile(call.positionals[0] ?? '', call.text('content-type')), catalogue)
    const { layout, content, stated, findings, attachments, signed } = message
    const header = masked(message)
    if (call.json) {
      const files = attachments.map(({ fileName, bytes }) => ({ fileName, bytes: bytes.length }))
      printJson({
        ...toJson(header, layout, content, stated),
        findings,
        attachments: files,
        signed: signed !== undefined,
      })
      return findings.length > 0 ? FAILED : DONE
    }
    for (const [name, value] of Object.entries(header)) if (value !== '') print(`${name.padEnd(14)}${value}`)
    if (signed)
      print(`${'chữ ký'.padEnd(14)}CMS ${signed.cms.length} byte, ${signed.micalg}; kiểm tra bằng "vnaccs verify"`)
    for (const result of stated) print(told(catalogue, header.procedure, result))
    for (const row of listing(message, catalogue)) print(row)
    for (const { fileName, bytes } of attachments) print(`tệp đính kèm  ${fileName}  ${bytes.length} byte`)
    if (findings.length > 0) print('\nBản tin có lỗi (findings):')
    for (const finding of findings) print(`  ${told(catalogue, header.procedure, finding)}`)
    return findings.length > 0 ? FAILED : DONE
  },
}
