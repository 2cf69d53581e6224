#!/bin/sh
# Fuzzes the readers with libFuzzer and AddressSanitizer, one after the other.
#
#     Tools/fuzz.sh [RUNS [TARGET…]]
#
# RUNS is 5,000,000 for each target where nothing is said; targets are page, encoding, crawl, lines, table, feed and zip. What the fuzzer finds
# new ground with is kept in .build-fuzz/corpus/TARGET; an input that crashes, hangs for five seconds, takes 2 GiB or breaks a promise of
# `ReadingProbe` is kept as .build-fuzz/TARGET-… and ends the script with code 1. `Tools/fuzz.sh keep` brings the smallest inputs that reach what the
# whole corpus reaches into Specs/fuzz, as many as a test of a debug build bears; they are replayed by ProbeTests.
set -eu
cd "$(dirname "$0")/.."
out=.build-fuzz
all="page encoding crawl lines table feed zip"

# Without the coverage flags only the fuzzer's own module tells where an input went.
swift build -c release --sanitize=fuzzer --sanitize=address -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
    --scratch-path $out --product isnad-fuzz

# Swift's own report of a crash would end the process before the fuzzer can keep the input.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:malloc_context_size=0:quarantine_size_mb=16

# Short inputs: what a reader does wrong it mostly does on a short one, and they are read more often in the same time.
length() { case $1 in zip) echo 400 ;; crawl) echo 600 ;; page | feed) echo 256 ;; *) echo 160 ;; esac; }

if [ "${1:-}" = keep ]; then
    for target in $all; do
        rm -rf $out/small && mkdir -p $out/small
        ISNAD_FUZZ=$target $out/release/isnad-fuzz -merge=1 $out/small Specs/fuzz/"$target" $out/corpus/"$target" >/dev/null 2>&1
        ls -S -r $out/small | head -40 | while read -r name; do cp $out/small/"$name" Specs/fuzz/"$target"/; done
    done
    exit 0
fi

runs=${1:-5000000}
[ $# -gt 0 ] && shift
for target in ${*:-$all}; do
    mkdir -p $out/corpus/"$target"
    ISNAD_FUZZ=$target $out/release/isnad-fuzz -runs="$runs" -max_len="$(length "$target")" -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix=$out/"$target"- $out/corpus/"$target" Specs/fuzz/"$target" 2>$out/"$target".log || { tail -20 $out/"$target".log; exit 1; }
    grep executed_units $out/"$target".log | sed "s/^/$target: /"
done
