"""`kehoach build`: everything that a build does, from settings to the site in its place, and what it leaves out where nothing changed.

Enters: folders and options. Leaves: a finished site and an `Outcome`; or the old site untouched, and why.

Three things are kept in the store beside the work on plans: settings, the frame (`generator.frame`) and the ledger of the site (`generator.publish.ledger`). With
them a build stops at once where nothing changed, does without MkDocs where only plans changed, and writes only what a change reaches. Without a
store, or after it was emptied, the same site is made from nothing.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import frame as framing
from generator import inputs
from generator.labour import Labour
from generator.publish import ledger as ledgers
from generator.store import Store, code_digest, default_folder

if TYPE_CHECKING:
    from pathlib import Path

    from generator.frame import Settings
    from generator.publish.ledger import Ledger
    from generator.report import Outcome


def build_site(config_file: Path, *, plans: Path | None, site: Path | None, strict: bool, labour: Labour | None = None) -> Outcome:
    """Build the site. Never raises for faulty content."""
    labour = labour or Labour(cache=default_folder())
    store = Store(labour.cache) if labour.cache else None
    code = code_digest()
    settings_at = framing.settings_key(config_file, code)
    settings = _settings(config_file, store, settings_at)
    settings = replace(settings, plans=plans.resolve() if plans else settings.plans, site=site.resolve() if site else settings.site)
    words = (settings_at, inputs.today().isoformat(), str(settings.plans), "drafts" if labour.drafts else "")
    looks = inputs.looks_of((settings.plans, *settings.folders), words)
    before = ledgers.quick_look(store, settings.site) if store else None
    if before:
        outcome = _as_it_was(before, settings.site, looks)
        if outcome and not (strict and outcome.has_warnings):
            return outcome
    from generator.making import Making  # all stages: a second to load, which a build with nothing to do goes without

    making = Making(
        config_file=config_file, settings=settings, settings_at=settings_at, strict=strict, labour=labour, store=store, before=before
    )
    return making.run(looks)


def settings_of(config_file: Path) -> Settings:
    """What mkdocs.yml says."""
    return _settings(config_file, Store(default_folder()), framing.settings_key(config_file, code_digest()))


def _settings(config_file: Path, store: Store | None, key: str) -> Settings:
    """From the store, else from MkDocs."""
    found = framing.kept_settings(store, key) if store else None
    if found is None:
        from generator.mkdocs_plugin import read_settings  # MkDocs takes half a second to start

        found = read_settings(config_file)
        if store:
            framing.keep(store, key, found)
    return found


def _as_it_was(ledger: Ledger, site: Path, looks: bytes) -> Outcome | None:
    """The outcome of the last build, where nothing that it read has changed and the site is as it left it."""
    if not looks or ledger.inputs != looks or not ledger.outcome:
        return None
    if {name: row[1:] for name, row in ledger.files.items()} != inputs.files_below(site):
        return None
    outcome: Outcome = pickle.loads(ledger.outcome)  # noqa: S301 - written by ourselves, checked by a checksum
    return outcome
