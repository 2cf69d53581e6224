# `make demo` and `make test` do everything on a fresh machine with a Swift toolchain. ARGS is passed on.

SWIFT ?= swift
FORMATTED := $(wildcard Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/Sources)

.PHONY: help setup demo test lint format release bench clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo     read Samples/, show what they claim, serve the pages (ARGS="--no-serve", ARGS="--port 8090")'
	@echo 'make test     build and run all tests (ARGS="--filter Numbers")'
	@echo 'make lint     formatting, rules, documentation'
	@echo 'make format   rewrite Swift files in the house format'
	@echo 'make release  an optimised isnad that runs without a Swift installation'
	@echo 'make bench    words a second, memory, start-up'
	@echo 'make setup    install what is missing (done by demo and test)'
	@echo 'make clean    remove what was built'

setup:
	@bash Tools/setup.sh

demo: setup
	$(SWIFT) run isnad demo $(ARGS)

test: setup
	$(SWIFT) test $(ARGS)

lint: setup
	$(SWIFT) format lint --strict --recursive $(FORMATTED)
	python3 Tools/embed_rules.py --check
	$(SWIFT) build --product isnad
	"$$($(SWIFT) build --show-bin-path)/isnad" rules check
	python3 Tools/check_docs.py

format:
	$(SWIFT) format --in-place --recursive $(FORMATTED)

release: setup
	$(SWIFT) build -c release --static-swift-stdlib -Xswiftc -cross-module-optimization --product isnad
	@echo "$$($(SWIFT) build -c release --show-bin-path)/isnad"

bench: setup
	$(SWIFT) run -c release --package-path Benchmarks $(ARGS)

clean:
	$(SWIFT) package clean
	rm -rf Benchmarks/.build
