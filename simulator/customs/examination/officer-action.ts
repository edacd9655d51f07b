/**
 * What an officer may ask for (thao tác của công chức; contract, POST /api/v1/declarations/{number}/actions). These are
 * actions of the sandbox, never invented official codes (customs.md, Channel and officers).
 */
export type OfficerAction =
  /** Nhận hồ sơ: takes the dossier in. */
  | { readonly action: 'receive'; readonly note?: string | undefined }
  /** Kết quả kiểm tra hồ sơ. */
  | { readonly action: 'documentResult'; readonly passed: boolean; readonly note?: string | undefined }
  /** Yêu cầu sửa đổi, bổ sung (VAD800, VAE800): `note` tells what, for the declarant; five days to do it. */
  | { readonly action: 'requestCorrection'; readonly note?: string | undefined }
  /**
   * Chỉ định kiểm tra thực tế (CKO). `percent` 1..100 of the lot, 100 when left out; `place` a location code or free
   * text, the declaration's own bonded location when left out.
   */
  | {
      readonly action: 'orderInspection'
      readonly percent?: number | undefined
      readonly place?: string | undefined
      readonly note?: string | undefined
    }
  /** Kết quả kiểm tra thực tế. */
  | { readonly action: 'inspectionResult'; readonly passed: boolean; readonly note?: string | undefined }
  /** Xác nhận đã nộp thuế: `amount` whole đồng, the whole tax when left out. */
  | { readonly action: 'confirmPayment'; readonly amount?: string | undefined; readonly note?: string | undefined }
  /** Thông quan. */
  | { readonly action: 'clear'; readonly note?: string | undefined }
