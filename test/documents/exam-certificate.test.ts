import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Certificate } from '../../simulator/acts/exam-results.ts'
import { certificateDocument } from '../../simulator/reports/certificate/pdf.ts'
import { openPdfPress } from '../../simulator/reports/print/pdf-press.ts'

const missing = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return ''
  } catch {
    return 'BỎ QUA / SKIPPED: pdftotext is not installed: apt-get install poppler-utils'
  }
})()
if (missing) console.warn(missing)

const certificate = (change: Partial<Certificate> = {}): Certificate => ({
  name: 'Nguyễn Thị Hồng Ánh',
  login: 'hv01',
  unit: '02CI',
  unitName: 'Chi cục Hải quan cửa khẩu cảng Sài Gòn khu vực I',
  title: 'Kiểm tra cuối khóa',
  world: 'LABCDE',
  trainer: 'Phạm Văn Giảng',
  issuer: 'Chi cục Hải quan cửa khẩu cảng Sài Gòn khu vực I',
  above: 'Cục Hải quan TP Hồ Chí Minh',
  minutes: 60,
  day: '20260205',
  scenarios: [
    { title: 'A11 luồng vàng', run: 'R222222222', score: 95 },
    { title: 'B11 luồng đỏ', run: 'R333333333', score: 90 },
  ],
  score: 93,
  head: { seq: 1234, hash: 'ab'.repeat(32) },
  ...change,
})

describe.skipIf(missing !== '')('programme.md, exam mode: the certificate, read back by poppler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-certificate-'))
  const press = openPdfPress(() => undefined)
  afterAll(async () => {
    await press.close()
    rmSync(folder, { recursive: true, force: true })
  })
  let pages: readonly string[]
  let info: string
  let fonts: string
  beforeAll(async () => {
    const long = {
      name: 'Tôn Nữ Thị Công Huyền Phương Thảo Nguyên',
      title: 'Lớp bồi dưỡng nghiệp vụ khai hải quan điện tử dành cho công chức mới, đợt hai năm 2026',
    }
    const made = await press.make(certificateDocument([certificate(), certificate(long)]))
    if (!made.ok) throw new Error(made.problem.detail.vi)
    const file = join(folder, 'c.pdf')
    writeFileSync(file, made.value)
    const run = (command: string, ...options: string[]) => execFileSync(command, options).toString().normalize('NFC')
    pages = run('pdftotext', '-layout', '-enc', 'UTF-8', file, '-').split('\f').slice(0, -1)
    info = run('pdfinfo', file)
    fonts = run('pdffonts', file)
  })

  it('one page a person, A4, Tinos embedded, in the manners of Nghị định 30/2020', () => {
    expect(pages).toHaveLength(2)
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+/)
    for (const line of fonts.split('\n').slice(2).filter(Boolean)) expect(line).toMatch(/Tinos.*\byes yes yes\b/)
    expect(pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(pages[0]).toContain('Độc lập - Tự do - Hạnh phúc')
    expect(pages[0]).toContain('Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026')
  })

  it('name, unit, exam, scenarios with score, run codes and journal head; it says that it is no official certificate', () => {
    for (const part of ['GIẤY CHỨNG NHẬN', 'NGUYỄN THỊ HỒNG ÁNH', '(02CI)', 'Kiểm tra cuối khóa (LABCDE)', '60 phút'])
      expect(pages[0]).toContain(part)
    for (const part of ['A11 luồng vàng', 'R222222222', '95', '93/100', 'dòng 1234', 'Phạm Văn Giảng'])
      expect(pages[0]).toContain(part)
    expect(pages[0]?.replaceAll(/\s/g, '')).toContain('ab'.repeat(32))
    for (const page of pages) {
      expect(page).toContain('DỮ LIỆU CHẠY THỬ')
      expect(page).toContain('không thay chứng chỉ chính thức')
    }
    expect(pages[1]).toContain('TÔN NỮ THỊ CÔNG HUYỀN PHƯƠNG THẢO NGUYÊN')
  })
})
