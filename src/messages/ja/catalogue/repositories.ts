import type { CatalogueWords } from '../../../catalogue/words.js'

/** パッケージのリポジトリ。 */
export const repositories = {
  KVM050: {
    title: 'サポートの終了したリリースで、ミラーがすでにない',
    cause:
      'CentOS 6、CentOS 7、CentOS Linux 8、CentOS Stream 8 はサポートが終了し、mirrorlist.centos.org は 2024 年 7 月 1 日から名前を解決できません。パッケージはアーカイブ vault.centos.org に移されました。kvmup が有効なリポジトリすべてに curl で問い合わせたところ、CentOS 自身のリポジトリは応答せず、アーカイブは応答しました。アーカイブのパッケージには、セキュリティ更新がもうありません。',
    remedy: [
      'アーカイブへの切り替えを許可してください: `kvmup apply --repair-repos HOST`、またはインベントリの wishes に `repair_repos: true`。変更するのは /etc/yum.repos.d にある CentOS 自身のファイル (CentOS-*.repo、centos*.repo) だけで、控えを /var/lib/kvmup/repos-backup に残します。',
      '元に戻すには: `kvmup repos restore HOST`。',
      '手動の場合: `mirrorlist=` をコメントにし、`baseurl=` を http://vault.centos.org/6.10、https://vault.centos.org/7.9.2009、https://vault.centos.org/8.5.2111、https://vault.centos.org/8-stream のいずれかの下に向けてください。',
      '更新の続いているリリースへの移行を計画してください。',
    ],
  },
  KVM051: {
    title: '有効なリポジトリの一部が応答しない',
    cause:
      'ほかのリポジトリが応答する中で、有効なリポジトリの一部から応答がないか、パッケージマネージャー自身がそう報告しました (`Cannot find a valid baseurl`、`Failed to download metadata for repo`)。省略可でないリポジトリが一つでも応答しないと、yum も dnf も、ほかのリポジトリからさえ何もインストールしません。移転したサードパーティーのリポジトリや、サポートの終了した CentOS でよく起こります。',
    remedy: [
      'ホストで試してください: EL 6 と 7 では `yum makecache`、EL 8 から 10 では `dnf makecache`。',
      '/etc/yum.repos.d の該当ファイルでアドレスを直すか、無効 (`enabled=0`) または省略可 (`skip_if_unavailable=1`) にしてください。',
      'サポートの終了した CentOS のリポジトリであれば: `kvmup apply --repair-repos HOST` (`kvmup explain KVM050`)。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM052: {
    title: '応答するリポジトリがない (ネットワーク、DNS、プロキシ)',
    cause:
      '有効なリポジトリがどれも応答せず、サポートの終了した CentOS ではアーカイブも応答しませんでした。原因はリポジトリの側ではなく、ホストから外に出られない、ネームサーバーがない、またはプロキシ経由でしか出られない、のいずれかです。環境変数のプロキシは効果がありません。sudo が http_proxy を引き継がず、パッケージマネージャーは自身の設定ファイルを読むためです。',
    remedy: [
      '経路と名前解決を確認してください: `ip route`、`cat /etc/resolv.conf`、`getent hosts vault.centos.org`。',
      'kvmup が示したアドレスに問い合わせてください: `curl -I URL`。',
      'プロキシがある場合は、/etc/yum.conf (EL 6 と 7) または /etc/dnf/dnf.conf (EL 8 から 10) に `proxy=http://...` と書いてください。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM053: {
    title: '有効なリポジトリが一つもない',
    cause:
      '/etc/yum.repos.d のファイルに有効なセクションがないか、ファイル自体がありません。ネットワークなしでメディアからインストールしたホストや、ローカルリポジトリに切り替えた後でそれがなくなったホストがこうなります。',
    remedy: [
      '一覧を確認してください: EL 6 と 7 では `yum repolist all`、EL 8 から 10 では `dnf repolist --all`。',
      'ディストリビューションのリポジトリを有効にしてください (/etc/yum.repos.d のファイルで `enabled=1`)。EL 8 から 10 では BaseOS と AppStream が必要です。',
      'または、ローカルリポジトリを用意してください。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM054: {
    title: 'この RHEL は登録されていない',
    cause:
      'RHEL のリポジトリは登録によって使えるようになりますが、このホストは未登録です。有効なリポジトリがなく、/etc/pki/consumer/cert.pem もありません。または、パッケージマネージャーが `not registered with an entitlement server` や、有効なリポジトリがないことを報告しました。独自のリポジトリを持つクラウドのイメージ (RHUI) でもこの行は表示されますが、正常に動作するので原因ではありません。',
    remedy: [
      '登録してください: `subscription-manager register`、続けて `subscription-manager repos --list`。',
      'または、ローカルリポジトリを用意してください。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM055: {
    title: 'この RHEL は登録済みだが、有効なリポジトリがない',
    cause:
      'ホストには登録の証明書 (/etc/pki/consumer/cert.pem) がありますが、有効なリポジトリがありません。サブスクリプションにリポジトリが含まれていないか、無効にされています。',
    remedy: [
      'サブスクリプションを確認してください: `subscription-manager status`。',
      'リポジトリを確認し (`subscription-manager repos --list`)、足りないものを有効にしてください: `subscription-manager repos --enable=ID`。RHEL 8 から 10 では BaseOS と AppStream が必要です。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM056: {
    title: 'リポジトリへのアクセスをベンダーに拒否された',
    cause:
      'サーバーが 401 または 403 を返しました。到達はできていますが、許可されていません。RHEL では、サブスクリプションの期限が切れているか、そのリポジトリが対象外です。ほかでは、リポジトリが認証情報や証明書を求めていて、ホストがそれを提示していません。',
    remedy: [
      'RHEL では `subscription-manager refresh`、続けて `subscription-manager status` を実行し、期限が切れていれば更新してください。',
      'ほかでは、メッセージに示されたリポジトリと /etc/yum.repos.d の認証情報を確認するか、`enabled=0` で無効にしてください。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM057: {
    title: 'ホストの時計が過去の日付になっている',
    cause:
      '時計が kvmup の作られた時期より前を指しているので、確実に誤りです。証明書がまだ有効でないことになり、https の接続に失敗します。電池切れのマシンや、スナップショットから戻した仮想マシンで起こります。リポジトリが応答している間は、注意にとどめます。',
    remedy: [
      '確認してください: `date`。',
      '合わせてください: `date -s "YYYY-MM-DD hh:mm:ss"`。',
      '時刻同期を有効にしてください: EL 6 では `chkconfig ntpd on` と `/etc/rc.d/init.d/ntpd start`、EL 7 以降では `systemctl enable --now chronyd`。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM058: {
    title: 'ホストの TLS が古すぎる',
    cause:
      '証明書を調べる前の段階で TLS のハンドシェイクに失敗しています (curl の終了コード 35、yum の `problem making ssl connection`)。アーカイブや多くのミラーは TLS 1.2 を要求しますが、長く更新していない CentOS 6 は、nss を新しくするまで対応していません。',
    remedy: [
      'リポジトリの一つを平文の http に向けてください。CentOS 6 では http://vault.centos.org/6.10 または http://archive.kernel.org/centos-vault/6.10 です。kvmup 自身も、ここではまず http を使います: `kvmup apply --repair-repos HOST`。',
      'そこから更新してください: `yum update nss curl ca-certificates`。平文の http でも、パッケージの署名は検証されます。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM059: {
    title: 'リポジトリの証明書が受け入れられない',
    cause:
      'TLS で接続したものの、証明書を受け入れられませんでした。ホストの時計では期限切れかまだ有効でない、またはホストが発行元の認証局を知らない、のいずれかです。古い ca-certificates や、独自の認証局で TLS を中継するプロキシがよくある原因です。',
    remedy: [
      'まず時計を確認してください: `date` (`kvmup explain KVM057`)。',
      '認証局の一覧を更新してください: EL 6 と 7 では `yum update ca-certificates`、EL 8 から 10 では `dnf upgrade ca-certificates`。',
      'TLS を中継するプロキシがある場合は、その認証局の証明書を /etc/pki/ca-trust/source/anchors に置き、`update-ca-trust` を実行してください。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM060: {
    title: 'アーカイブが一部のファイルの取得を拒否した',
    cause:
      'トランザクションの途中で、vault.centos.org が一つのファイルに 403 を返しました。ときどき起こることで、ファイル自体は存在します。権限の問題ではなく、次に試せば取得できることもあります。',
    remedy: [
      'もう一度試してください: `kvmup apply HOST` は、そのときの状態から続行します。',
      '失敗が続く場合は、/etc/yum.repos.d の `baseurl=` をアーカイブの完全な複製 archive.kernel.org/centos-vault に向けてください (その下のパスは同じです)。',
    ],
  },
  KVM061: {
    title: '別のリリース用のリポジトリが有効になっている',
    cause:
      'パッケージが、このリリースにない C ライブラリ、ランタイムリンカー、Python を要求しています (例: EL 7 で `Requires: libc.so.6(GLIBC_2.28)`)。つまり、より新しいリリース用に作られたパッケージです。ファイルまたはアドレスの誤りで、そのリリース用のリポジトリが有効になっています。',
    remedy: [
      '出力から特定してください。リポジトリの名前は、パッケージの後ろの括弧内にあります。',
      'そのファイルのパッケージを調べてください: `rpm -qf /etc/yum.repos.d/FILE.repo`。そのパッケージを削除するか、リポジトリを `enabled=0` で無効にしてください。',
      'キャッシュを消してください: EL 6 と 7 では `yum clean all`、EL 8 から 10 では `dnf clean all`。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM062: {
    title: 'curl がないため、リポジトリを事前に確認できない',
    cause:
      'kvmup は変更の前に、有効なリポジトリに curl で問い合わせますが、このホストに curl がありません。ホストの異常ではなく、リポジトリの応答はパッケージマネージャーの実行時に分かります。できないのは事前の確認と、サポートの終了した CentOS のアーカイブへの切り替えだけです。',
    remedy: [
      'リポジトリが応答するなら、何もする必要はありません。',
      '事前に確認したい場合: EL 6 と 7 では `yum install curl`、EL 8 から 10 では `dnf install curl`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
