import type { CatalogueWords } from '../../../catalogue/words.js'

/** カーネルモジュールと /dev/kvm。 */
export const module = {
  KVM030: {
    title: '起動時に KVM モジュールがロードされない設定がある',
    cause:
      'modprobe.d のディレクトリにある `blacklist kvm_intel` や `blacklist kvm_amd`、またはカーネルのコマンドラインの modprobe.blacklist= は、モジュールの自動ロードを止めます。名前を指定すればロードできるため、kvmup はロードできますが、その状態は次の起動までです。EL 7 以降では起動時にカーネルがモジュールを要求します。EL 6 では qemu-kvm の /etc/sysconfig/modules/kvm.modules がロードしますが、これもこの設定に従います。',
    remedy: [
      '設定を探してください: `grep -rsE "(blacklist|install) +kvm" /etc/modprobe.d /run/modprobe.d /lib/modprobe.d`、および `cat /proc/cmdline`。',
      '設定した理由 (別のハイパーバイザーのためなど) と、パッケージのファイルかどうか (`rpm -qf FILE`) を確認してください。',
      '不要であれば削除してください。カーネルのコマンドラインからは、書かれているとおりに指定します: `grubby --update-kernel=ALL --remove-args=modprobe.blacklist=kvm_intel`。',
      '確認: `kvmup verify HOST` (注意が消えていれば完了です)。',
    ],
  },
  KVM031: {
    title: 'KVM モジュールのロードが禁止されている',
    cause:
      '禁止の方法は 3 つあります。1 つ目は modprobe.d のディレクトリにある `install kvm_intel /bin/true` (または /bin/false) のような行で、ロードの代わりにそのプログラムが実行されます。2 つ目はカーネルのコマンドラインの module_blacklist= で、カーネル自身が拒否します。3 つ目は Secure Boot などの署名の検証で、modprobe が `Operation not permitted`、`Required key not available`、`Key was rejected` で失敗します。いずれも誰かが決めた設定なので、kvmup は変更しません。',
    remedy: [
      'kvmup が示した設定を確認してください: `grep -rsE "install +kvm" /etc/modprobe.d /run/modprobe.d /lib/modprobe.d`、または `cat /proc/cmdline`。パッケージのファイルかもしれません: `rpm -qf FILE`。',
      '不要であれば、その行を削除してください。コマンドラインからは、書かれているとおりに指定して再起動します: `grubby --update-kernel=ALL --remove-args=module_blacklist=kvm_intel`。',
      'カーネルがモジュール自体を拒否した場合: `dmesg | grep -i -e lockdown -e key` と `sysctl kernel.modules_disabled` を確認し、署名された、ディストリビューションのカーネルのモジュールを使ってください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM032: {
    title: '次の起動までカーネルにモジュールを追加できない',
    cause:
      'kernel.modules_disabled が 1 で、カーネルはモジュールをロードしません。この設定は、カーネルの動作中には元に戻せません。セキュリティ強化の手順で、起動処理の最後に sysctl で設定されることがあります。KVM モジュールは、その前にロードされていませんでした。',
    remedy: [
      '設定している場所を探してください: `grep -rs modules_disabled /etc/sysctl.conf /etc/sysctl.d`。',
      'その設定を削除するか、その設定より前に KVM モジュールがロードされるようにしてください。',
      '再起動してから確認: `kvmup verify HOST`。',
    ],
  },
  KVM033: {
    title: '実行中のカーネルに KVM モジュールがない',
    cause:
      'modprobe が、実行中のカーネルの KVM モジュールを見つけられません。/lib/modules/`uname -r` の modules.dep に載っていないか、そのディレクトリ自体がありません。パッケージが削除されたか一部しか入っていない、またはディストリビューションのカーネルではない、のいずれかです (リアルタイムカーネルでは kernel-rt-kvm にあります)。POWER では、EL 7 と 8 のカーネルには KVM があり、EL 9 以降のカーネルにはありません (AlmaLinux では 10 から復活)。',
    remedy: [
      '状況を確認してください: `ls /lib/modules`、`uname -r`、`rpm -q kernel` (EL 8 から 10 では `rpm -q kernel-core`)。実行中のものより新しいカーネルがあれば、再起動してください。',
      'なければ、実行中のカーネルのパッケージを入れ直してください: EL 6 と 7 では `yum reinstall "kernel*-$(uname -r)"`、EL 8 から 10 では `dnf reinstall "kernel*-$(uname -r)"`。',
      '別の場所から入手したカーネルの場合は、ディストリビューションのカーネルで起動してください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM034: {
    title: '別のハイパーバイザーが仮想化支援機能を占有している',
    cause:
      'ホストで VirtualBox (モジュール vboxdrv) または VMware (vmmon) が動作しています。VT-x や AMD-V を同時に使えるハイパーバイザーは 1 つだけです。古いカーネルは最初のゲストの起動時に確保するため、相手のゲストの稼働中に限って KVM のゲストが起動しません。新しいカーネルは KVM モジュールのロード時に確保します。kvmup は、ロード済みのモジュール、カーネルのメッセージ (`enabling virtualization on CPU0 failed`)、modprobe や QEMU の `Device or resource busy` から判断します。',
    remedy: [
      '別のハイパーバイザーのゲストを終了してください (VirtualBox のゲストの一覧は `VBoxManage list runningvms`)。',
      'そのモジュールをアンロードしてください: `modprobe -r vboxnetflt vboxnetadp vboxdrv` または `modprobe -r vmmon`。使用中と表示される場合は、使っているモジュールを `lsmod` で確認し、先にアンロードしてください。',
      '起動時にロードされないようにするか、パッケージを削除してください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM035: {
    title: 'カーネルが KVM モジュールを拒否した',
    cause:
      'modprobe がモジュールを組み込めなかったか、QEMU が開いた /dev/kvm の先に、動作するモジュールがありません。`Operation not supported` は、モジュールに必要なものが見つからないことを示します。仮想化支援機能がない、無効にされている、またはもう一方のベンダーのモジュールがロード済み、のいずれかです。理由はカーネルのログにあります。',
    remedy: [
      '理由を確認してください: `dmesg | grep -i kvm`。`disabled by bios` なら KVM012、`no hardware support` なら KVM010 または KVM013、`enabling virtualization on CPU` なら KVM034 です。',
      '`already loaded the other module` は、両ベンダーのモジュールをロードしようとしたことを示します。CPU に合う方 (kvm_intel または kvm_amd) だけにしてください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM036: {
    title: '/dev/kvm を開けない',
    cause:
      'libvirt はゲストをユーザー qemu (グループ kvm) で実行します。root は /dev/kvm を開けても、ノードの所有者やパーミッションがそのユーザーを締め出している状態です。root でも開けない、または QEMU が `Permission denied` を受け取った場合は、cgroup のデバイス制限、SELinux、独自のルールなど、パーミッション以外のものが禁止しています。通常はどのリリースでも root:kvm 0666 です。EL 6 と 7 では udev のルールが qemu-kvm に含まれるため、その前に作られたノードは root 専用のままのことがあります。EL 8 以降は udev 自身が設定するので、変えるのは独自のルールだけです。',
    remedy: [
      '確認してください: `ls -lZ /dev/kvm`。',
      'udev に設定し直させてください: `udevadm trigger --subsystem-match=misc`。変わらない場合は、このホスト独自のルールがあります: `grep -rs kvm /etc/udev/rules.d`。',
      'パーミッションが正しいのに root や QEMU が拒否される場合は、SELinux による拒否を確認してください: `ausearch -m avc -ts recent`。',
      'コンテナや制限付きのサービスの中で kvmup を実行している場合は、そのデバイス cgroup に `c 10:232 rwm` の許可が必要です。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM037: {
    title: 'KVM は初期化済みだが /dev/kvm がない',
    cause:
      'カーネルは KVM を登録していますが (/sys/class/misc/kvm があります)、/dev にデバイスノードがありません。誰かまたは何かが削除したか、/dev がカーネルと udev の管理するものではありません。',
    remedy: [
      'ノードを作成してください: `mknod -m 666 /dev/kvm c 10 232`。',
      'udev に所有者を設定させてください: `udevadm trigger --subsystem-match=misc`。その後 `ls -l /dev/kvm` で root:kvm 0666 になります。',
      '削除しているものを探してください: `grep -rs kvm /etc/udev/rules.d`、/dev を整理するスクリプトなど。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM038: {
    title: '/dev/kvm がなく、カーネルも理由を示していない',
    cause:
      'KVM モジュールはロード済みか組み込みなのに、KVM がカーネルに登録されず、使える /dev/kvm がありません。モジュール kvm だけではどの CPU でもロードできるため、何の証明にもなりません。必要なのは、CPU ベンダー用のモジュールが初期化に成功することです。kvmup の知っている原因はどれも当てはまらず、カーネルの KVM に関する最後のメッセージを示しています。',
    remedy: [
      'すべてのメッセージを確認してください: `dmesg | grep -i kvm`。',
      'ゲストが動いていない間に、ベンダー用のモジュールをロードし直し、新しいメッセージを確認してください: `modprobe -r kvm_intel` と `modprobe kvm_intel` (AMD は `kvm_amd`)、続けて `dmesg | tail`。',
      'ファームウェアの設定で仮想化支援機能が有効か確認してください (`kvmup explain KVM012`)。',
      '確認: `kvmup verify HOST`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
