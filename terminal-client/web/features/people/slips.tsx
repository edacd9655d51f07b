/** Slips with first passwords, four to a row of cuts on A4 (phiếu mật khẩu lần đầu). Vietnamese with English beside it. */
import { createPortal } from 'react-dom'
import type { FirstPassword, PersonView } from '#api/session.ts'
import './slips.css'

export interface Slip extends FirstPassword {
  readonly name: string
  readonly unit: string
}

export const slipOf = (made: FirstPassword, people: readonly Pick<PersonView, 'login' | 'name' | 'unit'>[]): Slip => {
  const person = people.find(({ login }) => login === made.login)
  return { ...made, name: person?.name ?? made.login, unit: person?.unit ?? '' }
}

/** Stands beside the page, seen on paper only. */
export const Slips = ({ slips }: { readonly slips: readonly Slip[] }) =>
  createPortal(
    <div className="slips" aria-hidden="true">
      {slips.map(({ login, name, unit, password }) => (
        <section key={login} className="slip">
          <p className="slip-trial">DỮ LIỆU CHẠY THỬ · VNACCS/VCIS</p>
          <p>
            <strong>{name}</strong> {unit && `· ${unit}`}
          </p>
          <p>
            Địa chỉ / address: <span className="mono">{window.location.origin}/</span>
          </p>
          <p>
            Tên đăng nhập / log-in: <span className="mono slip-big">{login}</span>
          </p>
          <p>
            Mật khẩu lần đầu / first password: <span className="mono slip-big">{password}</span>
          </p>
          <p className="slip-small">
            Đổi mật khẩu ngay khi đăng nhập, rồi hủy phiếu này. / Change it at the first log-in, then destroy this slip.
          </p>
        </section>
      ))}
    </div>,
    document.body,
  )
