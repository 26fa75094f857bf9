import { expect, it } from 'vitest';
import { extractFromMemory } from '../../../../../test/support/memory-scan.ts';
import maven from '../index.ts';

const purls = async (files: Record<string, string>) =>
  (await extractFromMemory(maven, new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))))
    .flatMap(({ nodes }) => nodes).flatMap((node) => (node.kind === 'component' ? [node.purl] : [])).sort();

it('objects of one name are told apart by the objects around them', async () => {
  const files = {
    'build.mill': `package build
object web extends Module {
  object core extends ScalaJSModule {
    def scalaVersion = "3.3.1"
    def scalaJSVersion = "1.16.0"
    object test extends ScalaTests {
      def mvnDeps = Seq(mvn"org.a::web-test::1.0")
    }
  }
}
object server extends Module {
  object core extends ScalaModule {
    def scalaVersion = "2.13.14"
    object test extends ScalaTests {
      def mvnDeps = Seq(mvn"org.a::server-test::1.0")
    }
  }
}
`,
  };
  expect(await purls(files)).toEqual(['pkg:maven/org.a/server-test_2.13@1.0', 'pkg:maven/org.a/web-test_sjs1_3@1.0']);
});

it('traits of one name are those that stand around, or that are inherited', async () => {
  const files = {
    'build.mill': `package build
trait Base extends ScalaModule {
  def scalaVersion = "3.3.1"
  trait Checks extends ScalaTests { def lib = "1.1" }
}
trait Old extends ScalaModule {
  def scalaVersion = "2.12.19"
  trait Checks extends ScalaTests { def lib = "0.9" }
}
object a extends Base { object test extends Checks { def mvnDeps = Seq(mvn"org.a::a:$lib") } }
object b extends Old { object test extends Checks { def mvnDeps = Seq(mvn"org.a::b:$lib") } }
object c extends build.Old { object test extends Base.Checks { def mvnDeps = Seq(mvn"org.a::c:$lib") } }
`,
  };
  expect(await purls(files)).toEqual(['pkg:maven/org.a/a_3@1.1', 'pkg:maven/org.a/b_2.12@0.9', 'pkg:maven/org.a/c_2.12@1.1']);
});

it('the object of a package is not that of the package around it', async () => {
  const inner = 'object `package` extends ScalaModule {\n  def mvnDeps = Seq(mvn"org.a:b:$lib")\n  def lib = ';
  const files = {
    'build.mill': 'package build\nobject `package` extends RootModule { def lib = "1.0" }\n',
    'x/package.mill': `package build.x\n${inner}"2.0"\n}\n`,
    'x/y/package.mill': `package build.x.y\n${inner}"3.0"\n}\nobject other extends ScalaModule { def mvnDeps = Seq(mvn"org.a:c:\${build.x.lib}", mvn"org.a:d:\${build.lib}") }\n`,
  };
  expect(await purls(files)).toEqual(['pkg:maven/org.a/b@2.0', 'pkg:maven/org.a/b@3.0', 'pkg:maven/org.a/c@2.0', 'pkg:maven/org.a/d@1.0']);
});

it('modules that extend one another in a circle, or without end, are read', async () => {
  const circle = 'trait A extends B { trait C extends A.C }\ntrait B extends A.C\nobject m extends A { def mvnDeps = Seq(mvn"org.a:b:1.0") }\n';
  const chain = Array.from({ length: 3000 }, (_, index) => `trait T${index + 1} extends T${index}\n`).join('');
  expect(await purls({ 'build.mill': `package build\n${circle}${chain}object n extends T3000 { def mvnDeps = Seq(mvn"org.a:c:1.0") }\n` })).toEqual(['pkg:maven/org.a/b@1.0', 'pkg:maven/org.a/c@1.0']);
});
