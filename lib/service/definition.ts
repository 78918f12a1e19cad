/** The files that tell an operating system to start Rummage at login; as text, so that they can be looked at anywhere. */

/** What is started. */
export interface Start {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of the project. */
  readonly root: string;
  /** Settings that were in force when it was installed, by variable. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A unit of systemd's user manager. */
export function systemdUnit({ node, root, environment }: Start): string {
  const settings = Object.entries(environment).map(([name, value]) => `Environment=${unitWord(`${name}=${value}`)}`);
  return [
    '[Unit]',
    'Description=Rummage: find your own photos by what they show',
    // One that cannot start, such as on a port that is taken, is not tried for ever.
    'StartLimitIntervalSec=300',
    'StartLimitBurst=5',
    '',
    '[Service]',
    `WorkingDirectory=${unitPath(root)}`,
    `ExecStart=${unitCommand(node)} ${unitWord(`${root}/scripts/start.mjs`, true)}`,
    ...settings,
    'Restart=on-failure',
    'RestartSec=10',
    'Nice=10',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

/** A launchd agent. @param log absolute path of the file that takes what it prints */
export function launchdPlist(label: string, { node, root, environment }: Start, log: string): string {
  const string = (text: string) => `<string>${xml(text)}</string>`;
  const settings = Object.entries(environment).flatMap(([name, value]) => [
    `    <key>${xml(name)}</key>`,
    `    ${string(value)}`,
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    '  <key>Label</key>',
    `  ${string(label)}`,
    '  <key>ProgramArguments</key>',
    '  <array>',
    `    ${string(node)}`,
    `    ${string(`${root}/scripts/start.mjs`)}`,
    '  </array>',
    '  <key>WorkingDirectory</key>',
    `  ${string(root)}`,
    ...(settings.length > 0 ? ['  <key>EnvironmentVariables</key>', '  <dict>', ...settings, '  </dict>'] : []),
    '  <key>RunAtLoad</key>',
    '  <true/>',
    '  <key>KeepAlive</key>',
    '  <dict>',
    '    <key>SuccessfulExit</key>',
    '    <false/>',
    '  </dict>',
    '  <key>ThrottleInterval</key>',
    '  <integer>10</integer>',
    '  <key>ProcessType</key>',
    '  <string>Background</string>',
    '  <key>StandardOutPath</key>',
    `  ${string(log)}`,
    '  <key>StandardErrorPath</key>',
    `  ${string(log)}`,
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
}

/** One word as systemd.syntax(7) has it: quotes and backslashes escaped, `%` doubled, and in commands `$`, too. */
function unitWord(text: string, isCommand = false): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('%', '%%');
  return `"${isCommand ? escaped.replaceAll('$', '$$$$') : escaped}"`;
}

/** The program itself: no variable is looked for in it. */
function unitCommand(path: string): string {
  return unitWord(path);
}

/** A path is taken to the end of its line, unquoted; only `%` means something in it. */
function unitPath(path: string): string {
  return path.replaceAll('%', '%%');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
