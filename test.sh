#!/usr/bin/env bash
# Restores, builds, verifies the formatting and runs every test. Installs what the tests need when run as root
# on Debian; anywhere else it names what is missing. Ends with one line: tests: N passed, N failed, N skipped
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

if ! command -v dotnet >/dev/null; then
    echo "test.sh: the .NET 10 SDK is missing; install it from https://dotnet.microsoft.com/download" >&2
    exit 1
fi

# Debian package, and a command that succeeds where it is installed.
missing=()
needs() { bash -c "$2" >/dev/null 2>&1 || missing+=("$1"); }
find_missing() {
    missing=()
    needs chromium 'command -v chromium'
    needs fontconfig 'command -v fc-list'
    needs fonts-noto-cjk 'fc-list :lang=zh | grep -q .'
    needs poppler-utils 'command -v pdftotext'
    needs icu-devtools 'command -v uconv'
    needs nodejs 'command -v node'
    needs npm 'command -v npm'
}

find_missing
if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    find_missing
fi
if [ ${#missing[@]} -gt 0 ]; then
    echo "test.sh: missing: ${missing[*]}. On Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
    exit 1
fi

# The channels' own clients, which the tests run against the service.
npm ci --prefix tests/npm --ignore-scripts --no-audit --no-fund --loglevel=error

dotnet restore PolicyBot.sln --locked-mode
dotnet build PolicyBot.sln --configuration Release --no-restore
dotnet format PolicyBot.sln --verify-no-changes --no-restore

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
for project in tests/PolicyBot.Tests tests/PolicyBot.Service.Tests; do
    dotnet test "$project" --configuration Release --no-build 2>&1 | tee -a "$log" || status=1
done

# Each project ends with: Passed!  - Failed: 0, Passed: 11, Skipped: 0, Total: 11, Duration: …
count() { grep -oE "[ ,-]$1: +[0-9]+, " "$log" | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }'; }
echo "tests: $(count Passed) passed, $(count Failed) failed, $(count Skipped) skipped"
exit "$status"
