"""A folder of files changes as a whole: all of the old ones, or all of the new ones."""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from dxmatch._atomic import orphans, sync_folder, temporary_prefix
from dxmatch.io.out_refusal import (
    OUT_EXISTS,
    OUT_FAILED,
    OUT_FOREIGN,
    OUT_HERE,
    OUT_LINK,
    OUT_NO_FOLDER,
)

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    ours: Callable[[str], bool],
    force: bool = False,
) -> None:
    """Make ``folder`` hold ``files``; a reader sees all old files or all new ones.

    Files of other programs in it are carried over. With ``force`` the files for which ``ours``
    holds are replaced or removed; without it a folder that holds anything is refused.

    Raises:
        InvalidInput: a link, no folder, not empty, in use as the current folder, or not writable.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 (a link must stay visible)
    carried = check_folder(folder, ours, force=force)
    staged = folder.parent / f"{temporary_prefix(folder)}{secrets.token_hex(4)}.tmp"
    try:
        _sweep(folder)
        _fill(staged, files, [path for path in carried if path.name not in files])
        _swap(staged, folder)
    except OSError as error:
        raise OUT_FAILED.of(folder.name, type(error).__name__) from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Two processes that change the folders of one parent wait for each other."""
    try:
        import fcntl

        handle = os.open(Path(os.path.abspath(folder)).parent, os.O_RDONLY)  # noqa: PTH100
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def check_folder(folder: Path, ours: Callable[[str], bool], *, force: bool) -> list[Path]:
    """Files of others in the folder, which stay.

    Raises:
        InvalidInput: the folder must not be replaced: see `write_folder`.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100
    _recover(folder)
    if folder.is_symlink():
        raise OUT_LINK.of(folder.name)
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise OUT_NO_FOLDER.of(folder.name)
    if Path.cwd().is_relative_to(folder.resolve()):
        raise OUT_HERE.of(folder.name)
    entries = sorted(folder.iterdir())
    if entries and not force:
        raise OUT_EXISTS.of(folder.name)
    for entry in entries:
        if entry.is_symlink() or not entry.is_file():
            raise OUT_FOREIGN.of(folder.name)
    return [entry for entry in entries if not ours(entry.name)]


def _fill(staged: Path, files: Mapping[str, bytes], carried: list[Path]) -> None:
    staged.mkdir()
    for name, content in files.items():
        with (staged / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for path in carried:
        try:
            os.link(path, staged / path.name)
        except OSError:  # no hard links here
            shutil.copy2(path, staged / path.name)
    sync_folder(staged)


def _swap(staged: Path, folder: Path) -> None:
    if not folder.exists():
        staged.rename(folder)
    else:
        staged.chmod(folder.stat().st_mode & 0o7777)
        if not _exchanged(staged, folder):
            # Not one step here: until it is done, `_recover` finds the old folder.
            folder.rename(_backup(folder))
            staged.rename(folder)
            shutil.rmtree(_backup(folder), ignore_errors=True)
    sync_folder(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)


def _backup(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.dxmatch-old"


def _recover(folder: Path) -> None:
    """Finish or undo what a process that was killed between two renames left."""
    backup = _backup(folder)
    if not backup.is_dir() or backup.is_symlink():
        return
    with contextlib.suppress(OSError):
        if folder.exists():
            shutil.rmtree(backup)
        else:
            backup.rename(folder)


def _sweep(folder: Path) -> None:
    for leftover in orphans(folder):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)
