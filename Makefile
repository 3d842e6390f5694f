# All that the project needs is made here, in .venv: by uv from the PATH, or by one that is first put into .venv.
.DEFAULT_GOAL := help
.PHONY: help serve build test test-fast test-scripts check format lint check-links bench dist version clean

PORT ?= 8000
RUN := .venv/bin/python -m
DENO := DENO_DIR=.venv/deno DENO_NO_UPDATE_CHECK=1 .venv/bin/deno
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
# The theme's switch for its notice about the next MkDocs.
export NO_MKDOCS_2_WARNING := 1
# Without its bytecode, Python compiles a thousand modules again in each process that the tests start.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo "make serve        show the site at http://127.0.0.1:$(PORT)/ and again after each change (PORT=...)"
	@echo "make build        write the site into site/, for a web server or to be opened from the file system"
	@echo "make test         check format, lint, types, spelling and prose, run all tests"
	@echo "make test-fast    the same without the tests that need a browser"
	@echo "make format       write Python and scripts in the project's format"
	@echo "make lint         say what is wrong with the questions in docs/"
	@echo "make check-links  open every external link of the guide; needs a network"
	@echo "make bench        measure how long things take"
	@echo "make dist         write the site as a zip, its exports, the engine as a wheel and the release notes into dist/"
	@echo "make clean        remove everything that was made here"

serve: .venv/ready
	$(RUN) mkdocs serve --dev-addr 127.0.0.1:$(PORT) --watch overrides

build: .venv/ready
	$(RUN) mkdocs build --strict

test: check test-scripts
	$(RUN) pytest

test-fast: check test-scripts
	$(RUN) pytest --ignore=tests/browser

# What needs no page: the widget's records and grading, the figures' models.
test-scripts: .venv/ready
	$(DENO) test --quiet --parallel --no-check --frozen --allow-read tests

check: .venv/ready
	$(RUN) ruff format --check
	$(RUN) ruff check
	$(RUN) mypy
	$(RUN) codespell_lib docs hooks README.md CONTRIBUTING.md CHANGELOG.md
	$(RUN) guide.prose
	$(DENO) fmt --quiet --check
	$(DENO) lint --quiet
	$(DENO) check --quiet hooks

format: .venv/ready
	$(RUN) ruff format
	$(DENO) fmt --quiet

lint: .venv/ready
	$(RUN) selfcheck lint

check-links: .venv/ready
	$(RUN) guide.links

bench: .venv/ready
	$(RUN) pytest benchmarks --capture=no --override-ini python_files='bench_*.py' --override-ini python_functions='bench_*' \
		--numprocesses=0 --benchmark-enable \
		--benchmark-columns=min,mean,rounds --benchmark-disable-gc

dist: build
	rm -rf dist
	PATH="$$PATH:$$PWD/.venv/bin" uv build --quiet --wheel --out-dir dist
	$(RUN) guide.release site dist/ai-study-guide-$(VERSION).zip
	$(RUN) guide.exported dist
	awk '/^## /{on = $$2 == "$(VERSION)"; next} on' CHANGELOG.md > dist/NOTES.md

version:
	@echo $(VERSION)

clean:
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache dist screenshots site
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --inexact keeps the uv that was put into .venv, which is in none of the default groups.
.venv/ready: pyproject.toml uv.lock
	@PATH="$$PATH:$$PWD/.venv/bin"; \
	if ! command -v uv >/dev/null; then \
		python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
			{ echo "Python 3.11 or newer is needed as python3, or uv, which brings its own." >&2; exit 1; }; \
		python3 -c 'import ensurepip, venv' 2>/dev/null || \
			{ echo "Python's venv is missing. Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
		python3 -m venv .venv && .venv/bin/python -m pip install --quiet "$$(grep -o 'uv==[0-9.]*' pyproject.toml)" || exit 1; \
	fi; \
	UV_PROJECT_ENVIRONMENT=.venv uv sync --locked --inexact
	@touch $@
