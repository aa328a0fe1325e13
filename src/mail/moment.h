/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The moment a header names: as RFC 5322 writes it, and as programs do that do not heed it (ISO
 * 8601, twelve-hour clocks, a second 60).
 */
#ifndef BOWOUT_SRC_MAIL_MOMENT_H
#define BOWOUT_SRC_MAIL_MOMENT_H

#include <glib.h>

/* NULL when it is none. */
GDateTime *moment_read(const char *header);

#endif
