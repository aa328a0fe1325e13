/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sequence: what a whole escape sequence means. The sequences of xterm and its relatives, rxvt, the
 * Linux console, vt100 and vt220 are known, whatever terminfo says: over SSH and inside
 * multiplexers terminals send what they like.
 */
#ifndef BOWOUT_TUI_SEQUENCE_H
#define BOWOUT_TUI_SEQUENCE_H

#include "keys.h"

/* ESC [ parameters final; PRESS_NONE when it means nothing here. */
Press sequence_csi(const char *parameters, char final);
/* ESC O parameters final */
Press sequence_ss3(const char *parameters, char final);
/* ESC [ [ final */
Press sequence_linux(char final);

#endif
