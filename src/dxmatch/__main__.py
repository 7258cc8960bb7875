"""``python -m dxmatch``: the same as the ``dxmatch`` command."""

from dxmatch.cli import main

if __name__ == "__main__":
    main()
