"""The one style sheet, filled from the tokens."""

from __future__ import annotations

from collections.abc import Mapping

_RULES = """
QWidget#sidebar {{ background:{sidebar}; border:none; border-right:1px solid {border}; }}
QWidget#page, QScrollArea#pageScroll, QWidget#pageBody {{ background:{bg}; border:none; }}
QScrollArea#bare, QWidget#bare {{ background:transparent; border:none; }}
QFrame[card="true"] {{ background:{surface}; border:1px solid {border}; border-radius:12px; }}
QFrame[card="soft"] {{ background:{accent_soft}; border:none; border-radius:12px; }}
QFrame[card="step"] {{ background:{step}; border:none; border-radius:12px; }}
QFrame[card="warn"] {{ background:{warn_soft}; border:none; border-radius:12px; }}
QFrame[card="danger"] {{ background:{danger_soft}; border:none; border-radius:12px; }}
QFrame[card="info"] {{ background:{info_soft}; border:none; border-radius:12px; }}
QFrame[tile="true"]:hover {{ border:1px solid {control}; }}
QFrame[tile="true"]:focus {{ border:2px solid {accent}; }}
QFrame#drawer {{ background:{surface}; border:none; border-left:1px solid {border}; }}
QScrollArea#drawerScroll, QWidget#drawerBody {{ background:{surface}; border:none; }}
QFrame#sheet {{ background:{surface}; border:1px solid {border}; border-radius:16px; }}
QFrame#toast {{ background:{text}; border:none; border-radius:10px; }}
QFrame#toast QLabel {{ color:{bg}; }}
QFrame#toast QPushButton {{ background:transparent; border:1px solid transparent;
    color:{accent_soft}; padding:4px 10px; }}
QFrame#toast QPushButton:hover {{ border-color:{accent_soft}; background:transparent; }}
QFrame#toast QPushButton:focus {{ border:2px solid {accent_soft}; padding:3px 9px; }}
QFrame#divider {{ background:{border}; border:none; max-height:1px; min-height:1px; }}
QFrame#upright {{ background:{border}; border:none; max-width:1px; min-width:1px; }}
QToolButton[nav="true"] {{ border:2px solid transparent; border-radius:8px; padding:7px 10px;
    color:{text2}; text-align:left; background:transparent; }}
QToolButton[narrow="true"] {{ padding:7px 4px; }}
QToolButton[nav="true"]:hover {{ background:{hover}; color:{text}; }}
QToolButton[nav="true"]:checked {{ background:{accent_soft}; color:{accent}; }}
QToolButton[nav="true"]:focus {{ border-color:{accent}; }}
QToolButton[quiet="true"] {{ border:2px solid transparent; border-radius:8px; padding:5px;
    color:{text2}; background:transparent; }}
QToolButton[quiet="true"]:hover {{ background:{hover}; }}
QToolButton[quiet="true"]:focus {{ border-color:{accent}; }}
QPushButton {{ border:1px solid {control}; border-radius:8px; padding:8px 14px;
    background:{surface}; color:{text}; }}
QPushButton {{ outline:none; }}
QPushButton:hover {{ background:{hover}; }}
QPushButton:pressed {{ background:{border}; }}
QPushButton:focus {{ border:2px solid {accent}; padding:7px 13px; }}
QPushButton:disabled {{ color:{text3}; border-color:{border}; background:{bg}; }}
QPushButton[kind="primary"] {{ background:{accent}; color:{on_accent}; border:1px solid {accent}; }}
QPushButton[kind="primary"]:hover {{ background:{accent_hover}; border-color:{accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border:2px solid {text}; padding:7px 13px; }}
QPushButton[kind="primary"]:disabled {{ background:{track}; border-color:{track}; color:{text3}; }}
QPushButton[kind="danger"] {{ background:{danger_solid}; color:{on_danger};
    border:1px solid {danger_solid}; }}
QPushButton[kind="danger"]:focus {{ border:2px solid {text}; padding:7px 13px; }}
QPushButton[kind="quiet"] {{ border:1px solid transparent; background:transparent; color:{accent};
    padding:8px 8px; }}
QPushButton[kind="quiet"]:hover {{ background:{hover}; }}
QPushButton[kind="quiet"]:focus {{ border:2px solid {accent}; padding:7px 7px; }}
QPushButton[kind="quiet"]:disabled {{ background:transparent; }}
QPushButton[kind="link"] {{ border:2px solid transparent; background:transparent; color:{accent};
    padding:3px 0; text-align:left; }}
QPushButton[kind="link"]:hover {{ color:{accent_hover}; }}
QPushButton[kind="link"]:focus {{ border-color:{accent}; padding:3px 0; }}
QPushButton[kind="chip"] {{ border:1px solid {border}; border-radius:8px; padding:6px 10px;
    color:{text2}; background:{surface}; }}
QPushButton[kind="chip"]:hover {{ border-color:{control}; color:{text}; }}
QPushButton[kind="chip"]:checked {{ background:{accent_soft}; border:2px solid {accent};
    color:{accent}; padding:5px 9px; }}
QPushButton[kind="chip"]:focus {{ border:2px solid {text}; padding:5px 9px; }}
QPushButton[kind="chip-warn"] {{ background:{warn_soft}; color:{warn}; border:2px solid {warn_soft};
    border-radius:9px; padding:2px 8px; }}
QPushButton[kind="chip-heavy"] {{ background:{heavy_soft}; color:{heavy};
    border:2px solid {heavy_soft}; border-radius:9px; padding:2px 8px; }}
QPushButton[kind="chip-warn"]:hover, QPushButton[kind="chip-warn"]:focus {{ border-color:{warn}; }}
QPushButton[kind="chip-heavy"]:hover, QPushButton[kind="chip-heavy"]:focus {{
    border-color:{heavy}; }}
QTableView#calendarGrid::item {{ border:none; padding:0; }}
QFrame#segments {{ background:{track}; border:none; border-radius:9px; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ border:1px solid {control};
    border-radius:8px; padding:7px 10px; background:{surface}; color:{text};
    selection-background-color:{accent}; selection-color:{on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    border:2px solid {accent}; padding:6px 9px; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color:{text3};
    border-color:{border}; background:{bg}; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border:2px solid {danger};
    padding:6px 9px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border:none; padding:0;
    background:transparent; }}
QComboBox::drop-down {{ border:none; width:24px; }}
QComboBox QAbstractItemView {{ border:1px solid {control}; background:{surface}; color:{text};
    selection-background-color:{accent_soft}; selection-color:{text}; outline:none; padding:4px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border:none; width:18px; }}
QLabel[chip="warn"] {{ background:{warn_soft}; color:{warn}; border-radius:9px;
    padding:3px 10px; }}
QLabel[chip="good"] {{ background:{good_soft}; color:{good}; border-radius:9px;
    padding:3px 10px; }}
QLabel[chip="danger"] {{ background:{danger_soft}; color:{danger}; border-radius:9px;
    padding:3px 10px; }}
QLabel[chip="info"] {{ background:{info_soft}; color:{info}; border-radius:9px;
    padding:3px 10px; }}
QLabel[chip="heavy"] {{ background:{heavy_soft}; color:{heavy}; border-radius:9px;
    padding:3px 10px; }}
QLabel[chip="plain"] {{ background:{step}; color:{text2}; border-radius:9px; padding:3px 10px; }}
QLabel[keycap="true"] {{ background:{step}; color:{text2}; border:1px solid {border};
    border-radius:5px; padding:1px 6px; }}
QLabel[tone="text2"] {{ color:{text2}; }}
QLabel[tone="text3"] {{ color:{text3}; }}
QLabel[tone="accent"] {{ color:{accent}; }}
QLabel[tone="warn"] {{ color:{warn}; }}
QLabel[tone="danger"] {{ color:{danger}; }}
QLabel[tone="good"] {{ color:{good}; }}
QLabel[tone="heavy"] {{ color:{heavy}; }}
QLabel[tone="info"] {{ color:{info}; }}
QMenuBar {{ background:{bg}; color:{text}; }}
QMenuBar::item {{ padding:4px 10px; background:transparent; border-radius:6px; }}
QMenuBar::item:selected {{ background:{hover}; }}
QMenu {{ background:{surface}; color:{text}; border:1px solid {control}; padding:6px; }}
QMenu::item {{ padding:7px 28px 7px 12px; border-radius:6px; }}
QMenu::item:selected {{ background:{accent_soft}; color:{text}; }}
QMenu::item:disabled {{ color:{text3}; }}
QMenu::separator {{ height:1px; background:{border}; margin:5px 6px; }}
QToolTip {{ background:{surface}; color:{text}; border:1px solid {control}; padding:4px 6px; }}
QTableView, QListView {{ background:{surface}; color:{text}; border:none; outline:none;
    gridline-color:{border}; selection-background-color:{accent_soft}; selection-color:{text};
    alternate-background-color:{surface}; }}
QTableView::item {{ border-bottom:1px solid {border}; padding:0 8px; }}
QTableView::item:selected {{ background:{accent_soft}; color:{text}; }}
QListView::item {{ padding:7px 8px; border-radius:6px; }}
QListView::item:selected {{ background:{accent_soft}; color:{text}; }}
QHeaderView {{ background:{step}; border:none; }}
QHeaderView::section {{ background:{step}; color:{text2}; border:none;
    border-bottom:1px solid {border}; padding:8px; }}
QHeaderView::section:hover {{ color:{text}; }}
QProgressBar {{ background:{track}; border:none; border-radius:4px; max-height:8px;
    min-height:8px; }}
QProgressBar::chunk {{ background:{bar}; border-radius:4px; }}
QScrollBar:vertical {{ background:transparent; width:12px; margin:0; }}
QScrollBar::handle:vertical {{ background:{control}; border-radius:4px; min-height:32px;
    margin:2px; }}
QScrollBar:horizontal {{ background:transparent; height:12px; margin:0; }}
QScrollBar::handle:horizontal {{ background:{control}; border-radius:4px; min-width:32px;
    margin:2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width:0; height:0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}
QTextBrowser {{ background:{surface}; color:{text}; border:none; }}
QCalendarWidget QWidget {{ alternate-background-color:{surface}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background:{surface}; }}
QCalendarWidget QTableView:disabled {{ color:{text3}; }}
QCalendarWidget QTableView::item {{ border:none; padding:0; }}
QCalendarWidget QToolButton {{ color:{text}; background:transparent; border:none; padding:6px; }}
QCalendarWidget QToolButton:hover {{ background:{hover}; border-radius:6px; }}
QCalendarWidget QToolButton::menu-indicator {{ image:none; }}
"""


def style_sheet(tokens: Mapping[str, str]) -> str:
    """Return the style sheet with ``tokens`` (name to ``#RRGGBB``) filled in."""
    return _RULES.format(**tokens)
