import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Bạn lo máy móc: bộ mô phỏng chạy, máy trạm ký được, dữ liệu được sao lưu.',
        'You keep things running: the simulator is up, workstations can sign, data is backed up.',
      ],
    },
    { h: ['Máy chủ', 'Server'] },
    {
      list: [
        [
          '`npm start` cài những gì còn thiếu và chạy; Ctrl-C dừng sạch. Khởi động lại giữ nguyên dữ liệu trong `DATA_DIR`.',
          '`npm start` installs what is missing and runs; Ctrl-C stops it cleanly. A restart keeps everything in `DATA_DIR`.',
        ],
        [
          'Mặc định chỉ nghe ở máy này. Cho lớp học dùng qua mạng: đặt `HOST` cùng `TLS_CERT`, `TLS_KEY`.',
          'By default it listens on this machine only. For a class over the network set `HOST` with `TLS_CERT` and `TLS_KEY`.',
        ],
        [
          'Tình trạng: `/health`, `/ready`; số liệu cho Prometheus: `/metrics`.',
          'State: `/health`, `/ready`; figures for Prometheus: `/metrics`.',
        ],
        [
          'Sao lưu khi đang chạy: `vnaccs backup`; khôi phục vào thư mục trống: `vnaccs restore`. Chuỗi băm được kiểm tra lại.',
          'Back up while it runs: `vnaccs backup`; into an empty folder: `vnaccs restore`. The hash chain is verified again.',
        ],
        [
          'Khóa quản trị cho chương trình nằm ở `DATA_DIR/admin.key`; không gửi qua thư, không dán vào trang web.',
          'The admin key for programs is in `DATA_DIR/admin.key`; never mail it, never paste it into a page.',
        ],
      ],
    },
    { h: ['Máy trạm', 'Workstations'] },
    {
      list: [
        [
          'Trình duyệt mới (Chrome, Edge, Firefox) và tác nhân ký: `node simulator/setup/agent.mjs`.',
          'A current browser (Chrome, Edge, Firefox) and the signing agent: `node simulator/setup/agent.mjs`.',
        ],
        [
          'Thư viện PKCS#11 của token được tìm ở các nơi đã biết; nơi khác thì đặt `PKCS11_MODULE`.',
          'The token’s PKCS#11 library is looked for in the known places; elsewhere set `PKCS11_MODULE`.',
        ],
        [
          'Trình duyệt của cơ quan chặn trang gọi về máy mình (Local Network Access)? Trang **tự kiểm tra** của tác nhân cho biết và nêu dòng chính sách cần đặt.',
          'Does browser policy stop pages from talking to this machine (Local Network Access)? The agent’s **self-test** page tells, with the policy line to set.',
        ],
      ],
    },
    {
      p: [
        'Bạn cũng quản lý được người dùng: [Người dùng và mật khẩu](people). Sự cố thường gặp: [Trục trặc và cách xử lý](faults).',
        'You can manage people too: [People and passwords](people). Common trouble: [Faults and ways out](faults).',
      ],
    },
  ],
}
