import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'otp',
  title: 'Applications of Erlang/OTP',
  sources: [
    {
      id: 'application',
      title: '*.app resource files of compiled applications',
      kind: 'installed',
      files: ['*.app'],
      reads: ['mix.lock', 'rebar.lock'],
      batch: true,
      load: () => import('./application.ts'),
    },
  ],
});
