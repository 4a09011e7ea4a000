/** レポート、証明書、比較のメッセージ。 */
import type { reports as en } from '../en/reports.js'

export const reports: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'usage.report': a => `--report の値は「形式=ファイル」とする ("${a.given}" は不可)`,
  'usage.report.hint': a => `形式は ${a.known} です。例: --report junit=kvmup.xml。複数回指定できます。`,
  'usage.report-twice': a => `同じファイル ${a.file} への書き込みが重複している`,
  'usage.report-twice.hint': () => 'レポート、証明書、実行記録には、それぞれ別のファイルを指定してください。',
  'report.unwritable': a => `${a.file} に書き込めない: ${a.why}`,
  'report.unwritable.hint': () =>
    '書き込み可能なディレクトリのファイルを指定してください。ホストには何もしていません。',
  'report.lost': a => `レポート ${a.file} を書き込めなかった: ${a.why}`,
  'report.lost.hint': () => '実行自体に影響はありません。全記録は実行記録にあります。',

  'report.headline': a =>
    a.total === 1
      ? a.good === 1
        ? 'ホストは正常'
        : 'ホストに問題あり'
      : `${a.total} 台中 ${a.good} 台のホストが正常`,
  'report.host': () => 'ホスト',
  'report.status': () => '状態',
  'report.tasks': () => 'タスク',
  'report.proof': () => '実証',
  'report.time': () => '所要時間',
  'report.yes': () => '済',
}
