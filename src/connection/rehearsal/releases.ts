/**
 * The rehearsed hosts, one row a release. Every datum says where it is from: "recorded" from the machines of
 * test/lab, "spec", "comps" or "preset" from the release's own package sources, "assumed" where no source was
 * found. A recording that differs is right, and the row is wrong.
 */
import type { RehearsedRelease } from '../../inventory/host.js'
import { el6 } from './releases/el6.js'
import { el7 } from './releases/el7.js'
import { el8 } from './releases/el8.js'
import { el9 } from './releases/el9.js'
import { el10 } from './releases/el10.js'
import type { Row } from './row.js'

export const rows: Readonly<Record<RehearsedRelease, Row>> = { el6, el7, el8, el9, el10 }
