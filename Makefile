# `make site` and `make test` do all their own set-up: Python 3.11 and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := hooks
export PYTHONUTF8 := 1

.PHONY: site serve check translations test lint lock clean

site: $(VENV)/site.stamp
	$(BIN)/mkdocs build --strict --site-dir .build/site
	rm -rf .build/old && { [ ! -e site ] || mv site .build/old; } && mv .build/site site

serve: $(VENV)/site.stamp
	$(BIN)/mkdocs serve

check: $(VENV)/site.stamp
	$(BIN)/python -m guide check

translations: $(VENV)/site.stamp
	$(BIN)/python -m guide translations

test: $(VENV)/test.stamp lint
	$(BIN)/python -m pytest

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint overrides --lint --quiet

lock: $(VENV)/test.stamp
	$(BIN)/uv pip compile --quiet --no-config --generate-hashes --universal --python-version 3.11 \
	  --custom-compile-command 'make lock' --extra test --output-file tests/requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --no-config --generate-hashes --universal --python-version 3.11 \
	  --custom-compile-command 'make lock' --constraint tests/requirements.txt \
	  --output-file hooks/requirements.txt pyproject.toml

clean:
	rm -rf $(VENV) .build site

$(VENV)/site.stamp: hooks/requirements.txt
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r hooks/requirements.txt
	touch $@

$(VENV)/test.stamp: tests/requirements.txt $(VENV)/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	touch $@
