"""The checksum of FIT files, fast enough to check every file.

CRC-16 with the generator x^16 + x^15 + x^2 + 1 over the bits in reflected order; a block followed
by its own checksum leaves the remainder zero. A table costs one Python step per byte; here the
whole block is one big integer. Source: FIT protocol, "CRC"; the method is arithmetic over GF(2).
"""

from __future__ import annotations

_TRINOMIAL = 0b1100000000000001
"""x^15 + x^14 + 1, the second factor of the generator in reflected order; the first is x + 1."""
_TRINOMIAL_DEGREE = 15
_FOLD_BITS = 14


def crc_is_right(block: bytes) -> bool:
    """Return whether ``block``, its two checksum bytes included, is undamaged.

    The generator is (x + 1)(x^15 + x + 1). Divisible by x + 1 means an even number of one bits.
    The 2^k-th power of the trinomial again has three terms, so 14 * 2^k low bits at a time are
    replaced by two shifted copies of themselves until one machine word is left.
    """
    rest = int.from_bytes(block, "little")
    if rest.bit_count() & 1:
        return False
    length = len(block) * 8
    while length > 64:
        power = max((length // (2 * _FOLD_BITS)).bit_length() - 1, 0)
        fold = _FOLD_BITS << power
        low = rest & ((1 << fold) - 1)
        rest = (rest >> fold) ^ low ^ (low << (1 << power))
        length = max(length - fold, fold + (1 << power))
    return _divides(rest)


def _divides(rest: int) -> bool:
    while rest:
        rest >>= (rest & -rest).bit_length() - 1
        if rest.bit_length() <= _TRINOMIAL_DEGREE:
            return False
        rest ^= _TRINOMIAL
    return True
