"""The door of the program: the window, the command line, or a child that reads or tries."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 refused, 2 wrong usage."""
    from heavylegs_gui import paths

    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--parse-worker"]:
        from heavylegs_gui.importers.worker import run_worker

        return run_worker(sys.stdin.buffer, sys.stdout.buffer)
    if arguments[:1] == ["--probe-devices"]:
        from heavylegs_gui.ui.devices.probe import run_probe

        return run_probe()
    paths.use_private_umask()
    from heavylegs_gui import cli

    if cli.is_command_line(arguments):
        return cli.main(arguments)
    from heavylegs_gui.app import main as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
