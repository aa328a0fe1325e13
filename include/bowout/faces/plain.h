/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plain: the wizard line by line, for terminals that cannot do more, for screen readers and for
 * `ssh host bowout` without a terminal. Lines are only ever added: no borders, no redrawing, no
 * colours.
 */
#ifndef BOWOUT_FACES_PLAIN_H
#define BOWOUT_FACES_PLAIN_H

#include "bowout/faces/wizard.h"

/* Reads standard input, writes standard output; gives the exit code. The end of input saves and
   leaves. */
int plain_run(const WizardOptions *options);

#endif
