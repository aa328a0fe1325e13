# SPDX-License-Identifier: GPL-3.0-or-later
"""A program on a pseudo-terminal of our own, watched through libvterm.

Only the Python library and libvterm.so.0 (Debian: libvterm0) are needed.
Times are in seconds of time.perf_counter(), sizes in bytes.
"""

import contextlib
import ctypes
import fcntl
import os
import select
import signal
import socket
import struct
import termios
import time

ENTER, TAB, BACKSPACE, ESCAPE, UP, DOWN, LEFT, RIGHT = range(1, 9)  # VTermKey


class _Rect(ctypes.Structure):
    _fields_ = [("start_row", ctypes.c_int), ("end_row", ctypes.c_int),
                ("start_col", ctypes.c_int), ("end_col", ctypes.c_int)]


def _load_vterm():
    lib = ctypes.CDLL("libvterm.so.0")
    pointer, size, number = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    signatures = {
        "vterm_new": (pointer, [number, number]),
        "vterm_free": (None, [pointer]),
        "vterm_set_utf8": (None, [pointer, number]),
        "vterm_obtain_screen": (pointer, [pointer]),
        "vterm_screen_enable_altscreen": (None, [pointer, number]),
        "vterm_screen_reset": (None, [pointer, number]),
        "vterm_input_write": (size, [pointer, ctypes.c_char_p, size]),
        "vterm_output_read": (size, [pointer, ctypes.c_char_p, size]),
        "vterm_keyboard_key": (None, [pointer, number, number]),
        "vterm_screen_get_text": (size, [pointer, ctypes.c_char_p, size, _Rect]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    return lib


class Terminal:
    """One program, started at once; use it as a context manager."""

    ROWS, COLUMNS = 24, 80

    def __init__(self, argv, environment):
        self.received = 0           # bytes the program has written so far
        self.ended = False
        self._vterm = _load_vterm()
        self._vt = self._vterm.vterm_new(self.ROWS, self.COLUMNS)
        self._vterm.vterm_set_utf8(self._vt, 1)
        self._screen = self._vterm.vterm_obtain_screen(self._vt)
        self._vterm.vterm_screen_enable_altscreen(self._screen, 1)
        self._vterm.vterm_screen_reset(self._screen, 1)
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ,
                    struct.pack("HHHH", self.ROWS, self.COLUMNS, 0, 0))
        ours, theirs = socket.socketpair()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(argv, environment, slave, theirs)
        os.close(slave)
        theirs.close()
        ours.recv(1)                # the child is ready to exec ...
        self.started = time.perf_counter()
        ours.send(b"!")             # ... and the clock starts with it
        ours.close()

    @staticmethod
    def _become(argv, environment, slave, gate):
        try:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in range(3):
                os.dup2(slave, number)
            gate.send(b"?")
            gate.recv(1)
            os.closerange(3, 256)
            os.execvpe(argv[0], argv, environment)
        finally:
            os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._master)
        self._vterm.vterm_free(self._vt)

    def read(self, patience):
        """Takes in what comes within PATIENCE; its time, or None."""
        if self.ended or not select.select([self._master], [], [], max(0, patience))[0]:
            return None
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:             # the other side is closed
            data = b""
        now = time.perf_counter()
        if not data:
            self.ended = True
            return None
        self.received += len(data)
        self._vterm.vterm_input_write(self._vt, data, len(data))
        self._answer()
        return now

    def _answer(self):
        """Sends what the terminal itself has to say: answers, key codes."""
        answer = ctypes.create_string_buffer(4096)
        length = self._vterm.vterm_output_read(self._vt, answer, len(answer))
        if length:
            os.write(self._master, answer.raw[:length])

    def until_quiet(self, silence, first=None):
        """Reads until nothing comes for SILENCE (FIRST: patience for the
        first bytes); the time of the last bytes, or None."""
        last = None
        arrived = self.read(silence if first is None else first)
        while arrived is not None:
            last = arrived
            arrived = self.read(silence)
        return last

    def wait_for(self, text, patience=10.0):
        """Reads until TEXT is on the screen."""
        end = time.perf_counter() + patience
        while text not in self.text():
            if self.ended or time.perf_counter() > end:
                raise RuntimeError(f"never saw {text!r}; the screen:\n{self.text()}")
            self.read(end - time.perf_counter())

    def send(self, keys):
        """Bytes as they are, or one of the keys of this module, coded as the
        program has asked for it."""
        if isinstance(keys, bytes):
            os.write(self._master, keys)
        else:
            self._vterm.vterm_keyboard_key(self._vt, keys, 0)
            self._answer()

    def text(self):
        lines = []
        buffer = ctypes.create_string_buffer(self.COLUMNS * 24)
        for row in range(self.ROWS):
            length = self._vterm.vterm_screen_get_text(
                self._screen, buffer, len(buffer), _Rect(row, row + 1, 0, self.COLUMNS))
            lines.append(buffer.raw[:length].decode("utf-8", "replace").rstrip())
        return "\n".join(lines)

    def memory(self):
        """(resident, private dirty) bytes."""
        sums = {}
        with open(f"/proc/{self.pid}/smaps_rollup", encoding="ascii") as rollup:
            for line in rollup:
                words = line.split()
                if words[-1] == "kB":
                    sums[words[0]] = int(words[1]) * 1024
        return sums["Rss:"], sums["Private_Dirty:"]
