/**
 * The proof guest: a disk of one sector that any PC firmware boots. It asks the processor who it is (CPUID
 * leaf 0x40000000), prints the twelve bytes of the answer on the first serial port, and resets. Under KVM the
 * answer is `KVMKVMKVM`: the guest itself testifies that it ran in guest mode, and every byte printed is an
 * I/O instruction that left guest mode, was served in user space, and came back.
 */

const SECTOR = 512
/** The last two bytes of a bootable sector. */
const BOOT_SIGNATURE = [0x55, 0xaa]

/** mov dx,3f8h / mov al,ah.. is not needed: COM1 takes a byte with one `out`. */
const COM1 = [0xba, 0xf8, 0x03] // mov dx, 0x3f8

/** Prints the four bytes of EBX, lowest first; clobbers EAX. */
const PRINT_EBX = [
  0x66,
  0x89,
  0xd8, // mov eax, ebx
  ...[1, 2, 3, 4].flatMap(() => [
    0xee, //             out dx, al
    0x66,
    0xc1,
    0xe8,
    0x08, // shr eax, 8
  ]),
]
const PRINT_ECX = [0x66, 0x89, 0xcb, ...PRINT_EBX] // mov ebx, ecx
const PRINT_EDI = [0x66, 0x89, 0xfb, ...PRINT_EBX] // mov ebx, edi

const CODE = [
  0xfa, //                               cli
  0x66,
  0xb8,
  0x00,
  0x00,
  0x00,
  0x40, // mov eax, 0x40000000
  0x0f,
  0xa2, //                         cpuid: signature in ebx, ecx, edx
  0x66,
  0x89,
  0xd7, //                   mov edi, edx: dx is wanted for the port
  ...COM1,
  ...PRINT_EBX,
  ...PRINT_ECX,
  ...PRINT_EDI,
  0xb0,
  0x0a,
  0xee, //                   mov al, '\n' / out dx, al
  0xb0,
  0xfe,
  0xe6,
  0x64, //             mov al, 0xfe / out 0x64, al: reset through the keyboard controller
  0xf4, //                               hlt
  0xeb,
  0xfd, //                         jmp back to hlt
]

/** The 512 bytes of the disk. */
export function guestImage(): Uint8Array {
  const image = new Uint8Array(SECTOR)
  image.set(CODE)
  image.set(BOOT_SIGNATURE, SECTOR - BOOT_SIGNATURE.length)
  return image
}
