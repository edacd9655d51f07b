import { describe, expect, it } from 'vitest'
import { logIn } from './support/log-in.ts'
import { atStep, fillFromData, startRun } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

describe('programme.md, exam mode: from the list of people to the certificate', () => {
  it('the trainer seats people from a list; the exam shows on the open page of a pupil, ends in the middle of a step with a word on what was typed, and who passed takes a certificate', async () => {
    const [trainer, pupil] = [await visit(), await visit()]
    trainer.allow(/ 422 .*members$/)
    await logIn(trainer, here, 'giangvien')
    await logIn(pupil, here, 'congchuc')
    const { page } = trainer
    const place = (name: string) =>
      page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click()
    await place('Lớp học')
    await page.getByRole('button', { name: 'Mở lớp mới' }).click()
    await page.getByRole('dialog').getByText('Buổi đầu: làm quen').click()
    await page.getByLabel('Tên lớp').fill('Lớp thi')
    await page.getByRole('button', { name: 'Mở lớp', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Lớp thi' }).waitFor()

    // One by name, one pasted; with a name that nobody has nobody is seated, and nothing chosen is lost.
    await page.getByRole('tab', { name: 'Học viên' }).click()
    await page.getByRole('button', { name: 'Thêm học viên' }).click()
    const seating = page.getByRole('dialog')
    await seating.getByLabel('Tìm tên, đăng nhập').fill('dien tap')
    await seating.getByLabel('Nguyễn Thị Diễn Tập').check()
    const pasted = seating.getByLabel('Hoặc dán danh sách')
    await pasted.fill('doanhnghiep\nkhong.co')
    await seating.getByRole('button', { name: 'Xếp chỗ' }).click()
    await seating.getByText('Không có người dùng "khong.co"').waitFor()
    await pasted.fill('doanhnghiep\tTrần Văn Khai')
    await seating.getByRole('button', { name: 'Xếp chỗ' }).click()
    await page.getByText('Đã xếp chỗ cho 2 người').waitFor()

    await pupil.page.getByRole('navigation').first().getByRole('link', { name: 'Lớp học' }).click()
    await pupil.page.getByRole('link', { name: 'Lớp thi' }).click()
    await pupil.page.getByRole('button', { name: 'Làm việc trong lớp này' }).click()
    await pupil.page.getByText('Tài khoản của tôi trong lớp').waitFor()

    const exam = async (...scenarios: readonly string[]) => {
      await page.getByRole('tab', { name: 'Bài thi' }).click()
      for (const scenario of scenarios) await page.getByLabel(scenario, { exact: true }).check()
      await page.getByRole('button', { name: 'Bắt đầu thi ngay' }).click()
    }
    const end = async () => {
      await page.getByRole('button', { name: 'Kết thúc ngay' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc ngay' }).click()
      await page.getByRole('button', { name: 'Bắt đầu thi ngay' }).waitFor()
    }
    await exam('A11 luồng xanh')
    await pupil.page.getByText(/^Đang thi đến .*A11 luồng xanh/).waitFor()
    await startRun(pupil.page, 'A11 luồng xanh')
    await atStep(pupil.page, 1)
    await fillFromData(pupil.page)
    await end()
    const over = pupil.page.getByRole('alert').filter({ hasText: 'Giảng viên đã kết thúc bài thi' })
    await over.waitFor()
    await over.getByRole('link', { name: 'Xem bản nháp' }).click()
    await pupil.page.getByRole('row', { name: /TCC/ }).first().waitFor()

    await exam('Kiểm tra kênh liên lạc')
    await startRun(pupil.page, 'Kiểm tra kênh liên lạc')
    await atStep(pupil.page, 1)
    await fillFromData(pupil.page)
    await pupil.page.keyboard.press('F9')
    await pupil.page.getByRole('heading', { name: /^ĐẠT/ }).waitFor()
    await end()
    await page.getByText('1/2 người đạt mọi kịch bản').waitFor()
    const save = async (from: typeof page, name: RegExp) => {
      const [file] = await Promise.all([from.waitForEvent('download'), from.getByRole('button', { name }).click()])
      return file.suggestedFilename()
    }
    expect(await save(page, /^Tải PDF: Nguyễn Thị Diễn Tập/)).toMatch(/^giay-chung-nhan-L\w{5}-congchuc\.pdf$/)
    await pupil.page.getByRole('navigation').first().getByRole('link', { name: 'Lớp học' }).click()
    await pupil.page.getByRole('link', { name: 'Lớp thi' }).click()
    await pupil.page.getByText('Bài thi của tôi: ✓ đạt').waitFor()
    expect(await save(pupil.page, /^Giấy chứng nhận/)).toContain('congchuc.pdf')
  })
})
