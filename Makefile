# Sunboard 晒榜. `make help` lists the targets; stamp files keep repeated runs fast.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
UV_VERSION := 0.13.9
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Scripts are off because vnu-jar's would download a Java of its own.
NPM_FLAGS := --ignore-scripts --no-audit --no-fund --silent
COMPILE := .venv-lock/bin/uv pip compile pyproject.toml --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(LOCK_FLAGS)
# sunboard ends with 3 where records with errors are withheld and the rest is done. A schedule that took
# that for a failure would stop a county's nights for one mistyped date.
OR_PARTLY = || { code=$$?; [ $$code = 3 ] || exit $$code; echo "$${GITHUB_ACTIONS:+::warning::}$(PARTLY)" >&2; }
PARTLY := 有的记录有错，没有照着公开，其余的都做好了；见上面的报告，或运行 .venv/bin/sunboard check。 \
	Records with errors are withheld, all else is done: see the report, or run .venv/bin/sunboard check.

.PHONY: help site publish status serve print demo dev test check histories whole elsewhere check-figures layouts format golden bench faults audit frozen wheel portable docs pictures lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##/\1\t/p' $(MAKEFILE_LIST) | expand -t 10

# --- For those who keep records and publish them ---

site: .venv/.runtime  ## build the site from content/ and data/
	@$(BIN)/sunboard build $(BUILD_FLAGS) $(OR_PARTLY)

# What a schedule's form was given comes by the environment, word by word: in the recipe's text it could
# be a command.
publish: .venv/.runtime  ## give new rows their ids, publish up to yesterday; AS_OF=DAY, ACCEPT="NAME …" if need be
	@keep() { [[ -z "$$2" || -e "$$1" ]] || (umask 077; mkdir -p data/private; printf '%s\n' "$$2" >"$$1"); }; \
	keep data/private/people.csv "$${KNOWN_PEOPLE:-}"; keep data/private/key "$${KNOWN_KEY:-}"; \
	read -rd '' -a names <<<"$${ACCEPT:-}" || true; \
	$(BIN)/sunboard publish --number "$${names[@]/#/--accept=}" $${AS_OF:+"--as-of=$$AS_OF"} $(PUBLISH_FLAGS) $(OR_PARTLY)

status: .venv/.runtime  ## say what is published and how old it is
	@$(BIN)/sunboard status $(STATUS_FLAGS)

serve: .venv/.runtime  ## build the site, show it on this machine, and build again on every change
	$(BIN)/sunboard serve

print: .venv/.runtime  ## make the sheets for the noticeboard, in build/sheets/
	@$(BIN)/sunboard print $(PRINT_FLAGS) $(OR_PARTLY)

demo: .venv/.runtime  ## make the demonstration county in data/ again (its README.md is kept)
	$(BIN)/sunboard demo --communities 14 --out . --seed 1 --replace
	$(BIN)/sunboard build --record --accept ledger

# --- For those who work on the generator ---

dev: .venv/.dev tests/browser/node_modules/.stamp  ## install everything that the tests and checks use

# Browsers and killed processes are waited for: three workers keep two processors busy. Each begins with a
# stretch of its own, so that what a file makes once is made once; and no program that tests start is compiled
# again where a machine keeps Python from writing down what it compiled.
test: dev debian  ## run all tests
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $$(( $$(nproc) * 3 / 2 )) --dist worksteal

check: .venv/.dev  ## formatting, lint, types, direction of imports
	$(BIN)/ruff format --check --output-format concise
	$(BIN)/ruff check --output-format concise
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

format: .venv/.dev  ## format the code, and repair what lint can repair
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

golden: .venv/.dev  ## write the golden files again; read the difference before committing it
	$(BIN)/python -m pytest tests -m golden --renew-golden

bench: .venv/.dev debian  ## measure against Hugo, plain MkDocs and cp
	$(BIN)/python benchmarks/run.py

faults: dev debian  ## kill, starve and race publications, at full size (an hour); `make test` tries a sample
	$(BIN)/python -m tests.faults

audit: dev debian  ## audit the demonstration's site; plant 2,000 secrets and say what comes out; AUDIT_FLAGS="--seed N"
	$(BIN)/sunboard build --out build/audit $(OR_PARTLY)
	$(BIN)/sunboard audit build/audit --people data/people.csv
	$(BIN)/python -m tests.privacy $(AUDIT_FLAGS)

