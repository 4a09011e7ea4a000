/** Whether this is a Node that the program runs on. */
import coerce from 'semver/functions/coerce.js'
import gte from 'semver/functions/gte.js'

/** @param needed the package's `engines`: `>=20.17`. Its grammar of ranges would cost every start more than the answer. */
export const isNodeNew = (found: string, needed: string): boolean => gte(found, coerce(needed) ?? needed)
