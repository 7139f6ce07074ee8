// The statutory returns: the public validators and Waymark on the same files, one after the other, whole processes.
//
// WAYMARK=target/release/waymark PEER_903=…/python PEER_CIN=…/python node benches/returns.mjs 903|cin CHILDREN FOLDER
//
// PEER_903 and PEER_CIN are Pythons that have csc-validator-be-903 and csc-validator-be-cin; without one, ours alone is
// timed. `PEER_CIN_AS_SHIPPED=1` also runs the census one with the reader it is shipped with, which takes minutes. The
// return is written to FOLDER unless something is there. Needs GNU time.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [which, children, folder] = process.argv.slice(2)
const here = dirname(fileURLToPath(import.meta.url))
const { WAYMARK = 'target/release/waymark', PEER_903, PEER_CIN, PEER_CIN_AS_SHIPPED } = process.env

if (!['903', 'cin'].includes(which) || !children || !folder) {
  console.error('node benches/returns.mjs 903|cin CHILDREN FOLDER')
  process.exit(2)
}
if (!existsSync(folder)) {
  const args = ['bench', '-p', 'returns', '--bench', 'returns', '--', 'write', which, children, folder]
  const made = spawnSync('cargo', args, { stdio: 'inherit' })
  if (made.status !== 0) process.exit(1)
}

// Wall, processor and memory of a process, from `time`; the least of some runs, by processor.
function timed(what, command, args, runs = 1) {
  let best
  for (let run = 0; run < runs; run++) {
    const ran = spawnSync('/usr/bin/time', ['-f', 'TIMED %e %U %S %M', command, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const line = ran.stderr.split('\n').findLast(each => each.startsWith('TIMED'))
    if (!line || ran.status > 1) {
      console.error(`${what} did not run:\n${ran.stderr.slice(-2000)}`)
      process.exit(1)
    }
    const [wall, user, system, kilobytes] = line.slice(6).split(' ').map(Number)
    const each = { what, wall, processor: user + system, memory: kilobytes / 1024, said: ran.stdout.trim().split('\n').at(-1) }
    if (!best || each.processor < best.processor) best = each
  }
  console.log(`${best.what.padEnd(34)} ${best.wall.toFixed(2).padStart(9)} s ${best.processor.toFixed(2).padStart(9)} s of the processor ${best.memory.toFixed(0).padStart(6)} MB  ${best.said.slice(0, 100)}`)
  return best
}

const out = name => join(folder, name)
const peers = []
let ours
if (which === '903') {
  const inner = join(folder, '903')
  if (PEER_903) peers.push(timed('the public validator', PEER_903, [join(here, 'peer_903.py'), inner, out('peer.csv')]))
  const args = ['check', '903', inner, '--year', '2026', '--as-at', '2026-03-31', '--format', 'csv', '--out', out('ours.csv')]
  ours = timed('Waymark', WAYMARK, args, 5)
} else {
  const file = join(folder, 'cin', '2026.xml')
  if (PEER_CIN) {
    if (PEER_CIN_AS_SHIPPED) peers.push(timed('the public validator, as shipped', PEER_CIN, [join(here, 'peer_cin.py'), file, out('peer.csv')]))
    peers.push(timed('the same, its reader repaired', PEER_CIN, [join(here, 'peer_cin.py'), file, out('peer.csv'), 'repaired']))
  }
  ours = timed('Waymark', WAYMARK, ['check', 'cin', file, '--year', '2026', '--format', 'csv', '--out', out('ours.csv')], 5)
}
console.log(`Waymark found ${readFileSync(out('ours.csv'), 'utf8').trimEnd().split('\n').length - 1} rows`)
for (const peer of peers) {
  console.log(`${peer.what}: ${(peer.processor / ours.processor).toFixed(0)} times Waymark's processor, ${(peer.wall / ours.wall).toFixed(0)} times its seconds, ${(peer.memory / ours.memory).toFixed(1)} times its memory`)
}
