"""Finds a Chromium for the browser tests. As a program: obtains one where none is found, and says so in one line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first does without windows and costs a third less of the processor."""


def find_chromium() -> Path | None:
    """What CHROMIUM names, else a system browser, else the one that playwright has fetched."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else _fetched()


def _fetched() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _fetch() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        return subprocess.run(command, capture_output=True, timeout=300, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__" and find_chromium() is None and not _fetch():
    print("No Chromium was found and none could be fetched: browser tests are skipped (CHROMIUM=/path names one).")
