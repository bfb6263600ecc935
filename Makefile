# `make site` and `make test` do all their own set-up: Python 3.11 and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/node/node_modules
PEERS := tests/benchmarks/node/node_modules
export PYTHONPATH := hooks
export PYTHONUTF8 := 1
# Compiled modules are kept: compiling all of them anew takes a second of each command.
export PYTHONDONTWRITEBYTECODE :=
# A language is asked for by LANG on the command line; the shell's own LANG is another thing.
TAG = $(if $(filter command line,$(origin LANG)),$(LANG))
# An option of `guide`, where it was given: $(call given,key,KEY).
given = $(if $($2),--$1 "$($2)")
# The tests are shared out among the cores, a file at a time.
SHARED = -n auto --dist loadfile --no-loadscope-reorder
# apt-get, by sudo where one is not root; the list of packages is fetched first.
INSTALL = sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); $$sudo apt-get update --quiet && $$sudo apt-get install --yes

.PHONY: site town write hosting serve earlier check proof language translations same reviewed recorded handoff takeback confirm propose review pictures stale links \
  format fields log bench icons font quick test coverage browser system audit lint lock clean

site: $(VENV)/site.stamp
	$(BIN)/mkdocs build --strict

# The same bytes without MkDocs.
write: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide site

# hosting/: the site packed, with the configurations of nginx and Caddy, and a container.
hosting: site
	$(BIN)/python -m newcomer_guide hosting

# What phones have kept of the site at SITE_URL, where site/ is not here: make site then writes what changed since.
earlier: $(VENV)/site.stamp
	@$(BIN)/python -m newcomer_guide earlier

serve: $(VENV)/site.stamp
	@$(BIN)/python -m newcomer_guide serve

check: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide check

# What the built site is like for its readers, in a real browser; make site comes first.
proof: $(VENV)/proof.stamp browser
	@$(BIN)/python -m newcomer_guide proof

translations: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide translations

# make same KEY=courses.jobcafe.summary: a Danish typo was mended; the translations still hold.
same: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide same $(call given,key,KEY)

# make reviewed LANG=ar KEY=courses.jobcafe: a native speaker has checked a key, record, topic or file.
reviewed: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide reviewed $(call given,lang,TAG) $(call given,key,KEY)

# make recorded LANG=ti KEY=arrival.modtagelse.text FILE=x.mp3: a person has read just these words aloud.
recorded: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide recorded $(call given,lang,TAG) $(call given,key,KEY) $(call given,file,FILE)

# make language LANG=uk: a new language, first as a draft; REMOVE=yes takes it away.
language: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide language $(call given,lang,TAG) $(call given,remove,REMOVE)

# make town DIR=../byby NAME="Ny i Byby" PHONE="32 12 34 56": the start of another town.
# ENGINE=owner/project: where its workflow finds ours; this clone's own origin, where that is on GitHub.
ENGINE ?= $(shell git remote get-url origin 2>/dev/null | sed -nE 's,^.*github\.com[:/]([^/]+/[^/]+)$$,\1,p' | sed 's,\.git$$,,')
town: $(VENV)/site.stamp
	@$(BIN)/python -m newcomer_guide town $(call given,folder,DIR) $(call given,name,NAME) $(call given,phone,PHONE) $(call given,engine,ENGINE)

# make handoff LANG=ti writes handoff-ti.xlsx; make takeback LANG=ti FILE=handoff-ti.xlsx reads it back.
handoff: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide handoff $(call given,lang,TAG)

takeback: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide takeback $(call given,lang,TAG) $(call given,file,FILE)

# make confirm RECORD=courses.jobcafe: its facts are still right today; PART=schedule: its hours alone.
confirm: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide confirm $(call given,record,RECORD) $(call given,part,PART)

# make propose FORM=form.md: changes the data as a filled form of the forge asks for, or says what has to be mended.
propose: $(VENV)/site.stamp
	@$(BIN)/python -m newcomer_guide propose $(call given,form,FORM)

# make review BASE=main: what changed since, for readers and translators; review/index.html shows the pages.
review: $(VENV)/proof.stamp browser
	$(BIN)/python -m newcomer_guide review $(call given,base,BASE)

# Every page in all languages, by day and by night: pictures/index.html; ACCEPT=yes: they are meant to look like that.
pictures: $(VENV)/proof.stamp browser
	$(BIN)/python -m newcomer_guide pictures $(call given,accept,ACCEPT)

# Which addresses elsewhere no longer answer; needs a network.
links: $(VENV)/site.stamp
	@$(BIN)/python -m newcomer_guide links

# The data files in one form; comments stay.
format: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide format

# What nobody has confirmed lately, by who answers for it.
stale: $(VENV)/site.stamp
	@$(BIN)/python -m newcomer_guide stale

# What the record definitions say: data/schema/, data/templates/ and data/README.md.
fields: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide fields

# data/log.yml: which facts changed on which day, as git knows it.
log: $(VENV)/site.stamp
	$(BIN)/python -m newcomer_guide log

