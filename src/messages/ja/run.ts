/** プログラム自身のメッセージ: 実行、コマンドライン、インベントリ、表示。 */
import type { run as en } from '../en/run.js'

export const run: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'run.apply.hint': () => 'kvmup apply で解消できます。',
  'run.not-reached': () => '未到達',
  'run.interrupted': () => '開始前に中断',
  'reboot.silent': (a: { minutes: number }) => `再起動を指示したホストが ${a.minutes} 分以内に応答しない`,
  'reboot.silent.hint': () =>
    'コンソールを確認してください。起動したら kvmup を再実行してください (済んだ変更はそのまま残ります)',

  'run.unfinished': () => '中断により未完了',
  'run.unfinished.hint': () => 'kvmup を再実行してください。そのときの状態から続行します',
  'run.bug': a => `kvmup のバグ: ${a.what}`,
  'run.bug.hint': () => '今回の実行記録を添えて報告してください。ホストはこれ以上変更していません。',
  'run.crash': a => `kvmup のバグにより停止: ${a.what}`,
  'run.crash.hint': () => 'コマンドラインと、あれば実行記録を添えて報告してください。',
  'run.old-node': a => `kvmup には Node ${a.needed} が必要 (現在は ${a.found})`,
  'run.old-node.hint': () => '新しい Node.js をインストールしてください。入手先の例: https://nodejs.org',

  'run.output-lost': a => `kvmup の出力を書き込めない: ${a.why}`,
  'run.output-lost.hint': () =>
    '実行中の作業は終わるまで待ち、新しい作業は始めません。全記録は実行記録にあります。kvmup を再実行すると続きから始まります。',
  'run.control-dir': a => `接続用の専用ディレクトリを ${a.parent} に作成できない: ${a.why}`,
  'run.control-dir.hint': a =>
    `${a.parent} の所有者、モード、空き容量を確認してください。別の場所は XDG_RUNTIME_DIR で指定できます。`,

  'usage.option': a => `不明なオプション: ${a.what}`,
  'usage.command': a => `不明なコマンド: ${a.what}`,
  'usage.value': a => `${a.what} には値が必要`,
  'usage.choice': a => `${a.what} の値は ${a.known} のいずれか ("${a.given}" は不可)`,
  'usage.conflict': a => `${a.what} と ${a.other} は同時に指定できない`,
  'usage.surplus': a => `${a.what} にホストは指定できない`,
  'usage.near.hint': a => `${a.near} の間違いではありませんか。コマンドとオプションの一覧: kvmup --help`,
  'usage.elsewhere.hint': a =>
    `${a.option} は ${a.commands} のオプションです。コマンドとオプションの一覧: kvmup --help`,
  'usage.verb.hint': a =>
    `先にコマンドを指定してください。kvmup plan ${a.target} なら何も変更しません。コマンドの一覧: kvmup --help`,
  'usage.flag': a => a.what,
  'usage.flag.hint': () => 'コマンドとオプションの一覧を確認してください: kvmup --help',
  'usage.no-hosts': () => 'ホストの指定がない',
  'usage.no-hosts.hint': () =>
    'ホスト (kvmup apply root@kvm1)、このマシン (kvmup apply local)、インベントリ (kvmup apply -i hosts.yml) のいずれかを指定してください。',
  'usage.target': a => `"${a.target}" は local、host、user@host、user@host:port のどの形式でもない`,
  'usage.target.hint': () =>
    '次のように指定してください: root@kvm1、root@192.0.2.10:2222、root@[2001:db8::1]:22',
  'usage.limit.hint': a => `インベントリのホストから指定してください: ${a.known}`,
  'usage.no-limit': () => '--limit にホストの指定がない',
  'usage.no-limit.hint': () => 'インベントリのホストまたはグループを指定するか、--limit を省略してください。',
  'usage.twice': a => `ホスト "${a.name}" の指定が重複`,
  'usage.twice.hint': () =>
    '同じホストは一度だけ指定してください。1 台のマシンを 2 つの名前で指定すると、同時に二重の変更が加わります。',
  'usage.no-terminal': () => '同意を確認するための端末がない',
  'usage.no-terminal.hint': () => '先に計画を確認し (kvmup plan ...)、同意するなら --yes を付けてください。',
  'usage.json-consent': () => '--json では同意を確認できない',
  'usage.json-consent.hint': () =>
    '先に計画を確認し (kvmup plan --json ...)、同意するなら --yes を付けてください。',
  'usage.reboot-local': () => 'kvmup を実行しているこのマシン自身は再起動できない',
  'usage.reboot-local.hint': () =>
    'このマシンには --reboot (reboot: true) を付けず、新しいカーネルの注意が出たら手動で再起動してください',
  'usage.no-consent-restore': () => '確認を求める端末がない',
  'usage.no-consent-restore.hint': () => '--yes を付けて実行してください: kvmup repos restore --yes ...',
  'usage.forks': a => `--forks の値は 1 から 1000 の整数 ("${a.given}" は不可)`,
  'usage.forks.hint': () => '既定値の 10 でよければ省略してください。',
  'usage.timeout': a => `--connect-timeout の値は 1 から 600 の秒数 ("${a.given}" は不可)`,
  'usage.timeout.hint': () => '既定値の 15 でよければ省略してください。',

  'usage.explain': ({ what }) => `"${what}" に当てはまる項目はありません`,
  'usage.explain.near': a => `${a.near} の間違いではありませんか。一覧: kvmup explain (引数なし)`,
  'usage.explain.hint': () =>
    'コード (KVM012)、分野 (cpu)、タスク (load-kvm)、"kvm"、またはメッセージ中の語を指定してください。引数なしの kvmup explain で一覧を表示します',

  'explain.title': () => '原因の一覧',
  'explain.intro': () =>
    'kvmup が停止、失敗、警告する原因の一覧。番号は変わりません。端末では `kvmup explain コード` で同じ内容を表示します。ホストごとに異なる部分は `<>` で示します。',
  'explain.remedy': () => '対処',
  'explain.says': () => 'kvmup の表示',
  'explain.sample': () => 'ホストでの実例',
  'explain.sources': () => '出典',
  'explain.more': () =>
    '各項目の詳細は kvmup explain KVM012 のように、KVM の仕組みは kvmup explain kvm で表示します。',

  'journal.unwritable': a => `実行記録 ${a.file} に書き込めない: ${a.why}`,
  'journal.unwritable.hint': () =>
    '空き容量を確保するか、--journal FILE で別の場所を指定してください。ホストには何もしていません。',
  'journal.lost': a => `実行記録 ${a.file} への書き込みが途中で失敗: ${a.why}`,
  'journal.lost.hint': () =>
    '実行は記録なしで続行しました。ホストで行った作業は、最後のまとめ (recap) を確認してください。',

  'rehearse.directory': a => `模擬ホスト用のディレクトリを ${a.parent} に作成できない: ${a.why}`,
  'rehearse.directory.hint': () => '空き容量を確保するか、TMPDIR で別のディレクトリを指定してください。',
  'repos.not-restored': a => `元に戻っていないリポジトリ設定がある: ${a.said}`,
  'repos.not-restored.hint': () =>
    'ホスト上のファイルを /var/lib/kvmup/repos-backup の控えと比べ、手作業で戻してください。',

  'rehearse.first': () => '1 回目: まっさらな模擬ホスト 5 台を KVM ホストにする。',
  'rehearse.second': () => '\n2 回目: 変更するものはない。',

  'ask.apply': a =>
    a.hosts === 1 ? 'この内容をホストに適用しますか?' : `この内容を ${a.hosts} 台のホストに適用しますか?`,
  'ask.restore': a =>
    a.hosts === 1
      ? 'このホストのリポジトリ設定を元に戻しますか?'
      : `${a.hosts} 台のホストのリポジトリ設定を元に戻しますか?`,
  'ask.declined': () => '何も変更していない',
  'view.interrupt': () =>
    '停止処理中: 実行中の作業は終わるまで待ち、新しい作業は始めない (もう一度中断すると直ちに終了)',
  'view.interrupted': () => '中断: 未到達の作業は行っていない (kvmup を再実行すると続きから始まる)',
  'view.total': a => a.counts,
  'view.total.looked': a => `${a.counts}。何も変更していない`,
  'view.total.differs': a => `${a.counts}。何も変更していない (differs のホストは kvmup apply で変更できる)`,
  'view.journal': a => `実行記録: ${a.file}`,
  'view.next': () => '次の一手',
}
