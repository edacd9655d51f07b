import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Biểu mẫu dựng từ khuôn dạng bản tin chính thức, xếp theo các phần của tờ khai giấy. Nhãn ghi mã chỉ tiêu trước tên: `ICB · Mã loại hình`.',
        'Forms are made from the official message layouts, in the sections of the paper form. Labels carry the item id: `ICB · Mã loại hình`.',
      ],
    },
    { h: ['Phím', 'Keys'] },
    { keys: true },
    { h: ['Nhập cho nhanh', 'Filling quickly'] },
    {
      list: [
        [
          'Ô mã: gõ mã hoặc một phần tên, không cần dấu; `F3` mở cả danh mục.',
          'Code fields: type the code or a part of the name, with or without diacritics; `F3` opens the whole list.',
        ],
        [
          'Ô có dấu `M` là bắt buộc; ô khác tùy trường hợp. `F1` trên một ô cho biết ô đó là gì.',
          'Fields marked `M` are mandatory, others depend on the case. `F1` on a field tells what it is.',
        ],
        [
          'Lưới hàng hóa: dán thẳng từ Excel, `F4` chép từ dòng trên, tối đa 50 dòng. Nhiều hơn thì tách tờ khai (FIC, BNO, DNO).',
          'Goods grid: paste from Excel, `F4` copies from the line above, at most 50 lines. More goods go on linked declarations (FIC, BNO, DNO).',
        ],
        [
          'Số tiền và số lượng: dấu phẩy là phần thập phân trên màn hình; bản tin dùng dấu chấm.',
          'Amounts and quantities: a comma is the decimal sign on the screen; the message carries a point.',
        ],
        [
          '**Lấy dữ liệu mẫu** điền cả tờ khai từ một bộ giả lập; cùng số hạt giống cho cùng dữ liệu.',
          '**Fill from data** fills the whole form from a simulated set; the same seed gives the same data.',
        ],
      ],
    },
    { h: ['Kiểm tra tại chỗ và kiểm tra của hệ thống', 'The check here and the centre’s check'] },
    {
      p: [
        '`F8` dùng đúng bộ quy tắc của hệ thống: khuôn dạng, bắt buộc, danh mục, quan hệ giữa các ô. Hệ thống còn kiểm tra những gì chỉ nó biết: số tờ khai, hạn mức, nợ thuế, trạng thái.',
        '`F8` uses the very rules of the centre: layout, mandatory items, lists, relations between items. The centre also checks what only it knows: numbers, limits, debts, states.',
      ],
    },
    { h: ['Bản nháp, nhập và xuất', 'Drafts, import and export'] },
    {
      list: [
        [
          'Bản nháp tự lưu trên máy này và trên máy chủ. Mở cùng bản nháp ở hai thẻ thì thẻ lưu sau được báo, không đè mất.',
          'Drafts are kept on this machine and on the server. Of two tabs on one draft the later is told; nothing is overwritten.',
        ],
        [
          'Đọc vào và xuất ra EDI, XML, JSON, XLSX. Phần không nhận được có ghi lý do.',
          'Read and write EDI, XML, JSON, XLSX. What cannot be taken over is named with the reason.',
        ],
      ],
    },
  ],
}
