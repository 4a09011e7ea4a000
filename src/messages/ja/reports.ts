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

  'status.ok': () => '正常',
  'status.changed': () => '変更済み',
  'status.change': () => '変更予定',
  'status.deferred': () => '保留',
  'status.differs': () => '差異あり',
  'status.blocked': () => '要対処',
  'status.failed': () => '失敗',
  'status.unreachable': () => '到達不能',
  'status.skipped': () => 'スキップ',
  'report.purpose.plan': () => '適用した場合の変更点 (変更は行っていない)',
  'report.purpose.apply': () => 'KVM ハイパーバイザーの構築',
  'report.purpose.verify': () => '全項目の確認 (変更は行っていない)',
  'report.took': a => `所要時間 ${a.time}`,
  'report.exit': a => `終了コード ${a.exit}`,
  'report.proved': a => `ゲストの起動で実証済み ${a.proved} 台`,
  'report.filter': () => '表示するホスト',
  'report.find': () => 'ホスト名',
  'report.causes': () => '対処が必要な項目',
  'report.no-causes': () => 'ありません。',
  'report.affected': a => `該当するホスト: ${a.count} 台`,
  'report.matrix': () => 'ホストとタスク',
  'report.matrix.how': () =>
    '各欄から理由の記述に移動できます。マウスを重ねるか矢印キーで移動すると、理由がその場に表示されます。',
  'report.matrix.tasks': () => '各タスクの内容',
  'report.course': () => '実行の経過',
  'report.course.row': a => `待ち ${a.waited}、処理 ${a.worked}`,
  'report.worked': () => '処理',
  'report.kind.queued': () => '順番待ち',
  'report.kind.connect': () => '接続',
  'report.kind.probe': () => 'ホストの調査',
  'report.kind.action': () => 'コマンドの実行',
  'report.hosts': () => 'ホストごとの詳細',
  'report.task': () => 'タスク',
  'report.found': () => '理由と次の手順',
  'report.host-proved': () => 'ゲストの起動で実証済み',
  'report.fact.os': () => 'システム',
  'report.fact.kernel': () => 'カーネル',
  'report.fact.kernelNewest': () => 'インストール済みの最新カーネル',
  'report.fact.arch': () => 'アーキテクチャ',
  'report.fact.cpu': () => 'プロセッサー',
  'report.fact.microcode': () => 'マイクロコード',
  'report.fact.hypervisor': () => '上位のハイパーバイザー',
  'report.fact.container': () => 'コンテナ',
  'report.fact.libvirt': () => 'libvirt',
  'report.fact.qemu': () => 'QEMU',
  'report.fact.network': () => 'default ネットワーク',
  'report.fact.modules': () => 'kvm モジュール',
  'report.fact.packages': () => 'パッケージ',
  'report.fact.route': () => '接続経路',
  'report.footer': a => `全記録は実行記録にあります: ${a.journal}`,

  'compare.same': a => `ホスト ${a.hosts} 台に変化なし`,
  'compare.differs': a => `ホスト ${a.hosts} 台中 ${a.otherwise} 台に変化あり`,
  'compare.broken': a => `${a.file}: ハッシュが一致しない (kvmup が書き出した後に変更されている)`,
  'compare.broken-host': a =>
    `${a.file}: ${a.host} のハッシュが一致しない (kvmup が書き出した後に内容が変更されている)`,
  'usage.compare': a => `${a.file} はレポート、証明書、実行記録のいずれでもない`,
  'usage.compare-file': a => `${a.file} を読み取れない: ${a.why}`,
  'usage.compare.hint': () =>
    '--report json=FILE、--attest FILE、--journal FILE で書き出したファイルか、実行の ID (kvmup runs) を 2 つ指定してください。',
}
