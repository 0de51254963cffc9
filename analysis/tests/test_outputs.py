"""Writing files: whole or not at all, over nothing but regular files, through links, and with nothing left behind."""

from __future__ import annotations

import errno
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from coadopt_analysis import outputs
from coadopt_analysis.outputs import OutputError, check_free, write_all

PACKAGE = Path(__file__).resolve().parents[1]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_pipes_sockets_and_folders_are_refused_also_with_force(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket"))
    for name, words in (("pipe", "a pipe"), ("folder", "a folder"), ("socket", "a socket"), ("link", "a pipe")):
        for attempt in (lambda path: check_free([path], True, named=[path]), lambda path: write_all({path: b"x"}, True, [path])):
            with pytest.raises(OutputError, match=f"{name}: is {words}, and only regular files"):
                attempt(tmp_path / name)
    listening.close()
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert {path.name for path in tmp_path.iterdir()} == {"pipe", "folder", "link", "socket"}


@pytest.mark.parametrize("name", ["/dev/null", "/dev/stdout", "/proc/self/fd/1"])
def test_devices_are_refused_also_with_force(name: str, tmp_path: Path) -> None:
    code = (f"from pathlib import Path\nfrom coadopt_analysis.outputs import *\ntry:\n    write_all({{Path({name!r}): b'x'}},"
            f" True, [Path({name!r})])\nexcept OutputError as error:\n    raise SystemExit(str(error))\n")
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "PYTHONPATH": str(PACKAGE)}, check=False, timeout=60)
    assert done.returncode == 1 and "only regular files are written or replaced" in done.stderr
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_no_file_is_the_folder_of_another(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="/pg: would be both a file and the folder of cost.png"):
        check_free([tmp_path / "pg", tmp_path / "pg" / "cost.png"], force=True)
    check_free([tmp_path / "pg", tmp_path / "pg2" / "cost.png"], force=False)


def test_a_link_that_is_named_is_followed_and_kept(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "page").write_text("old")
    (tmp_path / "page").symlink_to("there/page")
    (tmp_path / "dangling").symlink_to("there/new")
    both = [tmp_path / "page", tmp_path / "dangling"]
    with pytest.raises(OutputError, match="page would be overwritten"):
        write_all({tmp_path / "page": b"new"}, named=both)
    for name in ("page", "dangling"):  # in a folder it may be someone else's
        with pytest.raises(OutputError, match=f"{name}: is a link, and only a link that is named itself is followed; remove it"):
            write_all({tmp_path / name: b"new"}, force=True, named=[tmp_path / "other"])
    assert (tmp_path / "there" / "page").read_text() == "old" and not (tmp_path / "there" / "new").exists()
    write_all({tmp_path / "page": b"new", tmp_path / "dangling": b"made"}, force=True, named=both)
    assert (tmp_path / "page").is_symlink() and (tmp_path / "there" / "page").read_text() == "new"
    assert (tmp_path / "dangling").is_symlink() and (tmp_path / "there" / "new").read_text() == "made"


def test_a_link_that_is_put_in_the_place_of_a_file_after_the_check_is_not_followed(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "thesis").write_text("mine")
    real = outputs.check_free

    def then_linked(*arguments: Any, **more: Any) -> None:
        real(*arguments, **more)
        (tmp_path / "chart").symlink_to("thesis")
    monkeypatch.setattr(outputs, "check_free", then_linked)
    write_all({tmp_path / "chart": b"new"}, force=True)
    assert (tmp_path / "thesis").read_text() == "mine" and (tmp_path / "chart").read_text() == "new"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_of_another_user_where_others_may_write_is_not_followed(tmp_path: Path, dangling: bool) -> None:
    open_to_all, target = tmp_path / "open", tmp_path / "target"
    open_to_all.mkdir()
    open_to_all.chmod(0o1777)
    (target / "in").mkdir(parents=True)
    page = open_to_all / "page" if dangling else open_to_all / "folder" / "page"
    (open_to_all / page.relative_to(open_to_all).parts[0]).symlink_to(target / "in" / ("page" if dangling else ""))
    link = open_to_all / page.relative_to(open_to_all).parts[0]
    os.lchown(link, 54321, -1)
    (tmp_path / "own").symlink_to(page)
    for path in (page, tmp_path / "own"):
        with pytest.raises(OutputError, match=f"{link}: is a link that belongs to another user .uid 54321."):
            write_all({path: b"new"}, force=True, named=[path])
    assert list((target / "in").iterdir()) == []
    os.chown(open_to_all, 54321, -1)  # whoever owns the folder may have links there
    write_all({page: b"new"}, named=[page])
    assert (target / "in" / "page").read_text() == "new"


def test_two_names_of_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("page")
    with pytest.raises(OutputError, match="would be written twice"):
        check_free([tmp_path / "page", tmp_path / "link"], True, named=[tmp_path / "link"])
    (tmp_path / "page").write_text("results")
    os.link(tmp_path / "page", tmp_path / "same")
    with pytest.raises(OutputError, match="is what is read"):
        check_free([tmp_path / "same"], True, [tmp_path / "page"])


