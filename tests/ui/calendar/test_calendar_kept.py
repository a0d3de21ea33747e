"""What became of the plans: by sign and by word, in every view, and beside the week."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.compliance import Compliance
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import DayKind, DayMark, Status
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.marks import Mark, mark_of, mark_pixmap
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, WEDNESDAY, run

THURSDAY = WEDNESDAY + timedelta(days=1)


@pytest.fixture
def keep(page, training_log):
    """A function that runs a share of the 5 km of Wednesday's plan and shows the day."""

    def it(share):
        plan = page.span.cell(WEDNESDAY).blocks[0].session
        training_log.save(
            run(WEDNESDAY, 5000.0 * share, heaviness=5, duration_s=1800.0, notes="wind"), plan=plan
        )
        page.show_day(WEDNESDAY)
        return page.span.cell(WEDNESDAY)

    return it


def spoken(page, day):
    return page.grid.table.index_of(day).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("share", "mark", "said"),
    [
        (1.0, Mark.KEPT, "plan kept"),
        (1.3, Mark.PARTLY, "plan partly kept"),
        (0.4, Mark.OFF, "far off the plan"),
    ],
)
def test_a_done_plan_says_how_well_it_was_kept(page, keep, share, mark, said):
    cell = keep(share)
    assert mark_of(cell.blocks[0].kept) is mark
    assert said in spoken(page, WEDNESDAY)
    assert said in words.tip(cell, page.units, page.words)


def test_a_missed_plan_has_the_sign_and_says_missed_once(page):
    (block,) = page.span.cell(WEDNESDAY).blocks
    assert mark_of(block.kept) is Mark.OFF
    assert spoken(page, WEDNESDAY).count("missed") == 1


def test_a_plan_ahead_and_a_run_without_a_plan_have_no_sign(page):
    page.show_day(NEXT_TUESDAY)
    assert mark_of(page.span.cell(NEXT_TUESDAY).blocks[0].kept) is None
    assert mark_of(page.span.cell(TUESDAY).blocks[0].kept) is None


def test_a_rest_day_that_was_taken_is_kept(page, services):
    services.planning.set_day_mark(DayMark(day=THURSDAY, kind=DayKind.REST))
    assert page.span.cell(THURSDAY).rest_kept is Compliance.REST_KEPT
    assert "rest day, rest kept" in spoken(page, THURSDAY)


def test_a_plan_that_a_fix_left_out_counts_as_kept(page, training_log):
    plan = page.span.cell(WEDNESDAY).blocks[0].session
    training_log.update(replace(plan, status=Status.SKIPPED, fixed_by=RuleId.REST))
    (block,) = page.span.cell(WEDNESDAY).blocks
    assert (mark_of(block.kept), words.kept_word(block)) == (Mark.KEPT, "rest kept")


def test_the_panel_says_planned_and_kept(page, keep):
    keep(1.0)
    (card,) = [one for one in page.board.panel._cards if one.isVisible()]
    assert card.match.text() == "Planned 5.0, plan kept"
    assert card.sign.isVisible()


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_every_view_draws_the_sign(page, keep, view, theme):
    keep(1.3)
    page.show_view(view)
    box = page.grid.cell_box(page.grid.table.index_of(WEDNESDAY)).toRect()
    seen = page.grid.viewport().grab(box).toImage()
    assert holds(seen, theme.color("warn"))


def test_a_card_of_the_week_is_never_drawn_over_its_edge(page, keep, theme, workspace):
    keep(1.3)
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)
    workspace.window.resize(1280, 800)
    page.show_view("week")
    QApplication.processEvents()
    index = page.grid.table.index_of(WEDNESDAY)
    box = page.grid.cell_box(index).toRect()
    band = round(page.grid.hand.cells.sizes.band)
    seen = page.grid.viewport().grab(box.adjusted(8, box.height() - band + 4, -8, -8)).toImage()
    colors = {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}
    assert colors == {theme.color("out").rgba()}


def test_a_missed_card_of_the_week_has_the_sign_too(page, theme):
    page.show_day(WEDNESDAY)
    page.show_view("week")
    box = page.grid.cell_box(page.grid.table.index_of(WEDNESDAY)).toRect()
    assert holds(page.grid.viewport().grab(box).toImage(), theme.color("danger"))


def holds(image, color):
    return any(
        image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height())
    )


def test_the_three_signs_differ_without_their_colours(theme):
    shapes = {mark_pixmap(one, theme, 40).toImage().createAlphaMask().bits().tobytes()
              for one in Mark}  # fmt: skip
    assert len(shapes) == 3


def test_the_legend_explains_the_signs(page):
    legend = page.board.legend
    assert legend.isVisible()
    shown = [sign for entries in legend.rows() for sign, _words in entries]
    assert {Mark.KEPT, Mark.PARTLY, Mark.OFF} <= set(shown)
    assert "Plan kept, within 20 %" in legend.accessibleName()


def test_the_week_counts_its_plans(page, keep):
    keep(1.0)
    week = page.span.week(WEDNESDAY)
    assert words.outcome_words(week.plan) == "plans: 1 kept"
    assert "plans: 1 kept" in words.week_tip(week, page.units, page.words)


def test_a_day_that_was_not_logged_is_no_rest_day_of_the_week(page, services):
    before = page.span.week(TUESDAY).plan.rest_days
    services.planning.set_day_mark(DayMark(day=THURSDAY, kind=DayKind.NOT_LOGGED))
    assert page.span.week(TUESDAY).plan.rest_days == before - 1


def test_column_and_cards_say_the_same_of_a_week(page, services):
    services.planning.set_day_mark(DayMark(day=THURSDAY, kind=DayKind.NOT_LOGGED))
    page.show_day(TUESDAY)
    page.show_view("week")
    rest = words.rest_words(page.span.weeks[0].plan.rest_days)
    assert page.board.cards.rest.text() == rest
    assert rest in words.week_sentence(page.span.weeks[0], page.units)


def test_a_plan_that_was_left_out_for_illness_is_not_praised(page, services, ids):
    services.planning.set_day_mark(DayMark(day=WEDNESDAY, kind=DayKind.ILL))
    (block,) = page.span.cell(WEDNESDAY).blocks
    assert mark_of(block.kept) is None
    assert words.kept_word(block) == "ill on this day"
    week = page.span.week(WEDNESDAY)
    assert words.outcome_words(week.plan) == "plans: 1 left out, ill"
    assert week.plan.asked_m == 0.0
