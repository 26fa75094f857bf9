import { isPartOfPerl } from './cpan-purl.ts';

/** Modules that have come with every or with some Perl since 5.22, by the namespace that they share; a snapshot holds newer ones of them only. */
const byNamespace: readonly (readonly [string, string])[] = [
  ['App', 'Cpan Prove'],
  ['Archive', 'Tar'],
  ['Archive::Tar', 'Constant File'],
  ['B', 'Concise Debug Deparse Showlex Terse Xref'],
  ['CPAN', 'Meta Meta::Requirements Meta::YAML'],
  ['Compress', 'Raw::Bzip2 Raw::Zlib Zlib'],
  ['Devel', 'PPPort Peek SelfStubber'],
  ['Digest', 'MD5 SHA base file'],
  ['Encode', 'Alias Byte CJKConstants CN Config EBCDIC Encoder Encoding GSM0338 Guess JP KR Symbol TW Unicode Unicode::UTF7'],
  ['ExtUtils', 'CBuilder Command Constant Embed Install Installed Liblist MM MakeMaker Manifest Miniperl Mkbootstrap Mksymlists PL2Bat Packlist ParseXS Typemaps XSSymSet testlib'],
  ['File', 'Basename Compare Copy DosGlob Fetch Find Glob GlobMapper Path Temp stat'],
  ['Filter', 'Simple Util::Call'],
  ['Getopt', 'Long Std'],
  ['Hash', 'Util Util::FieldHash'],
  ['I18N', 'Collate LangTags Langinfo'],
  ['IO', 'Compress::Base Compress::Bzip2 Compress::Deflate Compress::Gzip Compress::RawDeflate Compress::Zip Dir File Handle Pipe Poll Seekable Select Socket Socket::INET Socket::IP Socket::UNIX Uncompress::AnyInflate Uncompress::AnyUncompress Uncompress::Base Uncompress::Bunzip2 Uncompress::Gunzip Uncompress::Inflate Uncompress::RawInflate Uncompress::Unzip Zlib'],
  ['IPC', 'Cmd Msg Open2 Open3 Semaphore SharedMem SysV'],
  ['JSON', 'PP PP::Boolean'],
  ['Locale', 'Country Currency Language Maketext Maketext::Simple Script'],
  ['MIME', 'Base64 QuotedPrint'],
  ['Math', 'BigFloat BigInt BigInt::Calc BigInt::FastCalc BigInt::Lib BigRat Complex Trig'],
  ['Module', 'CoreList Load Load::Conditional Loaded Metadata'],
  ['Net', 'Cmd Config Domain FTP NNTP Netrc POP3 Ping SMTP Time hostent netent protoent servent'],
  ['Parse', 'CPAN::Meta'],
  ['Perl', 'OSType'],
  ['PerlIO', 'encoding mmap scalar via via::QuotedPrint'],
  ['Pod', 'Checker Escapes Find Functions Html InputObjects Man ParseLink ParseUtils Parser Perldoc PlainText Select Text Text::Color Text::Overstrike Text::Termcap Usage'],
  ['Sys', 'Hostname Syslog'],
  ['TAP', 'Harness Harness::Env Parser'],
  ['Term', 'ANSIColor Cap Complete ReadLine'],
  ['Test', 'Harness More Simple Tester'],
  ['Text', 'Abbrev Balanced ParseWords Tabs Wrap'],
  ['Thread', 'Queue Semaphore'],
  ['Tie', 'Array File Handle Hash Hash::NamedCapture Memoize RefHash Scalar StdHandle SubstrHash'],
  ['Time', 'HiRes Local Piece Seconds gmtime localtime tm'],
  ['Unicode', 'Normalize UCD'],
  ['User', 'grent pwent'],
];

const others =
  'AnyDBM_File Attribute::Handlers AutoLoader AutoSplit B Benchmark CPAN Carp Class::Struct Config Config::Perl::V Cwd DB DBM_Filter DB_File ' +
  'Data::Dumper Digest DirHandle Dumpvalue DynaLoader Encode English Env Errno Exporter Fatal Fcntl FileCache FileHandle FindBin GDBM_File HTTP::Tiny ' +
  'IO List::Util Memoize NDBM_File NEXT O ODBM_File Opcode POSIX Params::Check PerlIO SDBM_File Safe Scalar::Util Search::Dict SelectSaver SelfLoader ' +
  'Socket Storable Sub::Util Symbol Test Thread UNIVERSAL Win32 Win32API::File Win32CORE XSLoader encoding::warnings meta_notation ok overloading ' +
  'perlfaq stable vmsish';

/** Namespaces of which all comes with Perl, or did from some version on. */
const whole = ['File::Spec', 'Locale::Codes', 'Pod::Simple', 'Test2', 'Test::Builder', 'Unicode::Collate'];

const coreModules: ReadonlySet<string> = new Set([...byNamespace.flatMap(([namespace, names]) => names.split(' ').map((name) => `${namespace}::${name}`)), ...others.split(' ')]);

/** Can the interpreter bring the module along, so that nothing has to be installed for it? */
export const comesWithPerl = (module: string): boolean =>
  isPartOfPerl(module) || coreModules.has(module) || whole.some((namespace) => module === namespace || module.startsWith(`${namespace}::`));
