# make build: set up and make the whole site in site/. make test: set up and run every check.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
READY := .venv/.ready
READY_TEST := .venv/.ready-test

.PHONY: build test serve check clean lock

build: $(READY)
	@$(BIN)/cnscd schema
	@$(BIN)/cnscd build

serve: $(READY)
	@$(BIN)/cnscd serve

check: $(READY)
	@$(BIN)/cnscd check

test: $(READY_TEST)
	@sh tests/need-system.sh
	@$(BIN)/ruff check generator tests benchmarks
	@$(BIN)/ruff format --check generator tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# The virtual environment, from the locks with their hashes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên (đang có: $$($(PYTHON) --version))."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "Python này thiếu venv. Trên Debian, Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Đang cài các gói cần dùng (lần đầu mất vài phút)…"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_TEST): $(READY) requirements-test.lock
	@echo "Đang cài các gói để kiểm thử…"
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

clean:
	rm -rf site site-ngoai-mang.zip ban-in in-ra schema quan-tri dang-web dang-web.zip .cache .site.* .ban-in.*

# For maintainers: renew both locks (needs uv).
lock:
	printf 'setuptools==84.2.1\n' > .cache-build.in
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --upgrade -o requirements.lock pyproject.toml .cache-build.in
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate -c requirements.lock --extra test -o requirements-test.lock pyproject.toml .cache-build.in
	rm .cache-build.in
