import { describe, expect, it } from 'vitest'
import { TokenError, tokenErrorCodes } from '../../../terminal-client/agent/token-error.ts'

describe('câu báo lỗi của token', () => {
  it('experience, Signing: each fault has a sentence of its own in both languages, and none is a bare system error', () => {
    const sentences = tokenErrorCodes.map((code) => new TokenError(code))
    expect(new Set(sentences.map(({ vi }) => vi)).size).toBe(tokenErrorCodes.length)
    expect(new Set(sentences.map(({ en }) => en)).size).toBe(tokenErrorCodes.length)
    for (const { vi, en } of sentences) {
      expect(vi).toMatch(/[ạảấầậẩẫắằặẳẵẹẻẽếềệểễịỉọỏốồộổỗớờợởỡụủứừựửữ]/)
      expect(vi.normalize('NFC')).toBe(vi)
      expect(`${vi}${en}`).not.toMatch(/undefined|Lỗi hệ thống|NaN/)
      // What happened, then what to do: at least two sentences or clauses.
      expect(vi.split(/[.;:,]\s/).length).toBeGreaterThan(1)
    }
  })

  it('screens, Words: dates are dd/MM/yyyy, 24 h, Vietnam time', () => {
    const { vi } = new TokenError('certificate-expired', { subject: 'X', at: Date.UTC(2026, 0, 31, 17, 5) })
    expect(vi).toContain('01/02/2026 00:05')
  })
})
