"""The page driven in a real Chromium: choosing, reading, keyboard, axe-core, print, and no request but for itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from briefed import briefed
from pages import page

HERE = Path(__file__).resolve().parent / "page"
HOSTILE = ("<img src=x onerror=\"window.pwned=1\">", "</script><script>window.pwned=1</script>",
           "\u05d4\u05d7\u05dc\u05e4\u05d4 \u0628\u0631\u0646\u0627\u0645\u062c \U0001f680", "x" * 300)


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), "")
    if not found:
        # Where packages.txt was installed from, a browser that is not there is no reason to look away.
        give_up = pytest.fail if "CI" in os.environ or "COADOPT_BINARY" in os.environ else pytest.skip
        give_up(f"THE PAGE WAS NOT TRIED: {' or '.join(names)} is not there; apt-get install nodejs npm chromium")
    return found


@pytest.fixture(name="driver", scope="module")
def _driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = _program("npm")
    folder = tmp_path_factory.mktemp("driver")
    for name in ("package.json", "package-lock.json", "page.test.mjs"):
        shutil.copy(HERE / name, folder)
    installed = subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, check=False,
                               capture_output=True, text=True, timeout=300)
    assert installed.returncode == 0, f"npm ci failed: {installed.stdout}{installed.stderr}"
    return folder


def test_the_page_in_chromium(driver: Path, tmp_path: Path) -> None:
    chromium, node = _program("chromium", "chromium-browser", "google-chrome"), _program("node", "nodejs")
    (tmp_path / "four.html").write_text(page(briefed(tmp_path / "four.h5")), "utf-8")
    (tmp_path / "hostile.html").write_text(page(briefed(tmp_path / "hostile.h5", HOSTILE)), "utf-8")
    told = {**os.environ, "FOUR": str(tmp_path / "four.html"), "HOSTILE": str(tmp_path / "hostile.html"),
            "CHROMIUM": chromium, "OUT": str(tmp_path)}
    ran = subprocess.run([node, "--test", "page.test.mjs"], cwd=driver, env=told, check=False, capture_output=True,
                         text=True, timeout=540)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    info = subprocess.run([_program("pdfinfo"), tmp_path / "printed.pdf"], check=True, capture_output=True, text=True,
                          timeout=60)
    assert "Tagged:          yes" in info.stdout and "A4" in info.stdout
