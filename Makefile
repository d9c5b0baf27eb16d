.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: help declare check test bench texts docs golden clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(INSTALLED): pyproject.toml
	@sh .ci/system-packages
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
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
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n auto

bench: $(INSTALLED) ## time the program against its floor and what is used today (long)
	$(BIN)/python -m bench

clean: ## remove what these targets made
	rm -rf .venv out practice bench-data
