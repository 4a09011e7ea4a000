import type { CatalogueWords } from '../../../catalogue/words.js'

/** システム。 */
export const platform = {
  KVM001: {
    title: 'CentOS 系の Enterprise Linux 6 から 10 ではない',
    cause:
      'kvmup が対応するのは、CentOS、RHEL、AlmaLinux、Rocky Linux、Oracle Linux と同系列のバージョン 6 から 10 です。判定には /etc/os-release を使い、それがなければ /etc/redhat-release を使います (EL 6 に os-release はありません)。グループ ID、パッケージ名、libvirt のデーモン構成はリリースごとに異なるため、未知のシステムでは推測せず、何も変更しません。',
    remedy: [
      'システムの名乗りを確認してください: `cat /etc/os-release /etc/redhat-release`。',
      'この系列のバージョン 6 から 10 のホストを使ってください。Fedora は対象外です。',
      'ホストなしで kvmup を試すには: `kvmup rehearse`。',
    ],
  },
  KVM002: {
    title: 'root 権限で調べていない',
    cause:
      '0 以外のユーザー ID で調べたため、必要な情報の大部分が見えず、変更もできませんでした。パスワードなしで sudo を使えるユーザーであれば、kvmup は自動的に root になります。sudoers の設定で root 以外のユーザーに切り替わる場合も、この状態になります。',
    remedy: [
      'root で接続してください: `kvmup verify root@HOST`。',
      'または、そのユーザーにパスワードなしの sudo を許可してください: `visudo -f /etc/sudoers.d/kvmup` に `USER ALL=(ALL) NOPASSWD: ALL` の行。',
      'そのユーザーで、ホスト上で確認してください: `sudo -n id -u` の結果が 0 になれば正常です。',
    ],
  },
  KVM003: {
    title: 'パッケージマネージャーがない、または変更を許していない',
    cause:
      'kvmup がインストールに使うのは、EL 6 と 7 では yum、EL 8 から 10 では dnf です。そのプログラム (/usr/bin/yum、/usr/bin/dnf) がないか、変更を拒否しました (`this bootc system is configured to be read-only`)。イメージで配布されるシステム (bootc、rpm-ostree) がこれに当たります。全体を入れ替えて更新するため、パッケージ単位では変更できません。パッケージマネージャーを取り除いたイメージも同じ状態になります。',
    remedy: [
      'イメージで配布されるシステムでは、イメージの Containerfile に `RUN dnf -y install ...` で加えてビルドし、ホストで `bootc upgrade` または `bootc switch` を実行して再起動してください。',
      'または、通常のインストールのホストを使ってください。',
      '通常のシステムから削除されていた場合は、インストールメディアから rpm で入れ直してください。EL 6 と 7 では `yum`、EL 8 から 10 では `dnf` のパッケージです。',
      '確認: `kvmup plan HOST`。',
    ],
  },
  KVM004: {
    title: '実行中のカーネルより新しいカーネルがインストール済み',
    cause:
      '更新で新しいカーネルが入った後、ホストが再起動されていません。`rpm` が示す最新のカーネルが `uname -r` より新しいことから分かります。実行中のカーネルのモジュールがディスクに残っている間は、単なる注意です。新しいカーネルに場所を譲って古いパッケージが削除されると、実行中のカーネルの KVM モジュールもなくなり、再起動するまでロードできません。',
    remedy: [
      'ホストでゲストが動いていれば、終了するか移動してください。',
      'kvmup に再起動と再確認を任せる場合: `kvmup apply --reboot HOST` (またはインベントリの wishes に `reboot: true`)。手動の場合: `shutdown -r now`。',
      '再び古いカーネルで起動する場合は、既定のカーネルを確認してください: `grubby --default-kernel`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM005: {
    title: 'このアーキテクチャ用の KVM ハイパーバイザーがない',
    cause:
      'EL 6 と 7 の qemu-kvm は 64 ビット版だけです。32 ビットのシステム (i686) に libvirt は入りますが、ゲストは動きません。`uname -m` から判断し、何もインストールしないうちに停止しています。',
    remedy: [
      'CPU が 64 ビットに対応しているか確認してください: `grep -w lm /proc/cpuinfo`。',
      '対応していれば、x86_64 のシステムを新規にインストールしてください。32 ビットのシステムからは移行できません。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
