#!/usr/bin/env bash
# Builds the fuzz targets for libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer and runs each for a time.
# usage: tests/fuzz/run.sh [SECONDS [TARGET…]]      (60 seconds each, all targets)
# Ends with 1 when a target broke; what broke it is in build/fuzz/crashes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for path in tests/fuzz/fuzz_*.cpp; do
        name=$(basename "$path" .cpp)
        targets+=("${name#fuzz_}")
    done
fi
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target "${targets[@]/#/fuzz_}"
mkdir -p build/fuzz/crashes
result=0
one() {
    local name=$1 seeds=()
    mkdir -p "build/fuzz/corpus/$name"
    [ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
    if "build/fuzz/bin/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/crashes/$name-" "build/fuzz/corpus/$name" "${seeds[@]}" \
        >"build/fuzz/$name.log" 2>&1; then
        printf '%-16s %s executions in %s s, no crash\n' "$name" \
            "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log")" "$seconds"
    else
        tail -n 40 "build/fuzz/$name.log" >&2
        printf '%-16s BROKEN\n' "$name"
        return 1
    fi
}
# Two at a time.
for ((i = 0; i < ${#targets[@]}; i += 2)); do
    pids=()
    for name in "${targets[@]:i:2}"; do
        one "$name" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        wait "$pid" || result=1
    done
done
exit $result
