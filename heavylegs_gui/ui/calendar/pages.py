"""Months that are drawn before they are turned to: turning then only copies their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from heavylegs_gui.ui.calendar.reader import Span

_MOST_BYTES = 48 * 2**20
"""Most memory that the pictures of months may take. Source: own value."""
_MOST_PAGES = 4
_BYTES_PER_PIXEL = 4


class MonthPage:
    """The picture of one month, drawn week by week.

    Attributes:
        span: What it shows.
        month: The month that is not pale.
        rows: How many weeks are drawn already.
    """

    def __init__(self, span: Span, month: date, size: QSize, ratio: float) -> None:
        self.span, self.month, self.size, self.rows = span, month, size, 0
        self.picture = QPixmap(size * ratio)
        self.picture.setDevicePixelRatio(ratio)
        self._ratio = ratio

    @property
    def is_whole(self) -> bool:
        """Whether all weeks are drawn."""
        return self.rows >= len(self.span.weeks)

    @property
    def bytes(self) -> int:
        """The memory that it takes."""
        return self.picture.width() * self.picture.height() * _BYTES_PER_PIXEL

    def draw_row(self, draw: Callable[[QPainter, int], None]) -> None:
        """Draw one week more, with its number."""
        with QPainter(self.picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, self.rows)
        self.rows += 1

    def copy(self, painter: QPainter, target: QRectF, source: QRectF) -> None:
        """Copy a cell from its place on the page."""
        ratio = self._ratio
        place = QRectF(
            source.x() * ratio, source.y() * ratio, source.width() * ratio, source.height() * ratio
        )
        painter.drawPixmap(target, self.picture, place)


class MonthPages:
    """The pages that are kept, the latest last."""

    def __init__(self) -> None:
        self._pages: dict[date, MonthPage] = {}

    def forget(self) -> None:
        """Draw everything anew: colours, text size or window changed."""
        self._pages.clear()

    def find(self, span: Span, month: date, size: QSize) -> MonthPage | None:
        """Return the page of what is in view, ``None`` when it shows anything else."""
        page = self._pages.get(span.first)
        if page is None or page.span is not span or page.month != month or page.size != size:
            return None
        return page

    def begin(self, span: Span, month: date, size: QSize, ratio: float) -> MonthPage:
        """Return the page of a month; it may be empty still."""
        found = self.find(span, month, size)
        if found is not None:
            return found
        self._pages.pop(span.first, None)
        page = MonthPage(span, month, size, ratio)
        self._pages[span.first] = page
        while len(self._pages) > 1 and self._is_too_much():
            self._pages.pop(next(iter(self._pages)))
        return page

    def _is_too_much(self) -> bool:
        size = sum(page.bytes for page in self._pages.values())
        return len(self._pages) > _MOST_PAGES or size > _MOST_BYTES
