# One command per chore, the same for people and for CI. `make` alone lists them.
# Paths are relative and scripts are called through the environment's Python, so that the checkout may lie anywhere.

PYTHON ?= python3
PORT ?= 8501
ROUNDS ?= 3
ALLOW ?=
FEED ?=
FROM ?=
RELEASE ?=
VERSION ?=
PART ?= all
PICTURES ?=
SINCE ?=
SHAPES ?=
TESTS ?= tests

BIN := .venv/bin
LANGUAGES := $(patsubst src/dashboard/locale/%/LC_MESSAGES/dashboard.po,%,$(wildcard src/dashboard/locale/*/LC_MESSAGES/dashboard.po))
OURS := app.py pages src scripts tests bench failover
SCRIPTS := $(filter-out %.min.js,$(wildcard static/*.js src/dashboard/*/*.js src/dashboard/*/*/*.js bench/*.js))
# The one that drives the browser of the tests.
NODE := .venv/lib/python3*/site-packages/playwright/driver/node

.DEFAULT_GOAL := help
.NOTPARALLEL:
# No chore makes a file of its name.
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' $(MAKEFILE_LIST))

help: ## Lists the chores
	@echo "Chores of this project; run one with make NAME."
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo "Settings: PYTHON=$(PYTHON) PORT=$(PORT) TESTS=$(TESTS) ROUNDS=$(ROUNDS) PART=$(PART)"

run: environment ## Starts the dashboard on PORT
	@DASHBOARD_PORT="$(PORT)" exec $(BIN)/python -m dashboard.service

test: check-code check-data check-dependencies ## Checks code and data, then runs all tests (or those in TESTS), in a real browser too
	@DASHBOARD_BROWSER="$$($(BIN)/python scripts/find_browser.py --install)" && export DASHBOARD_BROWSER && \
		exec $(BIN)/python -m pytest $(TESTS)

check-dependencies: environment-dev ## Asks for known weaknesses of what runs the dashboard, where that can be asked
	@$(BIN)/python scripts/audit.py

check-code: environment-dev ## Checks style, format, who may import whom, and that browsers can read the scripts
	@$(BIN)/ruff check $(OURS)
	@$(BIN)/ruff format --check $(OURS)
	@$(BIN)/lint-imports --no-cache
	@for script in $(SCRIPTS); do $(NODE) --input-type=module --check < $$script || { echo "$$script cannot be read."; exit 1; }; done

check-data: environment-dev ## Validates data/: schema, references, sources, sums, and that every page can be drawn with it
	@$(BIN)/python -m dashboard.data.check --languages $(LANGUAGES)
	@$(BIN)/python -m dashboard.service.built 2>/dev/null

bench: environment-bench ## Measures it beside a Dash page and a bare Streamlit page, ROUNDS times; PART=changes for one part
	@DASHBOARD_BROWSER="$$($(BIN)/python scripts/find_browser.py --install)" && export DASHBOARD_BROWSER && \
		$(BIN)/python -m pytest -n 0 -q bench && \
		PYTHONPATH=scripts exec $(BIN)/python bench/measure.py --rounds "$(ROUNDS)" "$(PART)"

check-everyday: environment-dev ## Tries hundreds of bad links, country names and badly saved files, and writes docs/everyday.md
	@PYTHONPATH=scripts $(BIN)/python scripts/check_everyday.py

check-partners: environment-dev ## Tries the one-pager of sixty partners: key figures, pages, slides, brief
	@PYTHONPATH=scripts $(BIN)/python scripts/check_partners.py

check-standards: environment-dev ## Has validators and readers of others judge the data in SDMX, JSON-stat, Croissant, StatDCAT-AP
	@if $(PYTHON) scripts/make_environment.py standards; then \
		PYTHONPATH=scripts:.venv/standards exec $(BIN)/python scripts/check_standards.py $(if $(SHAPES),--shapes "$(SHAPES)"); \
	else echo "Skipped: what validates the standards could not be installed."; fi

check-deploy: environment-dev ## Tries nginx before two replicas: a crash and a rolling restart under fifty readers
	@$(BIN)/python -m pytest -n 0 -q failover
	@PYTHONPATH=scripts exec $(BIN)/python failover/check_deploy.py

check-claims: environment-dev ## Judges our own sentences and writes the table of verdicts in docs/claims.md
	@$(BIN)/python scripts/check_claims.py

check-safety: environment-dev ## Tries what one client may do to the service; PART=network for trials with that word in their names
	@DASHBOARD_BROWSER="$$($(BIN)/python scripts/find_browser.py --install)" && export DASHBOARD_BROWSER && \
		PYTHONPATH=failover exec $(BIN)/python scripts/check_safety.py "$(PART)"

check-browsers: environment-dev ## Takes a reader's journey in Firefox and WebKit beside Chromium (docs/checks.md); PICTURES=folder keeps what is seen
	@DASHBOARD_BROWSER="$$($(BIN)/python scripts/find_browser.py --install)" && export DASHBOARD_BROWSER && \
		exec $(BIN)/python scripts/check_browsers.py "$(PICTURES)" $(BROWSERS)

check-mutations: environment-dev ## Breaks the data in every way it knows: all of it must be refused
	@PYTHONPATH=tests/made exec $(BIN)/python scripts/check_mutations.py

check-image: environment ## Builds the image with buildah, and runs it with a root that is only read; skipped without buildah
	@exec $(BIN)/python scripts/check_image.py

sbom: environment-dev ## Writes what runs the dashboard as a CycloneDX bill of materials, sbom.json
	@$(BIN)/python scripts/make_sbom.py

geometry: environment-dev ## Makes data/geometry/ anew (needs npm)
	@$(BIN)/python scripts/make_geometry.py

plotly: environment-dev ## Makes static/plotly.min.js anew, what draws the charts (needs npm)
	@$(BIN)/python scripts/make_plotly.py

fonts: environment-dev ## Makes static/letters.woff2 and signs.woff anew, what pages show of Streamlit's fonts (needs brotli)
	@PYTHONPATH=scripts $(BIN)/python scripts/make_fonts.py

charts: environment-dev ## Counts the charts of every page, and those of few marks
	@$(BIN)/python scripts/count_charts.py

wells: environment-dev ## Lists the empty room that rows of cards leave on every page, in a browser
	@DASHBOARD_BROWSER="$$($(BIN)/python scripts/find_browser.py --install)" && export DASHBOARD_BROWSER && \
		exec $(BIN)/python scripts/wells.py

screenshots: environment-dev ## Makes the pictures in docs/
	@DASHBOARD_BROWSER="$$($(BIN)/python scripts/find_browser.py --install)" && export DASHBOARD_BROWSER && \
		exec $(BIN)/python scripts/make_screenshots.py

structure: ## Counts files, lines, rings and Streamlit's internals; SINCE=REVISION puts another one beside it
	@$(PYTHON) scripts/structure.py "$(SINCE)"

language: environment-dev ## Drafts another language for a translator: LOCALE=fr_BE
	@$(BIN)/python scripts/add_language.py "$(LOCALE)"

publish: environment ## Records the figures as they are now as version VERSION of the data
	@$(BIN)/python scripts/publish.py "$(VERSION)"

refresh: environment-feeds ## Asks providers what is new and writes proposals: all feeds, or FEED=...; FROM=file RELEASE=... by hand
	@$(BIN)/python -m dashboard.feeds refresh --feed "$(FEED)" --from "$(FROM)" --release "$(RELEASE)" $(if $(AGAIN),--again)

accept: environment-feeds ## Writes the proposal PROPOSAL into the figures; ALLOW=vanished,revised for what was looked at
	@$(BIN)/python -m dashboard.feeds accept "$(PROPOSAL)" --allow "$(ALLOW)" --version "$(VERSION)"

check-feeds: environment-feeds ## Plays a renewal on a copy, from the answer to an older link, and writes it in docs/feeds.md
	@$(BIN)/python scripts/check_feeds.py

drop-proposal: environment-feeds ## Throws the proposal PROPOSAL away
	@$(BIN)/python -m dashboard.feeds drop "$(PROPOSAL)"

lock: environment-dev ## Pins requirements*.in and bench/requirements.in into .txt files, with hashes
	@for name in requirements requirements-feeds requirements-dev; do \
		$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
			--no-emit-find-links --custom-compile-command "make lock" --output-file $$name.txt $$name.in || exit; \
	done
	@$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --output-file bench/requirements.txt \
		$$(sed -n 's/^\([a-z0-9._-]*\)==.*/--no-emit-package \1/p' requirements.txt requirements-feeds.txt requirements-dev.txt) \
		bench/requirements.in
	@$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --output-file requirements-standards.txt \
		$$(sed -n 's/^\([a-z0-9._-]*\)==.*/--no-emit-package \1/p' requirements.txt requirements-feeds.txt requirements-dev.txt) \
		requirements-standards.in

format: environment-dev ## Formats the code and mends what ruff can mend
	@$(BIN)/ruff check --fix $(OURS)
	@$(BIN)/ruff format $(OURS)

clean: ## Removes all that chores have made, .venv too
	@rm -rf .venv .hypothesis .import_linter_cache .pytest_cache .ruff_cache test-output bench/results.json
	@find app.py $(filter-out app.py,$(OURS)) -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@$(PYTHON) scripts/make_environment.py run

environment-dev:
	@$(PYTHON) scripts/make_environment.py dev

environment-feeds:
	@$(PYTHON) scripts/make_environment.py feeds

environment-bench:
	@$(PYTHON) scripts/make_environment.py bench
