.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

export PYTHON
export QT_QPA_PLATFORM := offscreen
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help declare check test explore fuzz corpus mutants bench texts docs golden pictures screens help-pages help-pictures package package-test versions clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(INSTALLED): pyproject.toml .ci/versions.txt
	@sh .ci/system-packages
	@test -x $(BIN)/pip || { echo "Setting up in .venv: a minute or two, 700 MB."; \
		$(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install -qq --constraint .ci/versions.txt --editable '.[dev]'
	@touch $@

declare: $(INSTALLED) ## set up, write the practice factory, and declare its month into out/
	@$(BIN)/pheaktean sample practice
	@echo
	@$(BIN)/pheaktean declare practice/payroll-*.xlsx --month 2026-10 --rate 4015 \
		--enterprise practice/enterprise.toml --register practice/register.xlsx \
		--hold-out --annotate --out out; status=$$?; test $$status -le 1

check: $(INSTALLED) ## style, types, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(INSTALLED) ## set up, and run every test
	@sh .ci/system-packages tests
	$(BIN)/pytest -n auto

explore: $(INSTALLED) ## try what tests say of any input on new inputs, and on more of them (long)
	$(BIN)/pytest -n auto --hypothesis-profile explore -m hypothesis

fuzz: $(INSTALLED) ## give every parser broken inputs (MINUTES=20, FUZZ="xlsx 'law pack'")
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),20) $(FUZZ)

corpus: $(INSTALLED) ## read every spreadsheet below DIR, and compare its values with calamine's
	$(BIN)/python -m tests.corpus $(DIR)
	$(BIN)/python -m tests.corpus --compare $(DIR)

mutants: $(INSTALLED) ## change the core a little at a time; which tests fail? (MODULES=declaration/money.py)
	$(BIN)/python -m tests.mutation $(or $(MODULES),declaration)

bench: $(INSTALLED) ## time the program against its floor and what is used today (long)
	$(BIN)/python -m bench

texts: $(INSTALLED) ## collect every text, bring the translations up to date, compile them
	$(BIN)/python -m desktop.texts_catalogue

docs: $(INSTALLED) ## write docs/ and the examples of the help anew from catalogue and samples
	$(BIN)/python -m desktop.reference
	$(BIN)/python -m tests.findings.examples
	$(BIN)/python -m desktop.drafted_terms

golden: $(INSTALLED) ## write the golden files anew; read the difference before you commit it
	$(BIN)/python -m tests.golden.refresh

pictures: $(INSTALLED) ## draw README's pictures anew
	$(BIN)/python docs/pictures

screens: $(INSTALLED) ## draw every page of the window into out/screens, to be looked at
	$(BIN)/python docs/screens $(SCREENS)

help-pages: $(INSTALLED) ## write the help as web pages into out/help, to be read without a network
	$(BIN)/python -m desktop.help out/help

help-pictures: $(INSTALLED) ## draw the help's pictures anew, in every language
	$(BIN)/python docs/help_pictures $(PICTURES)

package: build/python/installed ## build what is handed out for this system, into dist/ (minutes)
	build/python/bin/python -m packages.build
	build/python/bin/python -m packages.windows.wheels windows --python 3.11

package-test: ## install what `make package` built on a bare Debian, and use it (root; long)
	@sh .ci/system-packages bare
	build/python/bin/python -m packages.tried

# A Python with what the program runs on and nothing of ours to test it with.
build/python/installed: pyproject.toml .ci/versions.txt
	@sh .ci/system-packages packages
	$(PYTHON) -m venv build/python
	build/python/bin/python -m pip install -qq --constraint .ci/versions.txt --editable '.[package]'
	@touch $@

versions: ## set up with the newest versions allowed, and test; note them if all passes
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --editable '.[dev]'
	@sh .ci/system-packages tests
	$(BIN)/pytest -n auto
	sed -i '/^[^#]/d' .ci/versions.txt
	$(BIN)/pip freeze --exclude-editable >> .ci/versions.txt

clean: ## remove what these targets made
	rm -rf .venv out practice bench-data build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
