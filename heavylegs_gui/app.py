"""The window's door: the only place that builds the window and what it stands on."""

from __future__ import annotations

from heavylegs_gui import quick_start

# isort: split
import argparse
import gc
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from heavylegs_gui import __version__, paths
from heavylegs_gui.domain.errors import DatabaseDamagedError, DatabaseNewerError, UserError
from heavylegs_gui.services.faults import install_hooks
from heavylegs_gui.services.locale_defaults import default_units, default_week_start
from heavylegs_gui.services.signals import QuitSignals
from heavylegs_gui.services.single_instance import SingleInstance
from heavylegs_gui.ui.kit import Kit
from heavylegs_gui.ui.theme.theme import STYLE_ARGUMENTS, ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.workspace import RESTART_CODE, Workspace
from heavylegs_gui.wiring import build_services, local_today

if TYPE_CHECKING:
    from heavylegs_gui.services.faults import Faults
    from heavylegs_gui.wiring import Services

quick_start.collect_garbage()

OnWindow = Callable[[QMainWindow], None]


class Options(NamedTuple):
    """What the command line asks of the window."""

    database: Path
    today: Callable[[], date]
    demo: bool
    smoke: bool
    files: tuple[str, ...]

    @property
    def throw_away(self) -> bool:
        """Whether the database is thrown away at the end."""
        return self.demo or self.smoke


def main(arguments: Sequence[str], *, on_window: OnWindow | None = None) -> int:
    """Open the window and return the exit code.

    Args:
        arguments: Options and files, without the program's name.
        on_window: Called with the window before it is shown.
    """
    gc.disable()  # what the start builds stays; looking through it again and again only takes time
    with tempfile.TemporaryDirectory(prefix="heavylegs-") as folder:
        options = parse_options(arguments, Path(folder))
        faults = install_hooks(paths.state_dir())
        application = build_application()
        instance = SingleInstance(options.database, paths.state_dir())
        try:
            if not options.throw_away and not instance.start(options.files):
                return 0
            code = run(application, options, faults, instance, on_window)
        except UserError as error:
            refuse(error)
            code = 1
        finally:
            instance.release()
            faults.uninstall()
            gc.enable()
    if code != RESTART_CODE:
        return code
    from heavylegs_gui.services.faults import restart

    restart(arguments)
    return 0


def parse_options(arguments: Sequence[str], folder: Path) -> Options:
    """Return the options; a wrong one ends the program with exit code 2."""
    parser = argparse.ArgumentParser(prog="heavylegs", description="Open the Heavy Legs window.")
    parser.add_argument("--database", type=Path, metavar="FILE")
    parser.add_argument("--today", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--demo", action="store_true", help="look round with sample data")
    parser.add_argument("--smoke", action="store_true", help="open every page once and end")
    parser.add_argument("files", nargs="*", metavar="FILE", help="files to import")
    given = parser.parse_args(list(arguments))
    today: Callable[[], date] = local_today if given.today is None else lambda: given.today
    database = given.database or paths.default_database()
    if given.demo or given.smoke:
        database = folder / paths.DATABASE_NAME
    files = tuple(str(Path(one).absolute()) for one in given.files)
    return Options(database, today, given.demo, given.smoke, files)


def build_application() -> QApplication:
    """Return the application object with its names and the runner's locale in English words."""
    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setApplicationName("Heavy Legs")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(paths.APP_ID)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.system().territory()))
    return application


def run(
    application: QApplication,
    options: Options,
    faults: Faults,
    instance: SingleInstance,
    on_window: OnWindow | None,
) -> int:
    """Open the database, show the window and return the exit code.

    A restored backup closes the database, takes its place and opens the window again. So does the
    way back from a damage that shows only when the first page reads the log.

    Raises:
        UserError: The database cannot be reached, or the first page cannot read it.
    """
    theme = ThemeManager(application)
    signals = QuitSignals(application)
    signals.install()
    signals.quit_requested.connect(application.quit)
    if options.smoke:
        faults.crashed.connect(partial(application.exit, 1))
    failure: UserError | None = None
    while True:
        services = open_or_recover(options, theme, failure)
        if services is None:
            return 1
        try:
            workspace = Workspace(build_kit(services, theme, options), faults)
            instance.requested.connect(workspace.on_requested)
            signals.quit_requested.connect(workspace.quit)
            code = show(application, workspace, options, on_window)
            instance.requested.disconnect(workspace.on_requested)
            signals.quit_requested.disconnect(workspace.quit)
            backup, failure = workspace.files.restore_from, workspace.failure
            workspace.close()
        finally:
            services.close()
        if failure is not None:
            continue
        if backup is None:
            break
        restore(backup, options.database)
        options = options._replace(files=())
    return code


def show(
    application: QApplication, workspace: Workspace, options: Options, on_window: OnWindow | None
) -> int:
    """Show the window until it closes and return the exit code."""
    workspace.first_painted.connect(gc.enable)
    workspace.first_painted.connect(quick_start.qt_support.save)
    if on_window is not None:
        on_window(workspace.window)
    workspace.show()
    if options.smoke:
        QTimer.singleShot(0, workspace, workspace.smoke)
    elif options.files:
        workspace.on_requested(list(options.files))
    return application.exec()


def open_or_recover(
    options: Options, theme: ThemeManager, failure: UserError | None = None
) -> Services | None:
    """Open the database; ask the runner what to do where that fails.

    Args:
        options: What the command line asks.
        theme: Look of the question.
        failure: Why the database that was just open is of no use.

    Returns:
        ``None`` when the runner wants to quit.

    Raises:
        UserError: The database cannot be reached.
    """
    try:
        if failure is not None:
            raise failure
        return open_services(options)
    except (DatabaseDamagedError, DatabaseNewerError) as error:
        from heavylegs_gui.ui import opening

        quick_start.collect_garbage()  # nobody knows how long the question stays open
        return opening.recover(error, partial(open_services, options), options.database, theme)


def restore(backup: Path, database: Path) -> None:
    """Put a backup in place of the closed database, or say why that does not work."""
    from heavylegs_gui.services.backups import restore_backup

    try:
        restore_backup(backup, database, datetime.now(UTC))
    except UserError as error:
        refuse(error)


def refuse(error: UserError) -> None:
    """Say in a window why the program does not open."""
    from heavylegs_gui.ui.opening import say_refused

    say_refused(str(error))


def build_kit(services: Services, theme: ThemeManager, options: Options) -> Kit:
    """Return what the pages work with."""
    return Kit(
        theme=theme,
        history=History(),
        preferences=services.preferences,
        drafts=services.drafts,
        late=services,
        database=options.database,
        today=options.today,
        is_sample=options.demo,
    )


def open_services(options: Options) -> Services:
    """Open the database, filled with sample data for a demonstration."""
    locale = QLocale.system()
    services = build_services(
        options.database,
        today=options.today,
        default_units=default_units(locale),
        default_week_start=default_week_start(locale),
        backed_up=not options.throw_away,
    )
    if options.demo and services.is_log_empty:
        from heavylegs_gui.services.demo import fill_demo

        fill_demo(services.store, services.training_log, options.today())
    return services
