"""64 rows of a column compared at a time: one bit each, in one word.

A loop over single rows leaves a byte per row behind, and needs a pass more for each comparison.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.compiling import borrowing

Words: TypeAlias = NDArray[np.uint64]
"""A bit per row, the first row of a word as its lowest bit."""

LANES = 64
_WORD, _PLACE = ir.IntType(LANES), ir.IntType(32)


def _rows(builder: Any, address: Any, bits: int) -> Any:
    """64 numbers of a column, from an address."""
    rows = ir.VectorType(ir.IntType(bits), LANES)
    loaded = builder.load(builder.inttoptr(address, rows.as_pointer()))
    loaded.align = bits // 8
    return loaded


def _repeated(builder: Any, number: Any, bits: int) -> Any:
    """A number 64 times."""
    none = ir.Constant(ir.VectorType(ir.IntType(bits), LANES), ir.Undefined)
    narrow = builder.trunc(number, ir.IntType(bits))
    first = builder.insert_element(none, narrow, ir.Constant(_PLACE, 0))
    places = ir.Constant(ir.VectorType(_PLACE, LANES), [0] * LANES)
    return builder.shuffle_vector(first, none, places)


def _compared(bits: int, how: str) -> Any:
    """Compares the numbers at an address with one number."""

    def code(_context: Any, _address: Any, _number: Any) -> Any:
        def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            rows = _rows(builder, arguments[0], bits)
            passed = builder.icmp_unsigned(how, rows, _repeated(builder, arguments[1], bits))
            return builder.bitcast(passed, _WORD)

        return types.uint64(types.int64, types.int64), generate

    return intrinsic(code)


def _served_code(_context: Any, _until: Any, _before: Any, _enough: Any) -> Any:
    """Whether the numbers at one address, less those at another modulo 2**16, are enough."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        served = builder.sub(*(_rows(builder, address, 16) for address in arguments[:2]))
        passed = builder.icmp_unsigned(">=", served, _repeated(builder, arguments[2], 16))
        return builder.bitcast(passed, _WORD)

    return types.uint64(types.int64, types.int64, types.int64), generate


def _first_bit_code(_context: Any, _word: Any) -> Any:
    """The place of the lowest bit that is set in a word that is not 0."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(types.uint64), generate


def _bits_code(_context: Any, _word: Any) -> Any:
    """How many bits of a word are set."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate


served: Any = intrinsic(_served_code)
below_8, below_16, below_32 = (_compared(bits, "<") for bits in (8, 16, 32))
at_least: Any = _compared(8, ">=")
first_bit: Any = intrinsic(_first_bit_code)
bits_of: Any = intrinsic(_bits_code)


@borrowing
def words_for(size: int) -> int:
    """How many words hold the bits of so many rows."""
    return (size + LANES - 1) // LANES


@borrowing
def has(words: Words, row: np.uint32) -> np.uint64:
    """1 if the bit of a row is set, else 0."""
    word: np.uint64 = words[row >> np.uint32(6)]
    return (word >> np.uint64(row & np.uint32(63))) & np.uint64(1)


@borrowing
def clear(words: Words, row: np.uint32) -> None:
    """Clear the bit of a row."""
    words[row >> np.uint32(6)] &= ~(np.uint64(1) << np.uint64(row & np.uint32(63)))
