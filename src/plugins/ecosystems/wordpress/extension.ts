import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { readHeader } from './header-text.ts';

/** A plugin or theme of a WordPress site; known by the name of its directory, which is its name in the directory of plugins. */
export default function extract({ file, found }: ExtractInput): void {
  const header = readHeader(file.text());
  const field = (key: string) => header.get(key)?.value;
  const isTheme = file.name === 'style.css';
  const title = header.get(isTheme ? 'theme name' : 'plugin name');
  // most files of a plugin have no header
  if (title === undefined) return;
  const directory = nameOf(file.directory);
  const slug = directory === 'plugins' || directory === 'mu-plugins' ? file.name.replace(/\.php$/, '') : directory;
  const [version, license, homepage, author, description] = ['version', 'license', isTheme ? 'theme uri' : 'plugin uri', 'author', 'description'].map(field);
  if (version === undefined) {
    found.issue({
      code: 'partial', line: title.line,
      message: `${JSON.stringify(title.value)} does not say its version`,
      remedy: 'Look its version up in the administration of the site.',
    });
  }
  found.component({
    purl: makePurl({ type: isTheme ? 'wordpress-theme' : 'wordpress-plugin', name: slug, version }),
    licenses: license === undefined ? [] : [license],
    metadata: {
      description: description === undefined ? title.value : `${title.value}: ${description}`,
      ...(homepage === undefined ? {} : { homepage }),
      ...(author === undefined ? {} : { authors: [author] }),
    },
    origin: 'vendored',
    line: title.line,
  });
}
