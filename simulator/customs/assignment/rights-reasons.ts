import type { FilePlace, RightsReason } from './rights.ts'

interface Told {
  readonly office: string
  /** Name of the officer who has the file. */
  readonly officer: string
}

// biome-ignore format: one reason a line pair
const TEXTS: Readonly<Record<RightsReason, (told: Told) => readonly [vi: string, en: string]>> = {
  notCustoms: () => ['Bạn không có vai trò hải quan nên chỉ xem được hồ sơ này.',
    'You do not have the customs role: you may only look at this file.'],
  otherOffice: ({ office }) => [`Tờ khai đăng ký tại ${office}; chỉ công chức của đơn vị đó được xử lý.`,
    `The declaration lies at ${office}; only officers of that office may work on it.`],
  otherSubsection: ({ office }) => [`Tờ khai thuộc đội thủ tục ${office}; chỉ công chức của đội đó được xử lý.`,
    `The declaration belongs to sub-section ${office}; only its officers may work on it.`],
  assignedToOther: ({ officer }) => [`Hồ sơ đã phân công cho ${officer}. Cần xử lý thay thì đề nghị lãnh đạo đổi phân công.`,
    `The file is assigned to ${officer}. Ask the head to assign it to you if you are to stand in.`],
  alreadyMine: () => ['Hồ sơ này đang do bạn xử lý.',
    'This file is already yours.'],
  notMine: () => ['Bạn không đang giữ hồ sơ này nên không trả lại được.',
    'The file is not yours, so you cannot give it back.'],
  mayNotAssign: () => ['Chỉ lãnh đạo (Cục) hoặc giảng viên được phân công; bạn có thể tự nhận xử lý hồ sơ chưa có người.',
    'Only the head (Cục) or a trainer assigns; you may take a file that nobody has.'],
  otherDepartment: ({ office }) => [`Tờ khai đăng ký tại ${office}, không thuộc Cục của bạn.`,
    `The declaration lies at ${office}, which is not of your Cục.`],
}

export interface RightsRefusal {
  readonly code: RightsReason
  readonly vi: string
  readonly en: string
}

/** In words. `officer`: name of who has the file. */
export function rightsRefusal(code: RightsReason, file: FilePlace, officer: string): RightsRefusal {
  const office = code === 'otherSubsection' ? `${file.office}-${file.subsection}` : file.office
  const [vi, en] = TEXTS[code]({ office, officer })
  return { code, vi, en }
}
