import type { packages as en } from '../en/packages.js'

/** What is said about repositories and packages. */
export const packages: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'repos.not-needed': () => '不足しているパッケージがなく、リポジトリは不要',
  'repos.not-asked': () => 'リポジトリの応答は事前に確認していない',
  'repos.no-curl': () => 'ホストに curl がなく、リポジトリの応答を事前に確認できない',
  'repos.managed': () => 'リポジトリは管理サーバー (RHN、Satellite、Spacewalk) が提供',
  'repos.ok': a => `応答あり: ${a.repos}`,
  'repos.note-untested': a => `パッケージマネージャー以外からは確認できない: ${a.repos}`,
  'repos.note-silent': a => `${a.repo} の応答がない: ${a.why}`,
  'repos.note-clock': a => `ホストの時計が ${a.date} で、過去の日付 (証明書のエラーになる前に直すこと)`,
  'repos.none': () => 'ホストで有効なリポジトリが一つもない',
  'repos.none.hint': () =>
    'ディストリビューションのリポジトリを有効にするか (/etc/yum.repos.d のファイルで enabled=1)、ローカルリポジトリを用意してください。',
  'repos.unregistered': () => 'この RHEL は未登録で、リポジトリがない',
  'repos.unregistered.hint': () =>
    '登録するか (subscription-manager register)、ローカルリポジトリを用意してください。',
  'repos.unattached': () => 'この RHEL は登録済みだが、有効なリポジトリがない',
  'repos.unattached.hint': () =>
    'サブスクリプション (subscription-manager status) とリポジトリ (subscription-manager repos --list) を確認してください。',
  'repos.forbidden': a =>
    `${a.repos} へのアクセスがベンダーに拒否された (${a.why})。サブスクリプションの期限切れか対象外`,
  'repos.forbidden.hint': () =>
    'サブスクリプションを更新してください: subscription-manager refresh、続けて subscription-manager status',
  'repos.clock': a => `ホストの時計が ${a.date} のため、証明書がまだ有効でない: ${a.repos} (${a.why})`,
  'repos.clock.hint': () =>
    '時計を合わせてから (date で設定、または chronyd か ntpd を起動)、もう一度 kvmup を実行してください。',
  'repos.tls': a => `${a.repos} に TLS で接続できない: ${a.why}`,
  'repos.tls.hint': () =>
    'ホストの TLS が古すぎてサーバーに接続できません。平文の http のリポジトリから nss、curl、ca-certificates を更新してください。',
  'repos.certificate': a => `${a.repos} の証明書が受け入れられない: ${a.why}`,
  'repos.certificate.hint': () =>
    '時計 (date) を確認し、ca-certificates を更新してください。TLS を中継するプロキシがある場合は、その認証局を追加してください (update-ca-trust)。',
  'repos.unreachable': a => `応答するリポジトリがない (${a.repos}): ${a.why}`,
  'repos.unreachable.hint': () =>
    'ホストのネットワークとネームサーバーを確認してください。プロキシがある場合は /etc/yum.conf または /etc/dnf/dnf.conf に書いてください (proxy=http://...)。',
  'repos.no-archive': a => `${a.repos} のミラー (${a.why}) もアーカイブも応答しない: ${a.tried}`,
  'repos.dead': a => `応答のないリポジトリがある: ${a.repos} (${a.why})`,
  'repos.dead.hint': a =>
    `一つでも応答がないと、パッケージマネージャーは何もインストールしません。${a.files} の ${a.repos} を修正するか、無効 (enabled=0) または省略可 (skip_if_unavailable=1) にしてください。kvmup が変更するのは CentOS 自身のリポジトリだけです。`,
  'repos.ended': a =>
    `サポートの終了したリリースで、ミラーはすでにない: ${a.repos} (${a.why})。アーカイブ ${a.base} は応答あり`,
  'repos.ended.hint': a =>
    `${a.base} への切り替えを許可してください: --repair-repos、またはインベントリに repair_repos: true。"kvmup repos restore" で元に戻せます。`,
  'prepare.not-needed': () => 'インストールの必要なものはない',
  'prepare.not-asked': () => 'パッケージのインストールを妨げるものの有無は不明',
  'prepare.ok': () => 'パッケージマネージャーは空いており、容量も十分',
  'prepare.change': a =>
    [
      a.holders &&
        `パッケージマネージャーが${a.since ? ` ${a.since} から` : ''}ロックされている: ${a.holders} (最大 ${a.minutes} 分待つ)`,
      a.key && `署名鍵 ${a.key} が未インポート`,
      a.stream && `モジュールストリームが ${a.stream} (必要なのは ${a.wanted})`,
    ]
      .filter(Boolean)
      .join('、'),
  'prepare.space': a =>
    `${a.mount} の空きは ${a.free} MiB で、パッケージのダウンロードと展開に必要な ${a.need} MiB に足りない`,
  'prepare.damaged': a => `rpm のデータベースが壊れている: ${a.said}`,
  'prepare.damaged.hint': () =>
    '再構築を許可してください (先に控えを取ります): --repair-rpmdb、またはインベントリに repair_rpmdb: true',
  'prepare.note-stream': a =>
    `モジュールストリーム ${a.stream} は有効化されたものなので変更しない (通常は ${a.usual})`,
  'prepare.note-key': a => `新しいパッケージの署名鍵 ${a.key} がホストにない。対処: rpm --import ${a.url}`,
  'prepare.note-unfinished': a =>
    `以前の yum が中断している (${a.what})${a.twice ? `。二重にインストールされたパッケージ: ${a.twice}` : ''}。対処: yum-complete-transaction --cleanup-only${a.twice ? '、続けて package-cleanup --cleandupes' : ''}`,
  'packages.unknowable': () => 'rpm のデータベースが壊れている間は、インストール済みのパッケージは不明',
  'packages.unknowable.expects': () => 'パッケージを改めて確認',
  'packages.ok': a => `インストール済み: ${a.packages}`,
  'packages.groups': a => `何もインストールされていないグループ: ${a.groups}`,
  'packages.missing': a => `未インストール: ${a.packages}`,
  'packages.no-binary': a => `パッケージはあるが、${a.path} を実行できない`,
  'guestfs.none': () => 'guestfs のツールは不要との指定',
  'guestfs.ok': a => `インストール済み: ${a.packages}`,
  'guestfs.missing': a => `未インストール: ${a.packages}`,
  'guestfs.all-ok': a => `${a.glob} に一致するパッケージはすべてインストール済み`,
  'guestfs.all-missing': a => `${a.glob} のうち未インストール: ${a.packages}`,
  'guestfs.all-unknown': a =>
    `${a.glob} に一致するパッケージは、パッケージマネージャーがリポジトリを読み込むまで不明`,
}
