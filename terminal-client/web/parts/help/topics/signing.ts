import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Trang web không bao giờ thấy PIN. Nó đưa bản tin cho **tác nhân ký** chạy trên máy của bạn; tác nhân mở cửa sổ của chính nó, cho bạn xem sẽ ký gì, hỏi PIN ở đó rồi mới dùng token.',
        'The page never sees the PIN. It hands the message to the **signing agent** on your own machine, which opens its own window, shows what will be signed, takes the PIN there, and uses the token.',
      ],
    },
    { h: ['Ghép nối, một lần cho mỗi trình duyệt', 'Pairing, once for each browser'] },
    {
      steps: [
        [
          'Tác nhân phải đang chạy: `npm start` chạy cùng bộ mô phỏng; trên máy trạm riêng: `node simulator/setup/agent.mjs`.',
          'The agent must run: `npm start` brings it up; on a workstation: `node simulator/setup/agent.mjs`.',
        ],
        [
          '**Thiết lập → ghép nối**. Trang hiện một mã; cửa sổ của tác nhân cũng hiện một mã.',
          '**Settings → pair**. The page shows a code, and so does the agent’s window.',
        ],
        [
          '**So hai mã.** Giống nhau mới đồng ý; khác nhau là có trang khác đang xin.',
          '**Compare the two.** Agree only if they are the same; if not, some other page is asking.',
        ],
        [
          'Thu hồi lúc nào cũng được, trên trang đầu của tác nhân.',
          'It can be revoked at any time on the agent’s first page.',
        ],
      ],
    },
    { h: ['Token và chứng thư', 'Token and certificate'] },
    {
      list: [
        [
          'Mỗi Chi cục có **một tài khoản khai báo và một token**. Chứng thư trong token phải là của đúng tài khoản đang khai; không thì hệ thống từ chối A0034–A0036.',
          'A branch has **one wire account and one token**. The certificate must be that of the account in use; otherwise the centre refuses with A0034–A0036.',
        ],
        [
          'Chưa có token thật? Dùng **token luyện tập** (SoftHSM2, hoặc tệp PKCS#12): tạo trên trang đầu của tác nhân, rồi xin chứng thư ở Thiết lập.',
          'No real token? Use a **practice token** (SoftHSM2, or a PKCS#12 file): make it on the agent’s first page, then ask for a certificate under Settings.',
        ],
        [
          'PIN được giữ trong bộ nhớ từ 0 đến 15 phút, tùy bạn chọn trong cửa sổ ký; không bao giờ ghi ra đĩa.',
          'The PIN is kept in memory for 0 to 15 minutes as you choose in the window; it is never written down.',
        ],
        [
          '**Ký hàng loạt**: nhiều bản tin hiện cùng lúc, có đếm, một lần nhập PIN.',
          '**Batches**: several messages are shown and counted together, with one PIN.',
        ],
      ],
    },
    { h: ['Trong cửa sổ ký, đọc gì?', 'What to read in the window'] },
    {
      p: [
        'Nguồn (địa chỉ trang), tài khoản, nghiệp vụ, tóm tắt tờ khai, mã băm. Có gì không phải của bạn thì **Từ chối**: không có gì được ký.',
        'The origin (address of the page), account, procedure, summary, digest. If anything is not yours, **refuse**: nothing is signed.',
      ],
    },
    { h: ['Luyện các lần bị từ chối', 'Practising refusals'] },
    {
      list: [
        [
          '**Chứng thư khác**: cửa sổ ký luôn chọn sẵn chứng thư của tài khoản. Mở *Chứng thư khác* để ký bằng chứng thư của đồng nghiệp hay chứng thư cũ hơn; phải đọc cảnh báo và đánh dấu ô xác nhận. Hệ thống trả A0034–A0036, hoặc E134 nếu chứng thư đã bị thu hồi.',
          '**Other certificates**: the window always marks the account’s own. Open *Other certificates* to sign with a colleague’s or an older one; read the warning and tick its box. The centre answers A0034–A0036, or E134 to a revoked one.',
        ],
        [
          '**Bản tin trái khuôn dạng** (S0900, S0999, E0001): cửa sổ ký liệt kê từng chỗ cùng giá trị phía trên tóm tắt; ký được để xem hệ thống từ chối. Cái gì tác nhân không hiện được thì nó không ký.',
          '**Messages that break their layout** (S0900, S0999, E0001): the window lists each place with its value above the summary; they can be signed to see them refused. What the agent cannot show it does not sign.',
        ],
        [
          '**Dòng thừa**: lưới đủ 50 dòng thì hỏi; bấm *Vẫn thêm dòng thừa* hoặc, sau khi dán, *Vẫn giữ … dòng thừa*.',
          '**Lines too many**: a full grid asks; press *Add a line too many* or, after a paste, *Keep the … lines too many*.',
        ],
      ],
    },
    {
      p: [
        'Sai PIN, PIN bị khóa, rút token giữa chừng: xem [Trục trặc và cách xử lý](faults).',
        'Wrong PIN, locked PIN, token pulled out: see [Faults and ways out](faults).',
      ],
    },
  ],
}
