"""The command line: ``dxmatch`` and ``python -m dxmatch``."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments of the process name, and exit with its code."""
    try:
        from dxmatch.cli.app import start

        start()
    except KeyboardInterrupt:  # before a command has begun
        raise SystemExit(130) from None
