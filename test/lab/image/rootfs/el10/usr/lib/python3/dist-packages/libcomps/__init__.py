"""Debian 13's, with its one fault mended: an iterator did not hold the list that it
went through, so that dnf saw no groups at all, or crashed. All lists iterate here over
a copy of theirs, by way of the types' slot tp_iter; nothing in Python reaches it."""

import ctypes

from ._libpycomps import *
from . import _libpycomps

_TP_ITER = 27 * ctypes.sizeof(ctypes.c_void_p)


@ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object)
def _iterator(sequence):
    return iter([sequence[index] for index in range(len(sequence))])


for _type in vars(_libpycomps).values():
    if isinstance(_type, type) and issubclass(_type, _libpycomps.GroupList.__base__):
        _slot = ctypes.c_void_p.from_address(id(_type) + _TP_ITER)
        _slot.value = ctypes.cast(_iterator, ctypes.c_void_p).value
