#!/usr/bin/env bash
# Makes normal-form.tsv: one line for each character of the Basic Multilingual Plane whose normal form differs from itself.
# The form is ICU's: compatibility composition (full width, ㎡, ①), traditional to simplified, lower case.
# Needs Debian's icu-devtools (uconv) and python3. Run it only to make the table anew: the table is kept in the repository.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - > "$work/characters" <<'PY'
import unicodedata
for code in range(0x21, 0x10000):
    c = chr(code)
    # Surrogates, unassigned and private characters, marks, spaces, and scripts that policy texts do not use stay as they are.
    if 0xD800 <= code <= 0xF8FF or unicodedata.category(c)[0] in 'CMZ': continue
    if 0x0590 <= code <= 0x1DFF or 0xAC00 <= code <= 0xD7FF or 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF: continue
    print(c)
PY
# ICU takes 苎 for the traditional form of 苧, and 苧 for that of 苎: all of them are written 苎, so that a form is its own form.
uconv -f UTF-8 -t UTF-8 -x 'NFKC; Hant-Hans; Any-Lower' < "$work/characters" | sed 's/苧/苎/g' > "$work/forms"
{
  echo '# character, a tab, its normal form. Made by make-normal-form.sh from ICU: do not edit by hand.'
  paste "$work/characters" "$work/forms" | awk -F'\t' '$1 != $2 && $2 != "" && $2 !~ / /'
} > "$here/normal-form.tsv"
