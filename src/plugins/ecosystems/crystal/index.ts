import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'crystal',
  title: 'Shards (Crystal)',
  sources: [
    { id: 'shard-lock', title: 'shard.lock v1 and v2', kind: 'lockfile', files: ['shard.lock'], isLineBased: true, marks: ['shards'], reads: ['shard.yml', 'shard.override.yml'], load: () => import('./shard-lock.ts') },
    { id: 'shard-yml', title: 'shard.yml', kind: 'manifest', files: ['shard.yml'], furtherNeeds: { remedy: 'Commit the shard.lock that `shards lock` writes (a library that keeps none: scan where one was written).' }, load: () => import('./shard-yml.ts') },
  ],
});
