/** Why a file is no message, in Vietnamese: the rooms that read it say it in English, for programs. */

/** The first that fits decides; `$1`, `$2` are what the English sentence names. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^a DOCTYPE is not allowed$/, 'XML có khai báo DOCTYPE, hệ thống không nhận; xóa dòng đó'],
  [/^not well-formed XML: (\d+):(\d+): .*$/, 'XML sai cú pháp ở dòng $1, ký tự $2; tệp có thể bị cắt hoặc sửa dở'],
  [/^not well-formed XML: .*$/, 'XML sai cú pháp; tệp có thể bị cắt hoặc sửa dở'],
  [/^the XML is not sound UTF-8$/, 'XML không phải mã UTF-8; lưu lại bằng UTF-8'],
  [/^the encoding must be UTF-8$/, 'XML phải ghi encoding="UTF-8"; lưu lại bằng UTF-8'],
  [/^the XML version must be 1\.0$/, 'XML phải là phiên bản 1.0'],
  [/^an XML message has at most (\d+) bytes$/, 'XML dài quá $1 byte'],
  [/^element (\S+) is not allowed as the root$/, 'đây là XML khác (thẻ ngoài cùng là “$1”), không phải bản tin VNACCS'],
  [/^element (\S+) is not allowed in (\S+)$/, 'thẻ “$1” không được nằm trong “$2”'],
  [/^the namespace of (\S+) must be (\S+)$/, 'thẻ “$1” sai không gian tên; phải là $2'],
  [/^(\S+) stands twice$/, 'thẻ “$1” có hai lần'],
  [/^header field (\S+) stands twice$/, 'trường “$1” của phần đầu có hai lần'],
  [/^unknown header field "(.*)", allowed.*$/, 'phần đầu không có trường “$1”'],
  [/^header field (\S+) holds (\d+) characters, got (\d+)$/, 'trường “$1” của phần đầu dài $3 ký tự, tối đa $2'],
  [/^header field (\S+) holds printable ASCII only$/, 'trường “$1” của phần đầu có ký tự không được phép'],
  [/^header field system is blank$/, 'phần đầu thiếu mã hệ thống'],
  [/^profile must be "?(.+?)"?$/, 'phiên bản khuôn dạng (profile) phải là $1'],
  [/^the message has no Header$/, 'bản tin không có phần đầu (Header)'],
  [/^the message: unknown key "(.*)", allowed.*$/, 'đây là JSON khác (có mục “$1”), không phải bản tin VNACCS'],
  [/^(.+): unknown key "(.*)", allowed.*$/, '“$1” có mục lạ “$2”'],
  [/^(.+) must be a string$/, '“$1” phải là chuỗi ký tự, đặt trong dấu ngoặc kép'],
  [/^(.+) must be a whole number$/, '“$1” phải là số nguyên'],
  [/^(.+) must be an array$/, '“$1” phải là danh sách [ … ]'],
  [/^(.+) must be an object$/, '“$1” phải là một cụm { … }'],
  [
    /^item (\d+) (\S*)( of line \d+)?: item \d+ of layout (\S+) is (\S+)$/,
    'chỉ tiêu số $1 của $4 là $5, không phải “$2”$3',
  ],
  [/^item (\d+) (\S*)( of line \d+)?: layout (\S+) has no such item.*$/, '$4 không có chỉ tiêu số $1 “$2”$3'],
  [/^item (\d+) (\S*)( of line \d+)?: given twice$/, 'chỉ tiêu số $1 “$2”$3 có hai lần, chỉ lấy lần đầu'],
  [/^a line counts from 1, got (.*)$/, 'số dòng phải từ 1, ở đây là $1'],
]

/** Without a full stop. What no sentence covers is given in English, marked as such. */
export function reasonInVietnamese(reason: string): string {
  for (const [pattern, sentence] of SENTENCES) {
    if (pattern.test(reason)) return reason.replace(pattern, sentence).replace(/ of line (\d+)/, ' ở dòng $1')
  }
  return `sai cấu trúc (${reason})`
}
