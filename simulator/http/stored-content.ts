/** Items of a form as pages send them. Values are taken as they were typed: a draft may be wrong, that is what drafts are for. */
import { z } from 'zod'

const row = z.record(z.string().regex(/^\d{1,6}$/, 'số thứ tự chỉ tiêu (item number)'), z.string().max(4000))

export const storedContent = z.object({
  items: row,
  groups: z.array(z.array(row).max(2000)).max(10),
})