# What has an aim, beside a peer in the same run. ONLY=build RUNS=3: a part of it; all takes half an hour.
bench: $(VENV)/test.stamp browser $(PEERS)/.package-lock.json
	@PYTHONPATH=hooks:tests:tests/benchmarks ONLY="$(ONLY)" PAGES=$(PAGES) RUNS=$(RUNS) $(BIN)/python tests/benchmarks/bench.py

# What is measured beside this project, as tests/benchmarks/node/package-lock.json locks it.
$(PEERS)/.package-lock.json: tests/benchmarks/node/package-lock.json
	@command -v npm >/dev/null || { $(INSTALL) npm; }
	npm ci --silent --ignore-scripts --prefix tests/benchmarks/node
	@touch $@

# Draws the icons that phones show for the kept site.
icons: $(VENV)/test.stamp
	$(BIN)/python tests/tools/draw_icons.py

# Cuts the font for Tigrinya again, from the locked npm package; needs npm.
font: $(VENV)/test.stamp
	$(BIN)/python tests/tools/cut_font.py

# The inner loop: no browser, no server, no build. One file: pytest tests/<room>/test_x.py.
quick: $(VENV)/test.stamp
	$(BIN)/python -m pytest -m "not slow" $(SHARED)

# Everything: the linters, the scripts' tests, and all others.
test: $(VENV)/test.stamp lint system
	node --test tests/node/scripts/
	$(BIN)/python -m pytest $(SHARED)

# Which lines the tests run that need no browser and no server; counting them takes longer than the tests.
coverage: $(VENV)/test.stamp
	$(BIN)/python -m pytest -m "not heavy" $(SHARED) --cov --cov-report=term

# A browser, from the system's packages where there is none.
browser:
	@[ -n "$$CHROMIUM" ] || command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || \
	  command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { $(INSTALL) chromium-headless-shell || $(INSTALL) chromium; }

# What the tests need of the system beside it.
system: browser $(NODE)/.package-lock.json
	@command -v msgfmt >/dev/null || { $(INSTALL) gettext; }
	@command -v fc-list >/dev/null || { $(INSTALL) fontconfig; }
	@command -v nginx >/dev/null || { $(INSTALL) nginx-light; }
	@[ -n "$$(command -v wrk)" ] && [ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || \
	  { $(INSTALL) wrk libnginx-mod-http-brotli-static; } || echo "The tests of load and of brotli are left out."
	@command -v caddy >/dev/null || { $(INSTALL) caddy; } || echo "The tests of Caddy are left out."
	@command -v pdftotext >/dev/null || { $(INSTALL) poppler-utils; } || echo "The tests of paper are left out."
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || { $(INSTALL) firefox-esr; } || \
	  echo "The tests in Firefox are left out."
	@[ -n "$$(command -v WebKitWebDriver)" ] && [ -n "$$(command -v Xvfb)" ] || \
	  { $(INSTALL) webkit2gtk-driver xvfb dbus gir1.2-webkit2-4.1 python3-gi python3-gi-cairo; } || \
	  echo "The tests in WebKit are left out."

# The checkers that are published for Node, as tests/node/package-lock.json locks them.
$(NODE)/.package-lock.json: tests/node/package-lock.json
	@command -v npm >/dev/null || { $(INSTALL) npm; }
	npm ci --silent --ignore-scripts --prefix tests/node
	@touch $@

# Whether a locked dependency has a known weakness, where a database can be asked.
audit: $(VENV)/test.stamp
	@$(BIN)/python tests/tools/audit.py

# Each rule that is left out has its reason beside it: pyproject.toml, tests/node/*.config.mjs.
lint: $(VENV)/test.stamp $(NODE)/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/djlint overrides --lint --check --quiet
	$(NODE)/.bin/eslint --config tests/node/eslint.config.mjs overrides tests/node
	$(NODE)/.bin/stylelint --config tests/node/stylelint.config.mjs "overrides/**/*.css"
	$(NODE)/.bin/tsc -p tests/node/tsconfig.json
	$(NODE)/.bin/tsc -p tests/node/tsconfig.worker.json

LOCK = $(BIN)/uv pip compile --quiet --no-config --generate-hashes --no-strip-extras --universal --python-version 3.11 \
	  --custom-compile-command 'make lock'

lock: $(VENV)/test.stamp
	$(LOCK) --extra proof --extra test --output-file tests/requirements.txt pyproject.toml
	$(LOCK) --extra proof --constraint tests/requirements.txt --output-file hooks/requirements-proof.txt pyproject.toml
	$(LOCK) --constraint tests/requirements.txt --output-file hooks/requirements.txt pyproject.toml

clean:
	rm -rf $(VENV) site hosting .site.* .hosting.* review pictures $(NODE) $(PEERS)

# What setting up says goes to stderr: what a command prints is read by others, too.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/site.stamp: hooks/requirements.txt
	@echo "Henter det, programmet bruger. Det tager et minut." >&2
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r hooks/requirements.txt
	@touch $@

$(VENV)/proof.stamp: hooks/requirements-proof.txt $(VENV)/site.stamp
	@$(PIP) -r hooks/requirements-proof.txt
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt $(VENV)/proof.stamp
	@$(PIP) -r tests/requirements.txt
	@touch $@
