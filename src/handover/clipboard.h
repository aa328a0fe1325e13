/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * clipboard: the clipboard of the person's terminal or desktop. Inside tmux tmux hands it on; on a
 * desktop a program of it does; otherwise the terminal is asked with OSC 52, which never answers:
 * so nothing more is claimed than that it was sent.
 */
#ifndef BOWOUT_SRC_HANDOVER_CLIPBOARD_H
#define BOWOUT_SRC_HANDOVER_CLIPBOARD_H

#include "bowout/handover/handover.h"

gboolean clipboard_possible(const HandoverSettings *settings, gboolean restricted);
HandoverOutcome clipboard_copy(const char *text, gboolean restricted, HandoverResult *result);
/* What was pasted against what was sent; blanks and line ends may differ. */
HandoverOutcome clipboard_compare(const char *pasted, const char *text, HandoverResult *result);


#endif
