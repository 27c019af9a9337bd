#!/usr/bin/env bash
# Milliseconds of the first page of each question on a store: the best of five whole processes, by the clock and of the
# processor (the difference is what others take of it).
set -euo pipefail
cd "$(dirname "$0")/.."
file=$1
onrecord=${ONRECORD:-target/release/onrecord}

TIMEFORMAT='%R %U %S'
ask() {
    local wall= cpu=
    for _ in 1 2 3 4 5; do
        read -r real user system < <({ time "$onrecord" "$@" > /dev/null; } 2>&1 | tail -1)
        took=$(echo "$real" | awk '{ printf "%d", $1 * 1000 }')
        used=$(echo "$user $system" | awk '{ printf "%d", ($1 + $2) * 1000 }')
        if [ -z "$wall" ] || [ "$took" -lt "$wall" ]; then wall=$took; fi
        if [ -z "$cpu" ] || [ "$used" -lt "$cpu" ]; then cpu=$used; fi
    done
    printf '%6d ms, processor %4d ms  %s\n' "$wall" "$cpu" "${*/$file/FILE}"
}

for list in statements figures dates places namings articles actors links disputes changes; do
    ask show $list "$file"
    ask show $list "$file" --since 2018-06 --until 2018-07
    ask show $list "$file" --outlet "Outlet 7"
done
for list in statements figures dates places namings articles actors; do
    ask show $list "$file" --topic oil
    ask show $list "$file" --topic said
    ask show $list "$file" --topic "grain shipment*"
    ask show $list "$file" --topic "oil" --outlet "Outlet 7" --since 2018
    ask show $list "$file" --place Japan
done
ask show statements "$file" --act deny
ask show statements "$file" --act threaten --outlet "Outlet 7"
ask show statements "$file" --outlet-voice
ask show statements "$file" --page 50
for actor in Reagan "James Baker"; do
    ask show statements "$file" --actor "$actor"
    ask show statements "$file" --actor "$actor" --since 2018-06 --act assert
    ask show figures "$file" --actor "$actor"
    ask show articles "$file" --actor "$actor"
    ask show statements "$file" --actor "$actor" --topic trade
done
ask search oil --in "$file"
ask search said --in "$file"
ask search "the" --in "$file"
ask search grain shipment --in "$file"
ask search '"interest rates"' --in "$file" --outlet "Outlet 7"
ask search zeppelin --in "$file"
