import { expect, onTestFinished, test } from 'vitest'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { KINDS } from '#journal/kinds/kinds.ts'

// Never to be changed: devices that hold documents of the old one could not merge with those of a new one. A kind gains maps
// and texts by a further step, whose hash is added here.
const CONSTANTS: Readonly<Record<string, readonly string[]>> = {
  preferences: [
    'e9bf89c09d805a15eeb373fcf2cbdecfa2d0e92692b841460e29ad8f9309d238',
    '4c46924a84c869f4f42c081638467e04bc59256b06738adcfa7caeefa33ad490',
    '3a081c568acd79606e26270d407fceb76c4b2c9ae5b583ddebb707093e2d8ace',
    '2f47127874b39c16d4a8eb545ec3882f27a9597113e8c9012869f596c39d075e',
  ],
  organisation: ['7270bd1053f30d5a26a3fb9bbcb2fb9461673a7cf80644e588a5a60f0d0b12fc'],
  circle: ['20811609161790e3fb92fb4a22015b4477883fd9ea8810893871b3df5e583a11'],
  goal: ['48fd14f0189a3b5c84dd90bdda54a387d48d2951cc974debfee8851e113a0cc2'],
  archetype: ['347ee94a5d193f1c8140c17aa55649da69060fdd277ee521bcf392c77ab3a901'],
  measure: ['28d8199ba6929f3ecdc723fc526d2f525e5d1bab426f28ec2104c21d74182c17'],
  person: [
    '1f7c367d7ef84331af64f30ec3834c12c9920d7bab1912c25f6891bf75b01ba5',
    'b7eea8796113dd9368c7d2a31277f44c3143850370515f31e2e18e8ba0b265ab',
    'a75e3d8581176349c0d4b40e85c8fa35518f437123868f77e217b2e95c4570a1',
    '0a01aa5f26fd690b05902164bac94ec852569ec003ca2c860cb209c933c40501',
  ],
  conversation: ['0092a500d33af7b9a769722cede3f5c811f6400eb7c3f54555548feaa083529d'],
  'time-block': ['2003d1b8ad4590351e3bf9aaeda769cb79cbfb875b7e00a1cbc99228d38e63b6'],
  session: [
    'e0eb9d6ee5493c9a10605470fa636521dd09790a22157bcf9daef01003659f0f',
    'e49a842fb8074bbde1761d11cbd3c82014d202f762722267387415e1c9dc764a',
  ],
  'follow-up': ['e2c68cd1223333da302e183a116f00cc8c6c3464d3d0969099dd165bdf4a8d5b'],
  give: ['33057c85e9023ae962991099ab6ae259327ec24aed58331d34685db76d98ed6f'],
  ask: ['93b5ad34cad6325ca0cfcfc05b81ea598e9098bfb1a75795e25f48848b58418b'],
  review: ['ab92867b83ade1d256c5e34cc32a7ed630b4c60355a30ec0a471ca30a35155f3'],
  introduction: ['51c7e87fa9c69abc4b3be1e3daf182dfb43e05a54486352783ca9c903fa55936'],
  canvas: ['449774b8b7a4d359eb88abcce1ac069095aa85c210a1c5e24b8b033b3210df60'],
  reframe: ['7aec774ae4164a2e416b1f509be3b5b5965120bc00477fbabd556062b01e4551'],
}

test('documents of each kind begin with the constant changes of every Rapport before', () => {
  const skeletons = openSkeletons()
  onTestFinished(() => skeletons.close())
  const hashes = [...kindsOf(KINDS).values()].map((rules) => [rules.kind, skeletons.of(rules).hashes])
  expect(Object.fromEntries(hashes)).toEqual(CONSTANTS)
})
