import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Bộ mô phỏng **độc lập và không chính thức**. Nó không nối với hệ thống thật, không có địa chỉ, tài khoản hay chứng thư của hệ thống thật, và kết quả ở đây không chứng minh phần mềm hay người dùng phù hợp với hệ thống thật.',
        'The simulator is **independent and unofficial**. It is not connected to the real system, holds none of its addresses, accounts or certificates, and what happens here proves nothing about conformity with it.',
      ],
    },
    { h: ['Có thật', 'Real'] },
    {
      list: [
        [
          'Khuôn dạng bản tin, mã nghiệp vụ, mã kết quả, thông điệp ra theo tài liệu công khai năm 2014.',
          'Message layouts, procedure, result and output codes as published in 2014.',
        ],
        [
          'Chữ ký số: token, CMS, chuỗi chứng thư, thu hồi đều được kiểm tra thật; `openssl cms` cũng kiểm tra được.',
          'Signatures: token, CMS, chain and revocation are really checked; `openssl cms` agrees.',
        ],
        [
          'Trị giá và thuế tính theo quy tắc luật định; bước tiến của tờ khai theo vòng đời đã mô tả.',
          'Value and tax follow the law’s rules; a declaration moves by the described life cycle.',
        ],
        [
          'Nhật ký: thứ gì đã xảy ra thì được ghi, nối bằng chuỗi băm.',
          'The journal: what happened is written down and chained by hashes.',
        ],
      ],
    },
    { h: ['Do bộ mô phỏng đặt ra (SIM-defined)', 'Defined by the simulator (SIM-defined)'] },
    {
      list: [
        [
          'Địa chỉ và cách truyền tin, dạng XML và JSON của bản tin.',
          'Addresses and transport, the XML and JSON forms of messages.',
        ],
        [
          '**Tiêu chí phân luồng**: tiêu chí thật không công khai; ở đây giảng viên đặt quy tắc hoặc ép luồng.',
          '**Selectivity**: the real criteria are secret; here a trainer sets rules or forces a channel.',
        ],
        [
          'Cách cấp số tờ khai, dạng mã tài khoản, tên thao tác của công chức, một số thời hạn.',
          'How numbers are given, the form of account codes, names of officers’ actions, some deadlines.',
        ],
        [
          'Quy tắc làm tròn, một số mã thuế, mã miễn giảm, mã ngân hàng, kho bạc.',
          'Rounding, some tax, exemption, bank and treasury codes.',
        ],
        [
          'Danh mục có dấu `SIM`, và **biểu thuế dùng để đào tạo**: đừng dùng để khai thật.',
          'Lists marked `SIM`, and the **training tariff**: never use it for a real declaration.',
        ],
      ],
    },
    { h: ['Nghĩ ra hoàn toàn', 'Wholly invented'] },
    {
      p: [
        'Doanh nghiệp, con người, hóa đơn, vận đơn. Mọi màn hình và bản in đều mang dòng “DỮ LIỆU CHẠY THỬ”. Đừng nhập dữ liệu thật của doanh nghiệp vào đây.',
        'Businesses, people, invoices, bills of lading. Every screen and print bears “DỮ LIỆU CHẠY THỬ”. Never enter real data of a business here.',
      ],
    },
    {
      p: [
        'Danh sách đầy đủ những gì tự định nghĩa nằm trong README của chương trình.',
        'The full list of what is SIM-defined is in the program’s README.',
      ],
    },
  ],
}
