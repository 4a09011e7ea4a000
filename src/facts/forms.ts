/** Small schemas, made once and shared by the large ones: a start pays for each that is made, and there were hundreds. */
import * as z from 'zod/mini'

export const Text = z.string()
export const Texts = z.array(Text)
/** Not empty. */
export const Word = z.string().check(z.minLength(1))
export const Flag = z.boolean()
export const Whole = z.int()
/** From 0 on. */
export const Count = z.int().check(z.gte(0))
