/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tui: the wizard on a full screen, through ncurses.
 */
#ifndef BOWOUT_FACES_TUI_H
#define BOWOUT_FACES_TUI_H

#include "bowout/faces/wizard.h"

/* What tui_run gives when this terminal cannot show a full screen: nothing was drawn, one
 * sentence was said on standard error, and the plain face should go on. */
#define TUI_UNUSABLE (-1)

/* Runs to the end; gives the exit code, or TUI_UNUSABLE. The terminal is restored on every way
   out. */
int tui_run(const WizardOptions *options);

#endif
