const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `Throughline needs Node.js 22.13 or newer and this is ${process.versions.node}. In the project's folder use ` +
      '`npm run --silent throughline -- COMMAND`, which brings its own.\n',
  );
  process.exit(2);
}
