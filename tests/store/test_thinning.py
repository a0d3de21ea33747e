from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.store.thinning import DAILY, MONTHLY, WEEKLY, kept

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
INSTANTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    max_size=60,
)


def days_back(count, step=1):
    return [NOW - timedelta(days=step * one) for one in range(count)]


def test_nothing_is_kept_of_nothing():
    assert kept([]) == set()


def test_the_last_twelve_days_are_all_kept():
    assert set(days_back(12)) <= kept(days_back(400))


def test_a_year_of_daily_backups_becomes_about_thirty():
    found = kept(days_back(400))
    assert len({one.isocalendar()[:2] for one in found}) >= WEEKLY
    assert len({(one.year, one.month) for one in found}) >= MONTHLY
    assert len(found) <= DAILY + WEEKLY + MONTHLY


def test_of_several_on_one_day_the_newest_stays():
    morning = NOW - timedelta(hours=8)
    old = [NOW - timedelta(days=one) for one in range(1, 13)]
    assert NOW in kept([morning, NOW, *old])
    assert morning not in kept([morning, NOW, *old])


def test_a_pause_of_two_years_throws_nothing_away():
    before = [one - timedelta(days=730) for one in days_back(12)]
    assert set(before) <= kept([*before])
    assert len(kept([NOW, *before]) & set(before)) >= 11


@given(instants=INSTANTS)
def test_the_newest_stays_and_thinning_again_changes_nothing(instants):
    found = kept(instants)
    assert found <= set(instants)
    assert not instants or max(instants) in found
    assert kept(found) == found
    assert len(found) <= DAILY + WEEKLY + MONTHLY
