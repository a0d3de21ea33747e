"""Exit 0 when a display answers, X11 or Wayland: a dead one would abort Qt."""

from __future__ import annotations

import ctypes
import os
import sys


def x11_answers() -> bool:
    """Connect to $DISPLAY, authorisation included."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    return bool(connection) and xcb.xcb_connection_has_error(connection) == 0


def wayland_answers() -> bool:
    """Connect to $WAYLAND_DISPLAY."""
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    return bool(wayland.wl_display_connect(None))


def main() -> int:
    """Return 0 when a display answers, else 1."""
    for variable, answers in (("DISPLAY", x11_answers), ("WAYLAND_DISPLAY", wayland_answers)):
        try:
            if os.environ.get(variable) and answers():
                return 0
        except OSError:  # the client library is missing, so Qt could not connect either
            continue
    return 1


if __name__ == "__main__":
    sys.exit(main())