histories: dev debian  ## withdraw a name in 200 random ways, and live 200 honest histories (an hour)
	$(BIN)/python -m tests.histories
	$(BIN)/python -m tests.nights

elsewhere: dev debian  ## run the tests of builds where nothing is forked and what Windows lacks is lacking
	SUNBOARD_ELSEWHERE=1 $(BIN)/python -m pytest -q tests/elsewhere tests/test_build.py tests/test_build_files.py \
		tests/test_print_command.py tests/test_quiet_nights.py tests/test_withdrawal.py

whole: dev debian  ## try every hostile text in every field, and run every benchmark at its smallest
	SUNBOARD_WHOLE=1 $(BIN)/python -m pytest -q tests/outputs/html/test_injection.py tests/test_benchmarks.py

layouts: .venv/.dev  ## read 10,000 drawn workbooks and CSV files back, and number 300 new copies without ids
	$(BIN)/python -m tests.records.layouts.test_drawn
	$(BIN)/python -m tests.test_number_copies

check-figures: .venv/.dev  ## compute every figure a second time, from the method page alone, and compare
	$(BIN)/python -m tests.reference

frozen: .venv/.dev debian  ## hold all pages and sheets against those of the commit in tests/frozen/mended.txt
	$(BIN)/python -m tests.frozen

wheel: .venv/.dev  ## build the package for offices without a checkout, into build/wheel/
	$(BIN)/python -m hatchling build -t wheel -d build/wheel

portable: .venv/.dev wheel  ## the zip for a Windows PC without Python; EMBEDDED=…/python-3.x.y-embed-amd64.zip
	@[[ -e "$(EMBEDDED)" ]] || { echo "Download python-3.x.y-embed-amd64.zip from python.org, and name it:" \
		"make portable EMBEDDED=/path/to/it" >&2; exit 1; }
	$(BIN)/python -m deploy.windows --embedded "$(EMBEDDED)" --out build/portable \
		--wheel "$$(ls -t build/wheel/sunboard-*.whl | head -n 1)"

docs: .venv/.runtime  ## make the handbook, into build/docs/
	$(BIN)/mkdocs build --quiet --strict --config-file docs/mkdocs.yml --site-dir ../build/docs

pictures: .venv/.dev debian  ## make the handbook's pictures again
	$(BIN)/python docs/pictures.py

# Pins that still fit are kept; `make lock LOCK_FLAGS=--upgrade` takes the newest versions.
lock: .venv-lock/.stamp  ## pin all dependencies again, from pyproject.toml and tests/browser/package.json
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraints requirements.lock \
		--output-file requirements-dev.lock
	cd tests/browser && npm install --package-lock-only --omit-lockfile-registry-resolved $(NPM_FLAGS)

clean:  ## remove what the other targets made, but for the published site
	rm -rf .venv .venv-lock .mypy_cache .pytest_cache .ruff_cache tests/browser/node_modules

# --- What they stand on ---

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Sunboard needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3' >&2; exit 1; }
	@.ci/debian-packages python3-venv='$(PYTHON) -c "import ensurepip, venv"'
	$(PYTHON) -m venv .venv

# The package is installed in place, so that changes in generator/ count at once.
.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

tests/browser/node_modules/.stamp: tests/browser/package.json tests/browser/package-lock.json
	@.ci/debian-packages nodejs='command -v node' npm='command -v npm'
	cd tests/browser && npm ci $(NPM_FLAGS)
	@touch $@

.venv-lock/.stamp: Makefile
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.PHONY: debian
debian:
	@.ci/debian-packages chromium='command -v chromium' \
		chromium-headless-shell='test -x /usr/bin/chromium-headless-shell' \
		default-jre-headless='command -v java' \
		fonts-noto-cjk='fc-list | grep -q NotoSansCJK' \
		libreoffice-calc-nogui='command -v soffice' \
		poppler-utils='command -v pdfinfo pdffonts pdftotext pdftoppm' qpdf='command -v qpdf' \
		strace='command -v strace' e2fsprogs='PATH=$$PATH:/usr/sbin:/sbin command -v mkfs.ext4' \
		nginx-light='command -v nginx || test -x /usr/sbin/nginx'
