import type { CatalogueWords } from '../../../catalogue/words.js'

/** CPU とファームウェア、およびホストとの間にあるもの。 */
export const cpu = {
  KVM010: {
    title: 'CPU に仮想化支援機能がない',
    cause:
      'CPU 自身が、Intel VT-x も AMD-V も備えていないと答えています。kvmup は /dev/cpu/0/cpuid から CPUID を読みました (リーフ 1 の ECX ビット 5 が vmx、リーフ 0x80000001 の ECX ビット 2 が svm)。この値は、ファームウェアで無効にしても変わりません。したがって、設定の変更では解決しません。/proc/cpuinfo にもフラグはなく、ホストは仮想マシンでもありません。',
    remedy: [
      'この CPU では KVM ゲストを実行できません。VT-x または AMD-V を備えた CPU のマシンを使ってください。',
    ],
  },
  KVM011: {
    title: 'CPU に仮想化支援機能のフラグが見えない',
    cause:
      '/proc/cpuinfo の flags 行に vmx も svm もなく (s390x では sie がなく)、その理由を示すものもありません。EL 6 と 7 のカーネルでは、ファームウェアで無効にしてもフラグは残ります。新しいカーネルではフラグが消えるため、機能を備えた CPU でもフラグが見えないことがあります。どちらなのかを決める CPU のレジスターは、このホストでは読み取れませんでした。',
    remedy: [
      'ファームウェアの設定で Intel Virtualization Technology (VT-x) または SVM Mode (AMD-V) を探して有効にし、電源を切ってから入れ直してください。',
      'kvmup が CPU に直接尋ねられるようにしてください: ホストで `modprobe cpuid` と `modprobe msr`、続けて `kvmup verify HOST`。',
      'カーネルのメッセージを確認してください: `dmesg | grep -i -e kvm -e vmx -e svm`。',
      'どこでも無効にされていなければ、この CPU では KVM ゲストを実行できません。別のマシンを使ってください。s390x では、SIE を提供する論理区画 (LPAR) を使ってください。',
    ],
  },
  KVM012: {
    title: 'ファームウェアで仮想化支援機能が無効になっている',
    cause:
      'CPU は VT-x または AMD-V を備えていますが、カーネルの起動前にファームウェア (BIOS、UEFI) が無効に固定しています。kvmup は、カーネルのメッセージ (EL 6 と 7 では `kvm: disabled by bios`、新しいカーネルでは `VMX (outside TXT) disabled by BIOS` や `SVM disabled (by BIOS) in MSR_VM_CR`)、レジスター IA32_FEATURE_CONTROL と VM_CR、または CPUID にあって /proc/cpuinfo にない機能から判断します。EL 6 と 7 では /proc/cpuinfo のフラグは残り、新しいカーネルでは消えます。',
    remedy: [
      'ファームウェアの設定で有効にしてください: Intel Virtualization Technology (VT-x)、または SVM Mode (AMD-V)。',
      '電源を切ってから入れ直してください。再起動 (ウォームブート) だけでは反映されないことがあります。',
      'ホストが仮想マシンの場合は、その中のファームウェアでは変えられません。外側のマシンで入れ子の仮想化を有効にしてください (`kvmup explain KVM013`)。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM013: {
    title: '入れ子の仮想化が有効でない仮想マシン',
    cause:
      'このホスト自体が仮想マシンで (/proc/cpuinfo の hypervisor フラグ、systemd-detect-virt、DMI の製品名から判断)、外側のマシンが仮想化支援機能を渡していません。外側が KVM の場合は、モジュールを nested=1 でロードすることと、その機能が見える CPU モデルを与えることの両方が必要です。外側が EL 7 なら、入れ子の仮想化は既定で無効です。EL 6 の Intel 用モジュールには、その機能自体がありません。',
    remedy: [
      '外側のマシンで確認してください: `cat /sys/module/kvm_intel/parameters/nested` (AMD は `kvm_amd`)。N または 0 なら無効です。/etc/modprobe.d/kvm.conf に `options kvm_intel nested=1` (AMD は `options kvm_amd nested=1`) と書き、ゲストが動いていない間に `modprobe -r kvm_intel` と `modprobe kvm_intel` を実行してください。',
      'この仮想マシンに外側の CPU をそのまま見せてください: libvirt は `<cpu mode="host-passthrough"/>`、Proxmox VE は CPU タイプ host、QEMU を直接使う場合は `-accel kvm -cpu host`。QEMU のエミュレーションで動いている場合 (`<domain type="qemu">`) は、KVM を使って起動してください。低速でよい試験なら、`-accel tcg -cpu max` で仮想化支援機能もエミュレートできます。',
      '仮想マシンを停止してから起動し直してください。中からの再起動では、CPU は元のままです。',
      'Arm では物理マシンを使ってください (ゲストに EL2 を渡せるマシンはわずかです)。s390x では LPAR を使ってください。KVM の上なら外側で `options kvm nested=1`、この仮想マシンに `<cpu mode="host-model"/>` です。z/VM の上での入れ子は試験用途に限られます。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM014: {
    title: '入れ子の仮想化が有効でない VMware の仮想マシン',
    cause:
      'このホストは VMware の仮想マシンで (systemd-detect-virt または DMI のベンダー名から判断)、CPU の仮想化支援機能が公開されていません。この設定は既定で無効で、仮想マシンの停止中にしか変更できません。',
    remedy: [
      '仮想マシンを停止してください。',
      'vSphere では CPU の設定で「ハードウェア アシストによる仮想化をゲスト OS に公開」を、Workstation では「Intel VT-x/EPT または AMD-V/RVI を仮想化」を有効にしてください。.vmx ファイルに書く場合は `vhv.enable = "TRUE"` です。',
      '起動してから確認: `kvmup verify HOST`。',
    ],
  },
  KVM015: {
    title: '入れ子の仮想化が有効でない Hyper-V の仮想マシン',
    cause:
      'このホストは Hyper-V の仮想マシンで (systemd-detect-virt または DMI のベンダー名から判断)、CPU の仮想化拡張機能が公開されていません。この設定は既定で無効で、仮想マシンの停止中にしか変更できません。',
    remedy: [
      '仮想マシンを停止してください。',
      'Hyper-V ホストの PowerShell で実行してください: `Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true`。',
      '起動してから確認: `kvmup verify HOST`。',
    ],
  },
  KVM016: {
    title: '入れ子の仮想化が有効でない VirtualBox の仮想マシン',
    cause:
      'このホストは VirtualBox の仮想マシンで (systemd-detect-virt または DMI のベンダー名から判断)、VT-x または AMD-V が渡されていません。この設定は既定で無効で、仮想マシンの停止中にしか変更できません。',
    remedy: [
      '仮想マシンを停止してください。',
      '外側のホストで実行してください: `VBoxManage modifyvm NAME --nested-hw-virt on`。',
      '起動してから確認: `kvmup verify HOST`。',
    ],
  },
  KVM017: {
    title: '入れ子の仮想化が有効でないクラウドのインスタンス',
    cause:
      'このホストはパブリッククラウドのインスタンスで (DMI のベンダー、製品名、資産タグから判断)、仮想化支援機能を持たないタイプです。使えるかどうかは、インスタンスのタイプと事業者側の設定で決まります。インスタンスの中からは変えられません。',
    remedy: [
      'Amazon EC2: ベアメタルのタイプ (*.metal) を使うか、入れ子の仮想化に対応したタイプ (`aws ec2 describe-instance-types --filters Name=processor-info.supported-features,Values=nested-virtualization`) の CPU オプションで有効にしてください。',
      'Google Compute Engine: インスタンスを停止し、対応する Intel のマシンタイプ (E2 を除く) で advancedMachineFeatures に `enableNestedVirtualization: true` を設定してから (`gcloud compute instances export`、続けて `update-from-file`)、起動してください。または、ベアメタルのタイプを使ってください。',
      'Microsoft Azure: 入れ子の仮想化に対応し、セキュリティの種類が Standard のサイズ (多くは Intel プロセッサーの D、E シリーズの v3 以降) に変更してください。',
      'その他の事業者: ベアメタルのタイプか、入れ子の仮想化への対応が明記されたタイプを使ってください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM018: {
    title: '入れ子の仮想化が有効でない Xen の仮想マシン',
    cause:
      'このホストは Xen の仮想マシンで (systemd-detect-virt または DMI の製品名から判断)、VT-x または AMD-V が渡されていません。Xen では HVM ゲストに限って可能で、実験的な機能とされています。',
    remedy: [
      '仮想マシンを停止してください。',
      'xl では HVM ゲストの設定に `nestedhvm=1`、XenServer と XCP-ng では `xe vm-param-set uuid=UUID platform:exp-nested-hvm=true` を設定してください。',
      '起動してから確認: `kvmup verify HOST`。本番用途には専用のホストを使ってください。',
    ],
  },
  KVM019: {
    title: 'ホストが Xen の管理ドメイン (dom0)',
    cause:
      'このシステムは Xen の上で起動した管理ドメインです (/proc/xen/capabilities に control_d があります)。Xen がカーネルと CPU の間に入り、VT-x または AMD-V を占有するため、KVM は使えません。1 台のマシンで同時に使えるのは、どちらか一方です。',
    remedy: [
      'Xen のゲストを動かし続ける場合は、KVM には別のマシンを使ってください。',
      'そうでなければ、起動メニューで Xen なしのカーネルを選んでください。一覧は `grubby --info=ALL`、既定にするには `grubby --set-default=/boot/vmlinuz-VERSION` です。',
      '再起動してから確認: `kvmup verify HOST`。',
    ],
  },
  KVM020: {
    title: '独立したマシンではなくコンテナ',
    cause:
      'systemd-detect-virt、Docker や Podman の目印のファイル、プロセス 1 の環境変数のいずれかがコンテナであることを示し、その中で /dev/kvm を開けません。ハイパーバイザーのモジュール、デバイス、ネットワークは、外側のマシンのカーネルのものです。コンテナの中でゲストを実行できるのは、デバイスを渡された場合だけです。',
    remedy: [
      'コンテナを動かしているマシンに対して kvmup を実行してください。',
      'コンテナの中でゲストを動かす必要がある場合: Docker と Podman は `--device /dev/kvm`、LXC は `lxc.cgroup2.devices.allow = c 10:232 rwm` と `lxc.mount.entry = /dev/kvm dev/kvm none bind,create=file`。',
      'Windows 11 の WSL 2: .wslconfig の [wsl2] に `nestedVirtualization=true` を設定し、`wsl --shutdown` を実行してください。WSL 1 ではゲストを実行できません。',
    ],
  },
  KVM021: {
    title: 'カーネルのコマンドラインで KVM が無効 (Arm)',
    cause:
      'aarch64 の EL 8 と 9 では KVM はカーネルに組み込まれていますが、オプション kvm-arm.mode=none があると初期化されません。kvmup は /proc/cmdline でこのオプションを見つけました。',
    remedy: [
      '設定した人と理由を確認してください。各起動エントリのオプションは `grubby --info=ALL` で分かります。',
      '削除してください: `grubby --update-kernel=ALL --remove-args=kvm-arm.mode=none`。',
      '再起動してから確認: `kvmup verify HOST`。',
    ],
  },
  KVM022: {
    title: 'カーネルが EL2 で起動していない (Arm)',
    cause:
      'Arm のハイパーバイザーは例外レベル EL2 で動きます。ファームウェアやブートローダーが EL1 で起動したカーネルは、EL2 に移れません。Arm の /proc/cpuinfo には、これを示すフラグがありません。aarch64 で、/dev/kvm も登録済みの KVM もなく、仮想マシンでもなく、コマンドラインで無効にもされていない場合に、kvmup はこう判断します。',
    remedy: [
      'カーネルのメッセージを確認してください: `dmesg | grep -i -e kvm -e EL2`。',
      'ファームウェアを更新するか、設定を変えてください。ファームウェアまたはブートローダーが EL2 でカーネルを起動する必要があります (設定項目がある機種もあります)。',
      '確認: `kvmup verify HOST`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
