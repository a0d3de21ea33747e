from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from heavylegs_gui.domain.linking import Link, best_plan, find_links
from heavylegs_gui.domain.training import Session, Sport, Status

MONDAY = date(2026, 11, 23)
_NUMBERS = count(1)


def session(status, day=0, km=None, **values):
    return Session(
        uid="",
        id=next(_NUMBERS),
        local_date=MONDAY + timedelta(days=day),
        status=status,
        distance_m=None if km is None else km * 1000.0,
        **values,
    )


def plan(day=0, km=None, **values):
    return session(Status.PLANNED, day, km, **values)


def done(day=0, km=None, **values):
    return session(Status.DONE, day, km, **values)


def linked(*sessions, **options):
    return find_links(sessions, **options)


def test_a_run_of_the_day_fulfils_the_plan_whatever_its_distance():
    planned, run = plan(km=20), done(km=3)
    assert linked(planned, run) == [Link(run.id, planned.id)]


def test_distances_may_be_unknown_on_the_same_day():
    planned, run = plan(), done()
    assert linked(run, planned) == [Link(run.id, planned.id)]


def test_sports_must_be_the_same():
    assert linked(plan(), done(sport=Sport.CYCLE)) == []


def test_a_day_apart_the_distance_decides():
    planned = plan(km=10)
    for day in (-1, 1):
        for km, fits in ((6.5, True), (6.4, False), (13.5, True), (13.6, False)):
            run = done(day, km)
            assert linked(planned, run) == ([Link(run.id, planned.id)] if fits else [])


def test_miles_at_the_very_limit_fit():
    mile_m = 1609.344
    planned = replace(plan(), distance_m=7 * mile_m)
    run = replace(done(1), distance_m=7 * 1.35 * mile_m)
    assert linked(planned, run) == [Link(run.id, planned.id)]


def test_a_day_apart_an_unknown_distance_does_not_fit():
    assert linked(plan(km=10), done(1)) == []
    assert linked(plan(), done(1, km=10)) == []


def test_two_days_apart_nothing_fits():
    assert linked(plan(km=10), done(2, km=10)) == []


def test_the_same_day_is_closer_than_the_same_distance():
    today, tomorrow, run = plan(0, km=5), plan(1, km=10), done(0, km=10)
    assert linked(tomorrow, today, run) == [Link(run.id, today.id)]


def test_the_closest_distance_of_a_day_is_linked_first():
    short, long = plan(km=5), plan(km=15)
    runs = done(km=14), done(km=6)
    assert set(linked(short, long, *runs)) == {
        Link(runs[0].id, long.id),
        Link(runs[1].id, short.id),
    }


def test_a_known_distance_is_closer_than_an_unknown_one():
    unknown, known, run = plan(), plan(km=2), done(km=8)
    assert linked(unknown, known, run) == [Link(run.id, known.id)]


def test_each_session_is_linked_once():
    planned, first, second = plan(km=8), done(km=8), done(km=8.1)
    assert linked(planned, second, first) == [Link(first.id, planned.id)]


def test_what_is_left_over_falls_to_the_neighbouring_day():
    today, tomorrow = plan(0, km=8), plan(1, km=8)
    runs = done(0, km=8), done(0, km=7)
    assert linked(today, tomorrow, *runs) == [
        Link(runs[0].id, today.id),
        Link(runs[1].id, tomorrow.id),
    ]


def test_of_two_neighbouring_plans_the_earlier_one_is_linked():
    yesterday, tomorrow, run = plan(-1, km=8), plan(1, km=8), done(0, km=8)
    assert linked(tomorrow, yesterday, run) == [Link(run.id, yesterday.id)]


def test_what_the_runner_decided_stays():
    assert linked(plan(link_locked=True), done()) == []
    assert linked(plan(), done(link_locked=True)) == []


def test_what_is_linked_stays():
    planned, run = plan(), done()
    assert linked(replace(planned, linked_id=99), run) == []
    assert linked(planned, replace(run, linked_id=99)) == []
    assert linked(planned, run, done(3, linked_id=planned.id)) == []


def test_skipped_and_ill_plans_are_not_fulfilled():
    assert linked(session(Status.SKIPPED), session(Status.ILL), done()) == []


def test_two_sessions_of_one_file_are_not_linked():
    planned, run, other = plan(), done(), done(km=3)
    origins = {planned.id: "a.csv", run.id: "a.csv", other.id: "b.gpx"}
    assert linked(planned, run, origins=origins) == []
    assert linked(planned, run, other, origins=origins) == [Link(other.id, planned.id)]


def test_sessions_without_a_file_are_linked():
    planned, run = plan(), done()
    assert linked(planned, run, origins={run.id: "a.gpx"}) == [Link(run.id, planned.id)]


def test_old_pairs_are_left_alone_when_only_new_ones_are_asked_for():
    old = plan(0), done(0)
    new = plan(5), done(5)
    assert linked(*old, *new, new_ids={new[1].id}) == [Link(new[1].id, new[0].id)]


def test_the_best_plan_of_a_run_that_is_not_stored_yet():
    near, exact = plan(1, km=10), plan(0, km=9)
    run = replace(done(0, km=10), id=None)
    assert best_plan(run, [near, exact]) == exact
    assert best_plan(run, [near]) == near
    assert best_plan(run, []) is None
    assert best_plan(replace(run, link_locked=True), [exact]) is None


KILOMETRES = st.one_of(st.none(), st.integers(0, 30))
SESSIONS = st.lists(
    st.builds(
        session,
        st.sampled_from(Status),
        st.integers(-4, 4),
        KILOMETRES,
        sport=st.sampled_from([Sport.RUN, Sport.RUN, Sport.CYCLE]),
        link_locked=st.sampled_from([False, False, False, True]),
    ),
    max_size=14,
)


def fits(run, planned):
    apart = abs((run.local_date - planned.local_date).days)
    if run.sport is not planned.sport or apart > 1:
        return False
    if apart == 0:
        return True
    if run.distance_m is None or not planned.distance_m:
        return False
    return abs(run.distance_m - planned.distance_m) <= 0.35 * planned.distance_m + 1e-6


def free(sessions, status):
    return [one for one in sessions if one.status is status and not one.link_locked]


@settings(deadline=None)
@given(SESSIONS)
def test_links_keep_the_rule_and_leave_no_pair_that_fits(sessions):
    links = find_links(sessions)
    by_id = {one.id: one for one in sessions}
    taken = [number for link in links for number in link]
    assert len(taken) == len(set(taken))
    for link in links:
        run, planned = by_id[link.done_id], by_id[link.plan_id]
        assert (run.status, planned.status) == (Status.DONE, Status.PLANNED)
        assert not run.link_locked
        assert not planned.link_locked
        assert fits(run, planned)
    for run in free(sessions, Status.DONE):
        for planned in free(sessions, Status.PLANNED):
            if run.id not in taken and planned.id not in taken:
                assert not fits(run, planned)


@settings(deadline=None)
@given(SESSIONS, st.randoms())
def test_the_order_of_the_log_does_not_matter(sessions, random):
    shuffled = list(sessions)
    random.shuffle(shuffled)
    assert find_links(shuffled) == find_links(sessions)


@settings(deadline=None)
@given(SESSIONS)
def test_linking_again_finds_nothing(sessions):
    partner = {}
    for link in find_links(sessions):
        partner |= {link.done_id: link.plan_id, link.plan_id: link.done_id}
    after = [replace(one, linked_id=partner.get(one.id)) for one in sessions]
    assert find_links(after) == []
