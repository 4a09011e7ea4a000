/**
 * QEMU cannot emulate firmware that has switched SVM off. The kernel reads that from one bit of one register
 * (VM_CR, bit 4: SVMDIS); a kvm_amd that reads a register in which this bit is always set says and does the same.
 */

/** mov edi, imm32: the register's number for the function that reads it (CONFIG_PARAVIRT_XXL). */
const movEdi = (register: number) => {
  const code = Buffer.from([0xbf, 0, 0, 0, 0])
  code.writeUInt32LE(register, 1)
  return code
}
const VM_CR = movEdi(0xc001_0114)
/** On x86_64 its value is the selector of the kernel's code segment: 0x10 (Linux arch/x86/kernel/cpu/common.c). */
const SYSENTER_CS = movEdi(0x174)

/** Ends every signed module; before it a structure whose last four bytes are the signature's length. */
const SIGNED = Buffer.from('~Module signature appended~\n')
const STRUCTURE = 12

function unsigned(module: Buffer): Buffer {
  if (!module.subarray(-SIGNED.length).equals(SIGNED)) return module
  const end = module.length - SIGNED.length
  return module.subarray(0, end - STRUCTURE - module.readUInt32BE(end - 4))
}

/** @param module kvm-amd.ko, not compressed */
export function withFirmwareOff(module: Buffer): Buffer {
  const patched = Buffer.from(unsigned(module))
  const at = patched.indexOf(VM_CR)
  if (at < 0 || patched.indexOf(VM_CR, at + 1) >= 0)
    throw new Error('kvm_amd does not read VM_CR in the one place where it was looked for')
  SYSENTER_CS.copy(patched, at)
  return patched
}
