#!/usr/bin/env bash
# Import rate, bytes per article, and the time of each question on a large file. Needs ONRECORD_DATA. Arguments: how many
# Reuters items to read (1000), and how many copies of them the large file holds (100000).
set -euo pipefail
cd "$(dirname "$0")/.."
read_count=${1:-1000}
copies=${2:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --quiet --release --bin onrecord
cargo build --quiet --release -p onrecord-store --example fill
onrecord=target/release/onrecord
python3 benches/reuters.py "$ONRECORD_DATA/raw/reuters21578.tar.gz" > "$work/all.jsonl"
# Every nth item, so that the sample is as varied as the whole.
awk -v n="$(($(wc -l < "$work/all.jsonl") / read_count))" 'NR % n == 0' "$work/all.jsonl" > "$work/some.jsonl"

for threads in 1 2; do
    echo "import, $threads thread(s):"
    $onrecord import "$work/some.jsonl" --into "$work/$threads.onrecord" -j $threads --no-link
done
echo "link:"
$onrecord link "$work/1.onrecord"
bytes=$(stat -c %s "$work/1.onrecord")
echo "$((bytes / $($onrecord sql --csv "$work/1.onrecord" 'SELECT count(*) FROM articles' | tail -1 | tr -d '\r'))) bytes an article"

echo "a file of $copies:"
target/release/examples/fill "$work/1.onrecord" "$work/large.onrecord" "$copies"
benches/questions.sh "$work/large.onrecord"
