import { expect, test } from 'vitest';
import { imageComponent, readImageReference } from './image-reference.ts';

const digest = `sha256:${'5a'.repeat(32)}`;

test.each([
  ['nginx', 'pkg:docker/nginx@latest'],
  ['nginx:1.27', 'pkg:docker/nginx@1.27'],
  ['acme/tool:v1', 'pkg:docker/acme/tool@v1'],
  ['images.example:5000/acme/tool', 'pkg:docker/images.example:5000/acme/tool@latest'],
  ['redis:7', 'pkg:docker/redis@7'],
  ['library/redis:7', 'pkg:docker/redis@7'],
  ['docker.io/redis:7', 'pkg:docker/redis@7'],
  ['docker.io/library/redis:7', 'pkg:docker/redis@7'],
  ['index.docker.io/library/redis:7', 'pkg:docker/redis@7'],
  ['docker.io/acme/tool:v1', 'pkg:docker/acme/tool@v1'],
  ['images.example/library/redis:7', 'pkg:docker/images.example/library/redis@7'],
  ['library', 'pkg:docker/library@latest'],
  [`images.example/tool:1@${digest}`, `pkg:docker/images.example/tool@${digest}`],
])('%s', (text, purl) => expect(imageComponent(readImageReference(text)!).purl).toBe(purl));

test.each(['', 'a b', 'UPPER/', 'x:', 'x:a:b', 'x@sha256:zz', '/x', '-x', 'a:5000/b:$v'])('%s is none', (text) => expect(readImageReference(text)).toBeUndefined());
