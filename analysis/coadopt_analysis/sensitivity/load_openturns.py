"""OpenTURNS, loaded so that it reads no settings."""

from __future__ import annotations

import os
from importlib import import_module
from types import ModuleType

from ..stopping import reclaim_signals


def _without_settings() -> ModuleType:
    """OpenTURNS. As it is loaded it reads settings, which change results, where HOME and OPENTURNS_CONFIG_PATH say."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name == "HOME" or name.startswith("OPENTURNS_")}
    try:
        return import_module("openturns")
    finally:
        os.environ.update(hidden)


openturns = _without_settings()
reclaim_signals()
