import { describe, expect, it } from 'vitest'
import { passwordFault, typedPassword } from '../../../simulator/acts/password-rules.ts'

describe('quality.md security, passwords (ASVS 5.0, 6.2)', () => {
  it('length over composition: 8 to 128 characters of any kind, counted as people see them', () => {
    for (const good of ['ba từ ghép', 'correct horse', '        ', '😀😀😀😀😀😀😀😃', 'x'.repeat(127).concat('y')])
      expect(passwordFault(good, 'ai.do') === undefined, good).toBe(!/^(.)\1+$/u.test(good))
    for (const bad of ['', '1234567', 'x'.repeat(129)]) expect(passwordFault(bad, 'ai.do'), bad).toBeDefined()
  })

  it('what anybody tries first, one sign over and over, and the log-in name are refused with a way out in both languages', () => {
    for (const bad of ['MatKhau123', '12345678', 'aaaaaaaa', 'Ai.Do-2026-x']) {
      const fault = passwordFault(bad, 'ai.do')
      expect(fault?.vi, bad).toMatch(/\.$/)
      expect(fault?.en, bad).toMatch(/\.$/)
    }
  })

  it('one password, however the input method wrote its letters', () => {
    expect(typedPassword('đường'.normalize('NFD'))).toBe(typedPassword('đường'.normalize('NFC')))
    expect(typedPassword('ａｂｃ１２３')).toBe('abc123')
  })
})
