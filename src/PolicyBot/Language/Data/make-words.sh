#!/usr/bin/env bash
# Makes words.tsv: common words of Chinese with how often they stand in a large body of text and their class. From the dictionary of jieba
# (Debian's python3-jieba; Copyright 2012-2017 Sun Junyi, MIT licence), without long and rare words and rare names, and with domain-words.lst.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download -qq python3-jieba >/dev/null 2>&1 && dpkg -x python3-jieba_*.deb .)
python3 - "$work/usr/lib/python3/dist-packages/jieba/dict.txt" domain-words.lst > words.tsv <<'PY'
import sys
LONGEST, LEAST, LEAST_OF_NAMES, OF_DOMAIN = 4, 10, 100, 200
words = {}
for line in open(sys.argv[1], encoding='utf-8'):
    word, count, kind = line.split()
    least = LEAST_OF_NAMES if kind.startswith('nr') else LEAST
    if len(word) <= LONGEST and int(count) >= least and all('\u4e00' <= c <= '\u9fff' for c in word):
        words[word] = (int(count), kind)
for line in open(sys.argv[2], encoding='utf-8'):
    if line.startswith('# '): continue
    kind, listed = line.rstrip('\n').split('\t')
    for word in listed.split():
        if len(word) <= LONGEST and words.get(word, (0, ''))[0] < OF_DOMAIN: words[word] = (OF_DOMAIN, kind)
print('# Word, how often it stands in some 60 million words of text, class (see WordClass). Made by make-words.sh from the dictionary of jieba')
print('# (Copyright 2012-2017 Sun Junyi, MIT licence): do not edit by hand.')
# Sorted as Words compares them: by length, then by code points.
for word in sorted(words, key=lambda word: (len(word), word)): print(f'{word}\t{words[word][0]}\t{words[word][1]}')
PY
