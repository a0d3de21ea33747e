"""The theme manager: which colours, type and icons the window has right now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.ui.theme import tokens
from heavylegs_gui.ui.theme.fonts import load_fonts
from heavylegs_gui.ui.theme.icons import icon_pixmap
from heavylegs_gui.ui.theme.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

STYLE_ARGUMENTS = ("-style", "fusion")
"""For the application object; to set or ask the style later would load all of QStyle's names."""
_FIGURE_ROLES = frozenset({"display", "title", "caption", "micro"})

_PALETTE = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "bg"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "control"),
)


class ThemeManager(QObject):
    """Colours, type and icons for every widget.

    Attributes:
        is_dark: Whether the dark tokens are in use.
        reduced_motion: Whether animations are left out.

    Signals:
        changed: After colours or text size changed; painted widgets update, icons are set anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._scale_percent = 100
        self._pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}
        self.reduced_motion = False
        self._family = load_fonts() or app.font().family()
        self.is_dark = self._system_is_dark()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    # what widgets ask

    def color(self, token: str) -> QColor:
        """Return the colour of a token, such as ``"accent"``.

        Raises:
            KeyError: There is no such token.
        """
        return QColor(self._tokens()[token])

    def hex(self, token: str) -> str:
        """Return a token as ``#RRGGBB``."""
        return self._tokens()[token]

    def font(
        self,
        role: str = "body",
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        tabular: bool | None = None,
    ) -> QFont:
        """Return the font of a text role.

        Args:
            role: A key of :data:`tokens.TYPE_SCALE`.
            weight: Weight of the text.
            tabular: Whether digits all have one width; by default in roles that hold figures.
        """
        font = QFont(self._family)
        font.setPointSizeF(self.base_point_size * tokens.TYPE_SCALE[role])
        font.setWeight(weight)
        if role in {"display", "title"}:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
        if tabular if tabular is not None else role in _FIGURE_ROLES:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, at_100_percent: float) -> int:
        """Return a length [px] that grows with the text size, for rows, blocks and columns."""
        return round(at_100_percent * self._scale_percent / 100)

    @property
    def base_point_size(self) -> float:
        """Size of body text [pt]."""
        return tokens.BASE_POINT_SIZE * self._scale_percent / 100

    @property
    def text_scale_percent(self) -> int:
        """Text size [% of normal]."""
        return self._scale_percent

    @property
    def device_pixel_ratio(self) -> float:
        """How many pixels of the screen are one of the program's."""
        return self._app.devicePixelRatio()

    def pixmap(self, name: str, token: str, size_px: int = 20, *, gap: bool = False) -> QPixmap:
        """Return an icon in a token's colour.

        Args:
            name: File name in ``resources/icons`` without ending.
            token: Colour.
            size_px: Side [px] at a text size of 100 %.
            gap: Add 4 px of room at the right, for buttons with text.
        """
        size = self.px(size_px)
        ratio = self._app.devicePixelRatio()
        key = (name, token, size, ratio, gap)
        if key not in self._pixmaps:
            self._pixmaps[key] = icon_pixmap(
                name,
                self._tokens()[token],
                size,
                ratio,
                gap_px=4 if gap else 0,
                ground=self._tokens()["on_accent"],
            )
        return self._pixmaps[key]

    def icon(
        self,
        name: str,
        token: str = "text2",
        checked_token: str | None = None,
        *,
        size_px: int = 20,
        gap: bool = False,
    ) -> QIcon:
        """Return an icon for a button, with another colour while checked if wanted."""
        icon = QIcon(self.pixmap(name, token, size_px, gap=gap))
        if checked_token is not None:
            icon.addPixmap(
                self.pixmap(name, checked_token, size_px, gap=gap),
                QIcon.Mode.Normal,
                QIcon.State.On,
            )
        return icon

    # what the settings change

    def configure(
        self, choice: ThemeChoice, text_scale_percent: int, *, reduced_motion: bool
    ) -> None:
        """Take over the runner's settings; cheap when nothing differs."""
        self.reduced_motion = reduced_motion
        dark = self._wants_dark(choice)
        same = (dark, text_scale_percent) == (self.is_dark, self._scale_percent)
        self._choice = choice
        if same:
            return
        self.is_dark, self._scale_percent = dark, text_scale_percent
        self._apply()
        self.changed.emit()

    def _wants_dark(self, choice: ThemeChoice) -> bool:
        if choice is ThemeChoice.SYSTEM:
            return self._system_is_dark()
        return choice is ThemeChoice.DARK

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _on_system_scheme_changed(self) -> None:
        self.configure(self._choice, self._scale_percent, reduced_motion=self.reduced_motion)

    def _tokens(self) -> Mapping[str, str]:
        return tokens.DARK if self.is_dark else tokens.LIGHT

    def _apply(self) -> None:
        self._pixmaps.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font())
        self._app.setStyleSheet(style_sheet(self._tokens()))

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE:
            palette.setColor(role, self.color(token))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return palette
