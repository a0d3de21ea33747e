"""Links between what was done and what was planned, as the menu and the key L offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.training import Status
from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.keys import Command
from heavylegs_gui.ui.calendar.menu import Wish
from heavylegs_gui.ui.locale_words import short_day, weekday_name

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.cells import Block
    from heavylegs_gui.ui.calendar.menu import DayMenu
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage

LINK_COMMANDS = frozenset({Command.LINK_TO, Command.UNLINK, Command.LOCK})
"""Commands that only the menu of links has."""


class LinkEntries(NamedTuple):
    """What can be said of the link of a done session.

    Attributes:
        session: What was done.
        plan: The plan that it fulfils, when it is known.
        plans: Plans that may be linked with it, with their words, the closest first.
    """

    session: Session
    plan: Session | None
    plans: tuple[tuple[Session, str], ...]

    @property
    def is_linked(self) -> bool:
        """Whether it fulfils a plan."""
        return self.session.linked_id is not None

    @property
    def is_locked(self) -> bool:
        """Whether nothing but the runner changes that."""
        return self.session.link_locked


class LinkDesk(QObject):
    """Offers and makes links of the one chosen session."""

    def __init__(self, page: CalendarPage, menu: DayMenu) -> None:
        super().__init__(page)
        self._page, self._menu = page, menu

    def entries(self) -> LinkEntries | None:
        """Return what can be linked, ``None`` unless one done session is chosen."""
        page = self._page
        block = self._chosen()
        if block is None or block.session.status is not Status.DONE:
            return None
        try:
            plans = page.desk.link_choices(block.session)
        except UserError as error:
            page.said.emit(str(error))
            plans = []
        named = tuple((one, plan_words(one, page.units)) for one in plans)
        return LinkEntries(block.session, block.plan, named)

    def open(self) -> None:
        """Show what can be linked beside the day of the keyboard."""
        page, links = self._page, self.entries()
        if links is None:
            page.said.emit(self.tr("Choose one session that was done (Alt+Down)."))
            return
        menu = QMenu(page)
        menu.triggered.connect(self._menu.on_triggered)
        self._menu.add_links(menu, links, is_flat=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(page.grid.place_of_menu())
        menu.setActiveAction(menu.actions()[0])

    def grant(self, wish: Wish) -> None:
        """Do what an entry asks."""
        block, desk = self._chosen(), self._page.desk
        if block is None or block.session.id is None:
            return
        if wish.command is Command.LINK_TO:
            desk.link(block.session.id, wish.number)
        elif wish.command is Command.UNLINK:
            desk.unlink(block.session.id)
        else:
            desk.lock(block.session.id, locked=not block.session.link_locked)

    def _chosen(self) -> Block | None:
        """Return the one chosen session."""
        page = self._page
        ids = page.choice.ids(page.span)
        if len(ids) != 1:
            return None
        blocks = (block for cell in page.span.days for block in cell.blocks)
        return next((one for one in blocks if one.session.id == ids[0]), None)


def plan_words(plan: Session, units: Units) -> str:
    """Return for example ``"Wed 18 Nov, easy 5.0 km"``."""
    name = f"{weekday_name(plan.local_date)} {short_day(plan.local_date)}"
    what = f"{calendar_words.title(plan).lower()} {calendar_words.figure(plan, units)}".strip()
    return f"{name}, {what}"
