import pytest

from heavylegs_gui.services.drafts import DELAY_MS, Drafts
from heavylegs_gui.store.batches import BatchWriter


@pytest.fixture
def drafts(services):
    return services.drafts


def kept(services, key):
    return services.store.fetch("draft", key)


def test_what_is_typed_is_on_disk_within_two_seconds(services, drafts, qtbot):
    assert DELAY_MS <= 1500
    drafts.save("session", {"distance": "8,"})
    qtbot.waitUntil(lambda: kept(services, "session") is not None, timeout=5000)
    assert kept(services, "session")["values_json"] == '{"distance": "8,"}'


def test_typing_on_does_not_put_off_the_writing(services, drafts, qtbot):
    drafts.save("session", {"n": 1})
    waiting = drafts._timer.remainingTime()
    drafts.save("session", {"n": 2})
    assert drafts._timer.remainingTime() <= waiting
    drafts.flush()
    assert drafts.load("session") == {"n": 2}


def test_a_draft_is_known_before_it_is_written(services, drafts):
    drafts.save("session", {"n": 1})
    assert drafts.load("session") == {"n": 1}
    assert drafts.keys() == ["session"]
    assert kept(services, "session") is None
    drafts.close()


def test_a_draft_survives_closing(services, drafts, now):
    drafts.save("session", {"notes": "zäh"})
    drafts.close()
    assert Drafts(services.store, lambda: now).load("session") == {"notes": "zäh"}


def test_a_cleared_draft_is_gone(services, drafts):
    drafts.save("session", {"n": 1})
    drafts.flush()
    drafts.save("session", {"n": 2})
    drafts.clear("session")
    drafts.flush()
    assert drafts.load("session") is None
    assert drafts.keys() == []


def test_clearing_what_is_not_there_does_nothing(drafts):
    drafts.clear("session")
    assert drafts.load("session") is None


def test_during_an_import_a_draft_waits(services, drafts, now):
    writer = BatchWriter(services.store, "Import", now)
    drafts.save("session", {"n": 1})
    drafts.flush()
    assert drafts._timer.isActive()
    writer.commit()
    drafts.flush()
    assert kept(services, "session") is not None


def test_during_an_import_a_cleared_draft_is_gone_at_once_and_removed_later(services, drafts, now):
    drafts.save("session", {"n": 1})
    drafts.flush()
    writer = BatchWriter(services.store, "Import", now)
    drafts.clear("session")
    assert drafts.load("session") is None
    assert drafts.keys() == []
    writer.commit()
    drafts.flush()
    assert kept(services, "session") is None


def test_broken_drafts_are_ignored(services, drafts):
    with services.store.transaction():
        services.store.connection.execute(
            "INSERT INTO draft VALUES ('session', '2026-11-22T20:15:00Z', '{broken')"
        )
    assert drafts.load("session") is None
