# make run     set up what is missing, build the tables if stale, serve the app (PORT=... for another port)
# make test    set up what is missing, run every test
# make setup   only set up .venv          make lint, make etl, make bench, make pictures, make lock

PORT ?= 8501
VENV := .venv
PYTHON := $(VENV)/bin/python
MADE := $(VENV)/.made
# Tests that start worker processes cannot run inside one, and browsers want a quiet machine: two at a time. What
# fails in a browser gets a second look and is named; what fails twice fails.
BROWSERS := tests/browser
STARTING_WORKERS := tests/etl/test_corpus.py
INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check
COMPILE := $(PYTHON) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: run test setup lint etl bench mutants pictures lock moved

run: setup
	@$(PYTHON) -m etl build
	@echo "Payscope: http://127.0.0.1:$(PORT)   (Ctrl-C ends it)"
	@$(PYTHON) -m streamlit run dashboard/server.py \
		--server.address 127.0.0.1 --server.port $(PORT) --server.headless true

test: $(MADE)/test
	$(PYTHON) -m pytest -n auto --dist worksteal $(addprefix --ignore=,$(BROWSERS) $(STARTING_WORKERS))
	$(PYTHON) -m pytest $(STARTING_WORKERS)
	$(PYTHON) -m pytest -n 2 --dist worksteal $(BROWSERS) || { \
		echo "These needed a second look:"; $(PYTHON) -m pytest $(BROWSERS) --last-failed -rA --show-capture=no; }

setup: $(MADE)/runtime

lint: $(MADE)/test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

etl: setup
	$(PYTHON) -m etl build

bench: $(MADE)/test
	$(PYTHON) -m pytest tests/performance -q -s -m benchmark

# About six minutes; `results` lists the survivors, `.venv/bin/mutmut show NAME` shows one of them.
mutants: $(MADE)/test
	@$(INSTALL) "mutmut>=3.8"
	$(VENV)/bin/mutmut run --max-children 2
	$(VENV)/bin/mutmut results

pictures: $(MADE)/test
	$(PYTHON) -m tests.browser.draw_pictures tests/browser/pictures

# `-e .` is no version to be constrained to, so it joins requirements.txt last.
lock: $(MADE)/venv
	@$(PYTHON) -m uv --version >/dev/null 2>&1 || $(INSTALL) uv
	@touch requirements.txt && sed -i.bak '/^-e /d' requirements.txt && rm requirements.txt.bak
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --output-file tests/requirements.txt --extra test --constraint requirements.txt
	@echo "-e ." >> requirements.txt

$(MADE)/test: $(MADE)/runtime tests/requirements.txt
	@echo "Installing what the tests need ..."
	@$(INSTALL) -r tests/requirements.txt
	@touch $@

$(MADE)/runtime: $(MADE)/venv requirements.txt
	@echo "Installing the packages of requirements.txt into $(VENV) ..."
	@$(INSTALL) -r requirements.txt
	@pwd > $(MADE)/where
	@touch $@

$(MADE)/venv:
	@$(PYTHON) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || { \
		python=$$(sh .ci/find-python) || exit 1; \
		echo "Making $(VENV) with $$python ..."; \
		"$$python" -m venv --clear $(VENV) || { \
			rm -rf $(VENV); \
			echo "Python cannot make $(VENV); on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }; }
	@mkdir -p $(MADE) && touch $@

# A folder that was moved or copied with its .venv would go on running the code at its old place.
ifneq ($(shell cat $(MADE)/where 2>/dev/null),$(shell pwd))
$(MADE)/runtime: moved
endif
