import type { CatalogueWords } from '../../../catalogue/words.js'

/** KVM ホストに加えて要求した設定。 */
export const wishes = {
  KVM135: {
    title: 'ホストに存在しないユーザー',
    cause:
      'users (--users) で指定したユーザーが、ホストに存在しません。/etc/passwd にも、ホストが参照するディレクトリサービス (LDAP、Active Directory) にも、getent で見つかりませんでした。kvmup が許可するのは既存のユーザーだけで、ユーザーの作成はしません。',
    remedy: [
      'ホストで確認してください: `getent passwd NAME`。',
      '名前の誤りであれば、`--users` またはインベントリの `users:` を修正してください。',
      'ユーザーがいなければ `useradd NAME` で作成するか、ディレクトリサービスとの接続を直してください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM136: {
    title: 'ユーザーの有無をホストが答えられない',
    cause:
      'getent または id が時間内に答えないか、有無のどちらでもないエラーで終わりました。多くの場合、ホストが参照するディレクトリサービス (SSSD、LDAP、Active Directory) が応答していません。kvmup は、応答がないことを「存在しない」とはみなしません。',
    remedy: [
      'ホストで、止まるものを確認してください: `getent passwd NAME`、`id NAME`。',
      'ディレクトリサービスに問い合わせるサービスを確認してください: EL 7 以降では `systemctl status sssd`、EL 6 では `/etc/rc.d/init.d/sssd status`。',
      '応答するようになったら: `kvmup apply HOST`。',
    ],
  },
  KVM137: {
    title: 'ホスト上では別の名前のユーザー',
    cause:
      'ホストはそのユーザーを知っていますが、別の名前で答えました。大文字と小文字を区別しないディレクトリサービスや、完全な名前 (user@domain) を使うディレクトリサービスで起こります。グループや規則には書いたとおりの名前が残るため、kvmup は指定された名前を書き込みません。',
    remedy: [
      'ホスト上の名前を確認してください: `getent passwd NAME` の最初のフィールドです。',
      'その名前を `--users` またはインベントリの `users:` に書いてください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM138: {
    title: 'libvirt グループがない、またはホスト上にない',
    cause:
      'EL 7 以降では、グループ libvirt のユーザーは、polkit の規則により root でなくても libvirt を管理できます。このグループは libvirt のパッケージが作成しますが、なくなっているか、ホストの /etc/group ではなくディレクトリサービスにあります。後者はホストのツールでは変更できません。EL 6 にこのグループはなく、kvmup は polkit のファイルを使います。',
    remedy: [
      '確認してください: `getent group libvirt`、`grep ^libvirt: /etc/group`。',
      'なくなっている場合: `groupadd -r libvirt`、続けて `kvmup apply HOST`。',
      'ディレクトリサービスにある場合は、そこ (LDAP、Active Directory) でユーザーを追加するか、同名のローカルグループを作成してください: `groupadd -r libvirt`。',
      '確認: `kvmup verify HOST`。グループへの追加は、ユーザーの次回のログインから有効です。',
    ],
  },
  KVM139: {
    title: 'polkit がない (EL 6)',
    cause:
      'EL 6 では /etc/polkit-1/localauthority/50-local.d のファイルでユーザーに許可しますが、libvirt はインストール済みなのに、そのディレクトリがありません。polkit が入っていない状態です。',
    remedy: ['インストールしてください: `yum install polkit`。', '続行: `kvmup apply HOST`。'],
  },
  KVM140: {
    title: 'kvmup の polkit のファイルにほかの記述がある (EL 6)',
    cause:
      'EL 6 では、kvmup は許可したユーザーを /etc/polkit-1/localauthority/50-local.d の 50-kvmup.pkla に、[kvmup] セクション 1 つで記録します。そのファイルに、ほかの記述が加えられています。kvmup はファイル全体を書き直すため、その記述が失われないように手を付けません。',
    remedy: [
      '内容を確認してください: `cat /etc/polkit-1/localauthority/50-local.d/50-kvmup.pkla`。',
      '[kvmup] セクション以外の記述を、同じディレクトリの別のファイルに移してください (名前の末尾が .pkla であれば構いません)。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM141: {
    title: 'ユーザーとグループのファイルがロックされている',
    cause:
      'gpasswd が /etc/group または /etc/gshadow をロックできませんでした。別のプログラムがユーザーやグループを変更中か、異常終了したプログラムのロックファイルが残っています。',
    remedy: [
      'もう一度実行してください: `kvmup apply HOST`。',
      '続く場合は、変更中のプログラムがないか確認してください (`ps -ef | grep -e useradd -e usermod -e groupadd -e gpasswd -e vigr`)。なければ、/etc/group.lock と /etc/gshadow.lock を削除してください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM142: {
    title: 'モジュールが使用中で、オプションが反映されない',
    cause:
      'nested オプションは設定済みですが、有効になるのはモジュールのロード時で、モジュールはその前にロードされています。アンロードできるのは、誰も使用していない間だけです。稼働中のゲストや、/dev/kvm を開いているプログラムが使用しています (`Module kvm_intel is in use`)。kvmup はゲストを終了しません。使用されなくなればロードし直します。再起動でも反映されます。',
    remedy: [
      '使用しているものを確認してください: `virsh -c qemu:///system list`、`lsof /dev/kvm`、および `lsmod` の参照数。',
      'ゲストをシャットダウンし、/dev/kvm を開いているほかのプログラムを終了してください。',
      '続行: `kvmup apply HOST`、またはホストの再起動。',
      '値の確認: `cat /sys/module/kvm_intel/parameters/nested` (AMD は `kvm_amd`)。',
    ],
  },
  KVM143: {
    title: 'nested に別の値を設定しているものがある',
    cause:
      'modprobe.d のディレクトリまたはカーネルのコマンドラインに、要求とは異なる値の nested オプションがあります。kvmup が書くのは自身の /etc/modprobe.d/kvmup-nested.conf だけで、ほかの設定は上書きしません。どちらを有効にするかは、人が決めることです。',
    remedy: [
      '設定を探してください: `grep -rs nested /etc/modprobe.d /run/modprobe.d /usr/lib/modprobe.d /lib/modprobe.d`、および `cat /proc/cmdline`。',
      '設定した人と理由を確認してください。',
      '要求が正しければ、その行を変更するか削除してください。/usr/lib 以下のファイルの場合は、同名のファイルを /etc/modprobe.d に置きます。コマンドラインからは、書かれているとおりに `grubby --update-kernel=ALL --remove-args=kvm_intel.nested=0` で取り除いて再起動します。',
      'その設定が正しければ、`--nested` またはインベントリの `nested:` を変えてください。続行: `kvmup apply HOST`。',
    ],
  },
  KVM144: {
    title: 'モジュールがカーネルに組み込まれている',
    cause:
      'KVM モジュールがファイルではなくカーネルの一部なので、modprobe のオプションは届きません。パラメーターを設定できるのは、カーネルのコマンドラインだけです。x86 のディストリビューションのカーネルではモジュールですが、このカーネルは異なる設定で作られています。',
    remedy: [
      '設定してください: `grubby --update-kernel=ALL --args=kvm_intel.nested=1` (AMD は `kvm_amd.nested=1`、無効にするなら 0)。',
      'ホストを再起動してください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM145: {
    title: 'このカーネルは入れ子の仮想化に対応していない',
    cause:
      'このカーネルの KVM モジュールには nested パラメーターがありません。Intel の CentOS 6 では、ゲストの中でゲストを実行できません。Arm と POWER のモジュールには、kvmup の知る該当のパラメーターがありません。入れ子の仮想化を使わない (nested off) のであれば、対処は不要です。',
    remedy: [
      '対応するカーネルのホストを使ってください: Intel では EL 7 以降、AMD ではすべてのリリース、s390x では論理区画。',
      'または要求を取り下げてください: `--nested` を外すか、インベントリで `nested: leave`。',
      'モジュールのパラメーターの一覧: `modinfo -F parm kvm_intel` (AMD は `kvm_amd`)。',
    ],
  },
  KVM146: {
    title: 'ヒュージページと入れ子の仮想化は併用できない (s390x)',
    cause:
      's390x のモジュール kvm では、ゲスト用のヒュージページ (hpage=1) と入れ子の仮想化 (nested=1) のどちらか一方しか使えません。このホストでは hpage=1 でロードされています。',
    remedy: [
      'どちらを使うか決めてください。設定の場所: `grep -rs hpage /etc/modprobe.d`。',
      '入れ子の仮想化を使う場合は、hpage=1 を取り除き、ゲストが動いていない間にモジュールをロードし直すか (`modprobe -r kvm`、`modprobe kvm`)、再起動してください。',
      'ヒュージページを使う場合は、nested の要求を取り下げてください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
