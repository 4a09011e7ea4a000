import { describe, expect, it } from 'vitest'
import { guestImage } from '../../tasks/guest-image.js'

describe('the proof guest', () => {
  it('is one bootable sector', () => {
    const image = guestImage()
    expect(image).toHaveLength(512)
    expect([...image.slice(510)]).toEqual([0x55, 0xaa])
  })

  it('asks the processor for the hypervisor leaf and nothing else', () => {
    const bytes = Buffer.from(guestImage())
    const cpuid = Buffer.from([0x66, 0xb8, 0x00, 0x00, 0x00, 0x40, 0x0f, 0xa2]) // mov eax,0x40000000; cpuid
    expect(bytes.indexOf(cpuid)).toBeGreaterThanOrEqual(0)
    expect(bytes.indexOf(Buffer.from([0x0f, 0xa2]), bytes.indexOf(cpuid) + cpuid.length)).toBe(-1)
  })

  it('prints what it was told and has no answer of its own in it', () => {
    expect(Buffer.from(guestImage()).toString('latin1')).not.toMatch(/KVM|TCG/)
  })
})
