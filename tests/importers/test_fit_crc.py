"""The fast checksum against the one that the protocol describes."""

from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.importers.fit_crc import crc_is_right
from tests.importers.fit_builder import crc


@given(st.binary(max_size=400))
def test_a_block_with_its_own_checksum_is_right(block):
    assert crc_is_right(block + crc(block).to_bytes(2, "little"))


@given(st.binary(min_size=2, max_size=400))
def test_any_other_block_is_judged_as_the_slow_way_does(block):
    assert crc_is_right(block) is (crc(block) == 0)


@given(st.binary(max_size=200), st.data())
def test_one_wrong_bit_is_always_found(block, data):
    whole = bytearray(block + crc(block).to_bytes(2, "little"))
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    assert not crc_is_right(bytes(whole))
