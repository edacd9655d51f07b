/** What is printed and handed out: address, code, steps in short, keys, seats; a slip for each member on request. */
import { Anchor, Button, Checkbox, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { HandoutView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { type KeyName, keyLabel } from '../../lib/keys.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import './handout.css'

export function HandoutPage() {
  const t = useClassWords()
  const { world: id = '' } = useParams({ strict: false })
  const [slips, setSlips] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['class', id, 'handout'],
    queryFn: () => call<HandoutView>(`/worlds/${id}/handout`),
  })
  return (
    <Page title={t('handout')}>
      <Group gap="sm" mb="sm" className="no-print">
        <Button onClick={() => window.print()} disabled={data === undefined}>
          {t('print')}
        </Button>
        <Checkbox label={t('withSlips')} checked={slips} onChange={(event) => setSlips(event.currentTarget.checked)} />
        <Anchor component={Link} to={`/class/${id}`}>
          {t('back')}
        </Anchor>
      </Group>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data && <Sheet handout={data} />}
      {data && slips && <Slips handout={data} />}
    </Page>
  )
}

const TRIAL = 'DỮ LIỆU CHẠY THỬ'
const ROLES = { business: 'DN', customs: 'HQ' } as const
const KEYS: readonly (readonly [KeyName, string])[] = [
  ['help', 'Trợ giúp về chỉ tiêu đang đứng'],
  ['hint', 'Gợi ý của bước (trừ 5 điểm)'],
  ['lookUp', 'Tra danh mục mã'],
  ['copyAbove', 'Chép dòng trên'],
  ['nextSection', 'Sang phần sau của tờ khai'],
  ['fetchMail', 'Lấy thư trong hộp thư'],
  ['check', 'Kiểm tra trước khi gửi'],
  ['send', 'Ký và gửi'],
  ['raw', 'Xem bản tin gốc'],
  ['find', 'Tìm màn hình, nghiệp vụ, tờ khai, mã'],
  ['save', 'Lưu bản nháp'],
]

/** `2026-07-21` → `21/07/2026` */
const civil = (day: string): string => day.split('-').reverse().join('/')

/** Where the others reach the simulator; '' when this page was opened by an address that only this machine knows. */
const ADDRESS = /^(localhost|127\.|\[::1\])/.test(window.location.hostname) ? '' : `${window.location.origin}/`
const BLANK = '………………………………………………'

/** To be written in by hand where the page does not know it. */
function Address() {
  return ADDRESS === '' ? (
    <dd>
      {BLANK} <span className="quiet">(địa chỉ mạng của máy chủ, giảng viên ghi vào)</span>
    </dd>
  ) : (
    <dd className="mono">{ADDRESS}</dd>
  )
}

/** Paper is in Vietnamese: it is for the class. */
function Sheet({ handout }: { readonly handout: HandoutView }) {
  const { title, purpose, joinCode, trainer, day, scenarios, seats } = handout
  return (
    <article className="sheet" lang="vi">
      <p className="sheet-trial">{TRIAL}</p>
      <h2>{title}</h2>
      {purpose && <p>{purpose.vi}</p>}
      <dl className="sheet-facts">
        <dt>Địa chỉ</dt>
        <Address />
        <dt>Mã vào lớp</dt>
        <dd className="sheet-code">{joinCode === '' ? 'lớp không nhận thêm người' : joinCode}</dd>
        <dt>Giảng viên</dt>
        <dd>{trainer}</dd>
        <dt>Ngày trên hệ thống</dt>
        <dd>{civil(day)}</dd>
      </dl>
      <h3>Bắt đầu</h3>
      <ol>
        <li>Mở địa chỉ trên, đăng nhập bằng tên và mật khẩu của mình.</li>
        <li>Chọn Lớp học, nhập mã vào lớp rồi bấm Vào lớp. Tài khoản khai báo được cấp và đặt sẵn cho đầu cuối.</li>
        <li>Nếu token chưa có chứng thư cho tài khoản này: vào Thiết lập, bấm Xin chứng thư, nhập PIN.</li>
        <li>Chọn Kịch bản, mở bài theo thứ tự dưới đây và làm từng bước.</li>
      </ol>
      {scenarios.map((scenario, index) => (
        <section key={scenario.id} className="sheet-scenario">
          <h3>
            {index + 1}. {scenario.title.vi}
          </h3>
          <p>{scenario.purpose.vi}</p>
          <ol>
            {scenario.steps.map(({ n, role, title: step, code }) => (
              <li key={n}>
                <strong>{ROLES[role]}</strong> {step.vi}
                {/^[A-Z0-9]{3,5}$/.test(code) && !step.vi.includes(code) && <span className="mono"> ({code})</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p>DN: đóng vai doanh nghiệp. HQ: đóng vai hải quan.</p>
      <section className="sheet-scenario">
        <h3>Phím</h3>
        <table className="sheet-table">
          <tbody>
            {KEYS.map(([name, what]) => (
              <tr key={name}>
                <th scope="row" className="mono">
                  {keyLabel(name)}
                </th>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {seats.length > 0 && (
        <section>
          <h3>Tài khoản trong lớp</h3>
          <table className="sheet-table">
            <thead>
              <tr>
                <th scope="col">Họ tên</th>
                <th scope="col">Đăng nhập</th>
                <th scope="col">Tài khoản khai báo</th>
                <th scope="col">Mã trạm</th>
              </tr>
            </thead>
            <tbody>
              {seats.map(({ login, name, userId, terminalId }) => (
                <tr key={login}>
                  <td>{name}</td>
                  <td className="mono">{login}</td>
                  <td className="mono">{userId}</td>
                  <td className="mono">{terminalId}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="sheet-trial">{TRIAL}</p>
    </article>
  )
}

/** To be cut apart. No password stands on it: the terminal of a seat is set up by joining. */
function Slips({ handout: { title, joinCode, seats } }: { readonly handout: HandoutView }) {
  return (
    <div className="class-slips" lang="vi">
      {seats.map(({ login, name, userId, terminalId }) => (
        <section key={login} className="class-slip">
          <p className="sheet-trial">{TRIAL}</p>
          <p>
            <strong>{name}</strong> · {title}
          </p>
          <p>Địa chỉ: {ADDRESS === '' ? BLANK : <span className="mono">{ADDRESS}</span>}</p>
          <p>
            Đăng nhập: <span className="mono">{login}</span>
            {joinCode !== '' && (
              <>
                {' '}
                · Mã vào lớp: <span className="mono">{joinCode}</span>
              </>
            )}
          </p>
          <p>
            Tài khoản khai báo: <span className="mono">{userId}</span> · Mã trạm:{' '}
            <span className="mono">{terminalId}</span>
          </p>
        </section>
      ))}
    </div>
  )
}
