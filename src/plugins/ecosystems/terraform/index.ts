import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'terraform',
  title: 'Terraform, OpenTofu, Terragrunt',
  sources: [
    {
      id: 'configuration',
      title: '*.tf, *.tofu, *.tf.json, terragrunt.hcl with .terraform.lock.hcl and modules.json',
      kind: 'manifest',
      files: ['*.tf', '*.tofu', '*.tf.json', '*.tofu.json', 'terragrunt.hcl', '.terraform.lock.hcl'],
      reads: ['.terraform/modules/modules.json'],
      batch: true,
      furtherNeeds: { remedy: 'Run `terraform init`, and scan with the .terraform directory that it writes.' },
      load: () => import('./configuration.ts'),
    },
  ],
  installDirectories: ['.terraform', '.terragrunt-cache'],
});
