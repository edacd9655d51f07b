/** Why a PDF was not made, as told to people. All 503: the same wish may well be granted a little later. */
import { type Bilingual, type Done, refuse } from '../../acts/problem.ts'

const unmade = (name: string, detail: Bilingual): Done<never> =>
  refuse({
    status: 503,
    name,
    title: { vi: 'Chưa lập được tệp PDF', en: 'The PDF could not be made' },
    detail,
  })

export const tooLong = (seconds: number): Done<never> =>
  unmade('pdf-too-long', {
    vi: `Tệp PDF này lập quá ${seconds} giây nên đã dừng lại. Vui lòng thử lại; nếu vẫn vậy, hãy báo người quản trị.`,
    en: `This PDF took more than ${seconds} seconds and was given up. Try again; if it stays so, tell the administrator.`,
  })

export const crashed = (): Done<never> =>
  unmade('pdf-broken-off', {
    vi: 'Việc lập tệp PDF này bị dừng giữa chừng do lỗi. Vui lòng thử lại; nếu vẫn vậy, hãy báo người quản trị.',
    en: 'The making of this PDF broke off. Try again; if it stays so, tell the administrator.',
  })

export const tooMany = (waiting: number): Done<never> =>
  unmade('pdf-queue-full', {
    vi: `Đang có ${waiting} tệp PDF chờ lập. Vui lòng thử lại sau ít phút.`,
    en: `${waiting} PDFs are waiting to be made. Try again in a few minutes.`,
  })

export const stopping = (): Done<never> =>
  unmade('pdf-stopping', {
    vi: 'Hệ thống đang dừng nên không lập tệp PDF nữa. Vui lòng thử lại sau khi Hệ thống chạy lại.',
    en: 'The simulator is stopping and makes no more PDFs. Try again when it runs again.',
  })
