/** A machine has one kernel. It can show an older one than its newest installed, until it is rebooted. */
import type { Vm } from './vm.js'

/** From now on every login sees a kernel 2.6 (see setarch(8)). Needs systemd. */
export async function runOlderKernel(vm: Vm): Promise<void> {
  const { code, stderr } = await vm.ssh(`
    mkdir -p /run/systemd/system/sshd.service.d &&
    line=$(sed -n 's/^ExecStart=//p' "$(systemctl show -p FragmentPath --value sshd)") &&
    printf '[Service]\\nExecStart=\\nExecStart=%s --uname-2.6 %s\\n' "$(command -v setarch)" "$line" \
      >/run/systemd/system/sshd.service.d/old-kernel.conf &&
    systemctl daemon-reload && systemctl restart sshd`)
  const seen = (await vm.ssh('uname -r')).stdout
  if (code !== 0 || !seen.startsWith('2.6.')) throw new Error(`still kernel ${seen.trim()}: ${stderr}`)
}

/** Another one after every boot. */
export const bootId = async (vm: Vm): Promise<string> =>
  (await vm.ssh('cat /proc/sys/kernel/random/boot_id')).stdout
