/** リハーサル自身のファイルについての文言。リハーサル用ホストは実際のツールの言葉をそのまま返す。 */
import type { rehearsal as en } from '../en/rehearsal.js'

export const rehearsal = {
  'rehearsal.damaged': a => `リハーサル用ホストの状態を ${a.file} から読み込めない: ${a.why}`,
  'rehearsal.damaged.hint': a => `${a.file} を削除してください。ホストはインストール直後の状態に戻ります。`,
  'rehearsal.unwritable': a => `リハーサル用ホストの状態を ${a.file} に書き込めない: ${a.why}`,
  'rehearsal.unwritable.hint': a =>
    `${a.file} のあるディレクトリの所有者とモード、ディスクの空き容量を確認してください。`,
} as const satisfies typeof en
