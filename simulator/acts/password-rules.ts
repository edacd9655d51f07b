import type { Bilingual } from './problem.ts'

/** Tried first by anyone who guesses; compared without case. */
const WORN = new Set(
  'password matkhau 12345678 123456789 1234567890 11111111 88888888 abcd1234 abc12345 qwertyui qwerty123 password1 password123 matkhau123 matkhau1 haiquan1 haiquan123 vnaccs123 vietnam1 vietnam123 iloveyou admin123 administrator'.split(
    ' ',
  ),
)

/** Input methods write a Vietnamese letter in one sign or in several; both are the same password (NIST 800-63B, 5.1.1.2). */
export const typedPassword = (password: string): string => password.normalize('NFKC')

/** What is wrong with a password that a person chooses (ASVS 5.0, 6.2: length over composition), or undefined. */
export function passwordFault(password: string, login: string): Bilingual | undefined {
  const length = [...password].length
  if (length < 8) return { vi: 'Mật khẩu cần ít nhất 8 ký tự.', en: 'A password needs at least 8 characters.' }
  if (length > 128) return { vi: 'Mật khẩu dài quá 128 ký tự.', en: 'A password has at most 128 characters.' }
  const plain = password.toLowerCase()
  if (plain.includes(login))
    return { vi: 'Mật khẩu không được chứa tên đăng nhập.', en: 'It must not hold the log-in name.' }
  if (WORN.has(plain) || /^(.)\1+$/u.test(plain))
    return {
      vi: 'Mật khẩu này quá dễ đoán. Thử ghép vài từ không liên quan.',
      en: 'Too easy to guess: join a few unrelated words.',
    }
  return undefined
}
