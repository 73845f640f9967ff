import { drop, edit, type HostileCase, put } from '../hostile-case.ts';

const FILE = 'operation.yaml';
const broken = (name: string, from: string, to: string, ...problems: readonly string[]): HostileCase => ({
  name,
  change: edit(FILE, from, to),
  problems,
});
const whole = (name: string, content: string | Uint8Array, ...problems: readonly string[]): HostileCase => ({
  name,
  change: put(FILE, content),
  problems,
});

/** operation.yaml. */
export const SETTING_CASES: readonly HostileCase[] = [
  { name: 'no settings', change: drop(FILE), problems: ['operation.yaml: file.missing'] },
  broken(
    'a rule that is not a number',
    'lead_hours: 2',
    'lead_hours: .nan',
    'operation.yaml 34 rules.lead_hours: operation.not-a-number',
  ),
  broken(
    'a rule without end',
    'lead_hours: 2',
    'lead_hours: .inf',
    'operation.yaml 34 rules.lead_hours: operation.not-a-number',
  ),
  broken(
    'a rule in scientific notation',
    'household_size: 5',
    'household_size: 1e308',
    'operation.yaml 36 rules.household_size: operation.not-a-number',
  ),
  broken(
    'a rule in octal',
    'household_size: 5',
    'household_size: 0o7',
    'operation.yaml 36 rules.household_size: operation.not-a-number',
  ),
  broken(
    'a negative lead',
    'lead_hours: 2',
    'lead_hours: -2',
    'operation.yaml 34 rules.lead_hours: operation.negative',
  ),
  broken(
    'an unknown setting',
    'max_stops: 2',
    'max_stop: 2',
    'operation.yaml 22 rules.convoy.max_stop: operation.unknown-key',
  ),
  broken(
    'a setting named after what every object has',
    'max_stops: 2',
    '__proto__: { a: 1 }',
    'operation.yaml 22 rules.convoy.__proto__: operation.unknown-key',
  ),
  broken(
    'a key twice',
    'exercise: true',
    'exercise: true\nexercise: false',
    'operation.yaml 6: file.not-yaml',
  ),
  broken(
    'a key twice, once with its accent apart',
    'exercise: true',
    'caf\u00e9: 1\ncafe\u0301: 2',
    'operation.yaml 6: file.not-yaml',
  ),
  broken(
    'an anchor and an alias',
    'exercise: true',
    'exercise: &a true\nb: *a',
    'operation.yaml 5: file.not-yaml',
    'operation.yaml 6: file.not-yaml',
  ),
  broken(
    'a merge key',
    'exercise: true',
    'exercise: true\n<<: { a: 1 }',
    'operation.yaml 6 <<: operation.unknown-key',
  ),
  broken(
    'a tag that runs code elsewhere',
    'exercise: true',
    'exercise: !!js/function "x"',
    'operation.yaml 5: file.not-yaml',
  ),
  broken(
    'half of an escaped character',
    'name: Lower Valley flood (example)',
    'name: "\\ud800"',
    'operation.yaml 3 name: operation.bad-characters',
  ),
  broken(
    'a horizon that runs backwards',
    'last: 2024-05-08',
    'last: 2024-05-05',
    'operation.yaml 12 horizon.last: operation.bad-horizon',
  ),
  broken(
    'a horizon of a century',
    'last: 2024-05-08',
    'last: 2099-12-31',
    'operation.yaml 12 horizon.last: operation.bad-horizon',
  ),
  broken(
    'a zone of nowhere',
    'Asia/Amman',
    '../../etc/localtime',
    'operation.yaml 9 time_zone: operation.unknown-time-zone',
  ),
  broken(
    'an as-of after the end',
    'as_of: 2024-05-06T05:00:00+03:00',
    'as_of: 2024-05-09',
    'operation.yaml 13 as_of: operation.as-of-after-horizon',
  ),
  broken(
    'a bracket that is never closed',
    'exercise: true',
    'exercise: [',
    'operation.yaml 6: file.not-yaml',
  ),
  whole('two documents', 'a: 1\n---\nb: 2\n', 'operation.yaml 2: file.not-yaml'),
  whole('a list', '- a\n- b\n', 'operation.yaml 1: file.not-yaml'),
  whole('an empty file of settings', '', 'operation.yaml 1: file.not-yaml'),
  whole('settings in UTF-16', Uint8Array.of(0xfe, 0xff, 0, 0x61), 'operation.yaml: file.not-utf8'),
  whole('brackets nested 100 000 deep', '['.repeat(100_000), 'operation.yaml 1: file.not-yaml'),
  whole('lists nested 100 000 deep', '- '.repeat(100_000), 'operation.yaml 1: file.not-yaml'),
  whole('keys nested 100 000 deep', '? '.repeat(100_000), 'operation.yaml 1: file.not-yaml'),
  whole('lists and keys nested in turn', '- ? '.repeat(100_000), 'operation.yaml 1: file.not-yaml'),
  whole('settings nested in one line', `a${': b'.repeat(20_000)}`, 'operation.yaml 1: file.not-yaml'),
  whole(
    'indentation 190 deep',
    Array.from({ length: 190 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'operation.yaml 42: file.not-yaml',
  ),
  whole('a megabyte and more', `# ${'x'.repeat(1024 * 1024)}\n`, 'operation.yaml: file.too-large'),
];