def test_a_replaced_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "old").chmod(0o640)
    before = os.umask(0o027)
    try:
        write_all({tmp_path / "old": b"new", tmp_path / "made": b"new"}, force=True)
    finally:
        os.umask(before)
    assert mode(tmp_path / "old") == 0o640 and mode(tmp_path / "made") == 0o640
    (tmp_path / "old").chmod(0o666)
    write_all({tmp_path / "old": b"again"}, force=True)
    assert mode(tmp_path / "old") == 0o666


def test_temporary_names_cannot_be_foreseen_and_are_never_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, int]] = []
    plain_open = os.open

    def watch(path: os.PathLike[str], flags: int, mode: int = 0o777, **more: int) -> int:
        opened.append((os.fspath(path), flags))
        return plain_open(path, flags, mode, **more)
    monkeypatch.setattr("coadopt_analysis.outputs.os.open", watch)
    write_all({tmp_path / "a": b"a"})
    write_all({tmp_path / "b": b"b"})
    made = [(name, flags) for name, flags in opened if flags & os.O_CREAT]
    assert len(made) == 4 and all(flags & os.O_EXCL and flags & os.O_NOFOLLOW for _, flags in made)
    folders = {Path(name).parent for name, _ in made}
    assert len(folders) == 2 and all(re.fullmatch(r"\.coadopt-[0-9a-f]{32}\.part", one.name) for one in folders)
    assert {one.parent for one in folders} == {tmp_path}
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


@pytest.mark.parametrize("failing", ["fsync", "open", "mkdir"])
def test_a_failure_names_the_output_and_leaves_nothing_of_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                                   failing: str) -> None:
    (tmp_path / "standing").write_text("old")
    files = {tmp_path / "standing": b"new", tmp_path / "made" / "deep" / "two": b"2"}
    real = getattr(os, failing)
    calls = 0

    def full(*arguments: object, **more: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **more)
    monkeypatch.setattr(os, failing, full)
    with pytest.raises(OSError, match="No space left on device") as raised:
        write_all(files, force=True)
    monkeypatch.undo()
    assert raised.value.filename in {str(path) for path in files}
    assert {path.name for path in tmp_path.iterdir()} == {"standing"} and (tmp_path / "standing").read_text() == "old"


def test_what_a_killed_command_left_behind_is_removed_and_what_a_living_one_has_is_kept(tmp_path: Path) -> None:
    code = ("import os, sys, time\nfrom pathlib import Path\nfrom coadopt_analysis import outputs\n"
            "aside = outputs._Aside(Path(sys.argv[1]))\noutputs._write(aside.path / '0', b'half', None)\n"
            "print(aside.path, flush=True)\ntime.sleep(60)\n")
    commands = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True,
                                 env={**os.environ, "PYTHONPATH": str(PACKAGE)}) for _ in range(2)]
    asides = [Path((command.stdout or sys.stdin).readline().strip()) for command in commands]
    commands[0].send_signal(signal.SIGKILL)
    commands[0].wait()
    (tmp_path / (".coadopt-" + "0" * 32 + ".parts")).mkdir()
    (tmp_path / (".coadopt-" + "1" * 32 + ".part")).write_text("a file of someone else")
    (tmp_path / (".coadopt-" + "2" * 32 + ".part")).symlink_to(asides[1])
    write_all({tmp_path / "page": b"page"})
    assert not asides[0].exists() and (asides[1] / "0").read_bytes() == b"half"
    assert len(list(tmp_path.iterdir())) == 5
    commands[1].kill()
    commands[1].wait()


def test_a_folder_that_may_not_have_its_lock_yet_is_kept_where_folders_cannot_be_locked(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_lock = tmp_path / (".coadopt-" + "3" * 32 + ".part")
    without_lock.mkdir()

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")
    monkeypatch.setattr("coadopt_analysis.outputs.fcntl.flock", no_locks)
    write_all({tmp_path / "page": b"page"})
    assert without_lock.exists()
    old = time.time() - 10
    os.utime(without_lock, (old, old))
    write_all({tmp_path / "page": b"page"}, force=True)
    assert not without_lock.exists()


def test_a_very_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write_all({path: b"x"})
    assert path.read_bytes() == b"x" and outputs._alive == []


def test_files_of_two_commands_at_once_do_not_mix(tmp_path: Path) -> None:
    code = ("import os, sys, time\nfrom pathlib import Path\nfrom coadopt_analysis import outputs\noutputs._WAIT = 30.0\n"
            "real = os.replace\ndef slow(*names):\n    real(*names)\n    time.sleep(1)\nos.replace = slow\n"
            "outputs.write_all({Path(sys.argv[1]) / name: sys.argv[2].encode() for name in sys.argv[2]}, True)\n")
    both = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), names], env={**os.environ, "PYTHONPATH": str(PACKAGE)})
            for names in ("ab", "ba")]
    assert [one.wait(60) for one in both] == [0, 0]
    assert (tmp_path / "a").read_text() == (tmp_path / "b").read_text()
