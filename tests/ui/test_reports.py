"""What a printed month and week say, read back from the PDF."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from PySide6.QtPdf import QPdfDocument

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Session, Sport, Status
from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.week_plans import WeekPlan
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.ui.reports.printing import save_pdf, title_of
from heavylegs_gui.ui.reports.report import CalendarReport, PrintedWarning, Span
from heavylegs_gui.ui.reports.sheet import Paper

TODAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 16)
DONE, PLANNED = Status.DONE, Status.PLANNED
_NUMBERS = count(1)

pytestmark = pytest.mark.usefixtures("theme")


def session(day, status, km=None, **values):
    metres = None if km is None else km * 1000.0
    return Session(
        uid="", id=next(_NUMBERS), local_date=day, status=status, distance_m=metres, **values
    )


def a_week(start=MONDAY, **values):
    known = {
        "asked_m": 0.0,
        "done_m": 7_200.0,
        "ahead_m": 29_000.0,
        "limit_m": 36_800.0,
        "left_m": 600.0,
        "over_m": 0.0,
        "rest_days": 3,
        "outcomes": {},
    }
    return WeekPlan(week_start=start, **(known | values))


def month(*sessions, **values):
    known = {"span": Span.MONTH, "day": TODAY, "week_start": WeekStart.MONDAY, "today": TODAY}
    return CalendarReport(**(known | {"units": Units.KM, "sessions": sessions} | values))


def week(*sessions, **values):
    return month(*sessions, span=Span.WEEK, **values)


def warning(words="Sunday is 29 % longer than your longest run.", day=MONDAY, level=Level.CAUTION):
    return PrintedWarning(day, level, "29 % jump", words)


@pytest.fixture
def printed(tmp_path):
    """A function that prints a report and opens the PDF."""
    opened = []

    def read(report, paper=Paper.A4):
        path = tmp_path / "report.pdf"
        pages = save_pdf(path, report, paper)
        document = QPdfDocument()
        assert document.load(str(path)) is QPdfDocument.Error.None_
        assert document.pageCount() == pages
        opened.append(document)
        return document

    yield read
    for one in opened:
        one.close()


def text_of(document, page=0):
    return " ".join(document.getAllText(page).text().split())


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_a_week_stands_and_a_month_lies_on_its_side(printed, paper, size):
    for report, wanted in ((week(), size), (month(), size[::-1])):
        found = printed(report, paper).pagePointSize(0)
        assert (round(found.width()), round(found.height())) == wanted


def test_a_month_fits_on_one_page(printed):
    days = [MONDAY + timedelta(days=number) for number in range(-21, 21)]
    report = month(*(session(day, PLANNED, 8, kind=Kind.EASY) for day in days for _ in range(2)))
    document = printed(report)
    assert document.pageCount() == 1
    assert text_of(document).count("8.0 km") == len(report.days) * 2


def test_the_titles_name_month_and_week(printed):
    assert title_of(month()) == "November 2026"
    assert title_of(week()) == "16–22 Nov 2026"
    assert "November 2026" in text_of(printed(month()))
    assert "16–22 Nov 2026" in text_of(printed(week()))
    assert "Heavy Legs, printed 18 Nov 2026" in text_of(printed(week()))


def test_the_days_of_a_month_begin_with_the_week_of_the_runner():
    assert (month().days[0], month().days[-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    sunday = month(week_start=WeekStart.SUNDAY)
    assert (sunday.days[0], sunday.days[-1]) == (date(2026, 11, 1), date(2026, 12, 5))
    february = month(day=date(2027, 2, 10))
    assert len(february.days) == 28


def test_what_was_done_planned_and_missed_is_told(printed):
    text = text_of(
        printed(
            month(
                session(MONDAY, DONE, 7.2, kind=Kind.EASY, heaviness=7),
                session(MONDAY - timedelta(days=1), PLANNED, 14.5, kind=Kind.LONG),
                session(MONDAY + timedelta(days=6), PLANNED, 18, kind=Kind.LONG),
                session(TODAY, Status.SKIPPED, 5),
                session(TODAY + timedelta(days=1), PLANNED, sport=Sport.STRENGTH, duration_s=1800),
            )
        )
    )
    for words in ("Easy 7.2 km legs 7", "Missed 14.5 km", "Long run 18.0 km", "Skipped 5.0 km",
                  "Strength 30 min", "Today"):  # fmt: skip
        assert words in text


def test_a_fulfilled_plan_stands_with_what_was_done(printed):
    plan = session(MONDAY, PLANNED, 7)
    done = session(MONDAY, DONE, 7.2, linked_id=plan.id, duration_s=2760)
    text = text_of(printed(week(replace(plan, linked_id=done.id), done)))
    assert "7.2 km, 46 min, 6:23 /km, planned 7.0 km" in text


def test_marks_and_notes_of_days_are_told(printed):
    marks = {
        MONDAY: DayMark(day=MONDAY, kind=DayKind.REST, note="Fresh for Sunday"),
        TODAY: DayMark(day=TODAY, kind=DayKind.ILL),
    }
    for report in (month(marks=marks), week(marks=marks)):
        text = text_of(printed(report))
        assert "Rest day Fresh for Sunday" in text
        assert " Ill" in text


def test_only_known_days_without_a_session_are_rest(printed):
    assert "Rest " not in text_of(printed(month())).replace("Rest Limit", "")
    assert text_of(printed(month(known=(MONDAY, TODAY)))).count("Rest") == 3 + 1


def test_the_week_tells_its_sums(printed):
    text = text_of(printed(month(weeks=[a_week()])))
    for words in ("7.2 done", "29.0 planned", "limit 36.8", "3 rest days", "0.6 km left"):
        assert words in text
    text = text_of(printed(week(weeks=[a_week(rest_days=1)])))
    for words in ("7.2 km", "29.0 km", "limit of the week", "1", "rest day", "0.6 km"):
        assert words in text


def test_a_week_over_its_limit_says_so(printed):
    over = a_week(over_m=3_200.0, left_m=0.0)
    assert "3.2 km over" in text_of(printed(month(weeks=[over])))
    assert "over the limit" in text_of(printed(week(weeks=[over])))


@pytest.mark.parametrize(("short", "has_both"), [("+9 %", True), ("+300 % over", False)])
def test_the_sign_of_a_week_gives_way_to_what_it_is_over(printed, short, has_both):
    over = a_week(over_m=114_500.0, left_m=0.0)
    found = warning("Much more than usual.", MONDAY)._replace(short=short, of_week=True)
    text = text_of(printed(month(weeks=[over], warnings=(found,))))
    assert "114.5 km over" in text
    assert (short in text) is has_both


def test_a_week_that_has_passed_has_nothing_left(printed):
    past = a_week(left_m=None)
    for report in (month(weeks=[past]), week(weeks=[past])):
        assert "left" not in text_of(printed(report)).replace("left out", "")


def test_distances_follow_the_unit_of_the_runner(printed):
    text = text_of(printed(month(session(TODAY, PLANNED, 16.09344), units=Units.MI)))
    assert "10.0 mi" in text
    assert "Week, mi" in text


def test_warnings_stand_in_the_day_and_in_words(printed):
    for report in (month(warnings=[warning()]), week(warnings=[warning()])):
        text = text_of(printed(report))
        assert "29 % jump" in text
        assert "Worth a look" in text
        assert "Mon 16 Nov 2026 Sunday is 29 % longer than your longest run." in text


def test_a_warning_of_a_week_stands_beside_the_week_not_on_its_first_day(printed):
    one = warning("45 km are over the limit.")._replace(of_week=True, short="+29 %")
    assert month(warnings=[one]).warnings_of(MONDAY) == []
    assert "+29 %" in text_of(printed(month(weeks=[a_week()], warnings=[one])))
    on_week = text_of(printed(week(weeks=[a_week()], warnings=[one])))
    assert "+29 %" not in on_week
    assert "Week of 16 Nov 45 km are over the limit." in on_week


def test_a_hint_stands_in_words_only(printed):
    text = text_of(printed(month(warnings=[warning(level=Level.INFO)])))
    assert "29 % jump" not in text
    assert "Sunday is 29 %" in text


@pytest.mark.parametrize("make", [month, week])
def test_many_warnings_go_on_on_further_pages(printed, make):
    document = printed(make(warnings=[warning(f"Warning {n}.") for n in range(120)]))
    assert document.pageCount() > 2
    pages = [text_of(document, page) for page in range(document.pageCount())]
    text = " ".join(pages)
    assert all(f"Warning {n}." in text for n in range(120))
    assert f"page {document.pageCount()}" in pages[-1]


def test_hints_that_do_not_fit_are_counted_and_left_out(printed):
    hints = [warning(f"Hint {n}.", level=Level.INFO) for n in range(40)]
    document = printed(month(warnings=[warning("First."), *hints]))
    text = text_of(document)
    shown = text.count("Hint ")
    assert document.pageCount() == 1
    assert "First." in text
    assert 0 < shown < 40
    assert f"{40 - shown} more hints stand in the calendar." in text


def test_the_last_hint_is_never_replaced_by_a_sentence_about_it(printed):
    for count_ in range(1, 12):
        hints = [warning(f"Hint {n}.", level=Level.INFO) for n in range(count_)]
        assert "1 more hint" not in text_of(printed(month(warnings=hints)))


def test_a_name_that_says_the_kind_stands_alone(printed):
    names = [session(MONDAY, PLANNED, 5, kind=Kind.LONG, title=title) for title in
             ("Long run by the river", "Canal", None)]  # fmt: skip
    text = text_of(printed(week(*names)))
    assert "Long run by the river missed, 5.0 km" in text
    assert "Long run: Canal missed, 5.0 km" in text
    assert text.count("Long run") == 3


def test_a_full_week_goes_on_on_a_second_page(printed):
    sessions = [
        session(MONDAY, PLANNED, 5, notes="easy " * 300, title=f"Run {n}") for n in range(9)
    ]
    document = printed(week(*sessions))
    text = " ".join(text_of(document, page) for page in range(document.pageCount()))
    assert document.pageCount() > 1
    assert all(f"Run {n}" in text for n in range(9))
    assert "22 Nov" in text


def test_a_full_day_of_the_month_says_how_many_are_not_shown(printed):
    sessions = [session(day, PLANNED, 5) for day in month().days for _ in range(9)]
    assert "more" in text_of(printed(month(*sessions)))


def test_markup_in_names_is_printed_as_it_is(printed):
    names = [session(MONDAY, PLANNED, 5, title="<b>Loop</b>", notes="<img src=x> & so on")]
    text = text_of(printed(week(*names)))
    assert "<b>Loop</b>" in text
    assert "<img src=x> & so on" in text


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path):
    target = tmp_path / "gone" / "month.pdf"
    with pytest.raises(UserError, match="could not be written"):
        save_pdf(target, month())
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_takes_the_place_of_an_older_one(tmp_path):
    target = tmp_path / "month.pdf"
    target.write_text("older")
    save_pdf(target, month())
    assert target.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [target]
