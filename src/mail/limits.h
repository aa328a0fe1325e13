/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What this process may use: memory, time, files. A mail that wants more ends the process, with an
 * error in JSON where that is still possible.
 */
#ifndef BOWOUT_SRC_MAIL_LIMITS_H
#define BOWOUT_SRC_MAIL_LIMITS_H

/* At the very start: memory, time, no core dump, no new privileges; signals end the process with
   an error in JSON. */
void limits_begin(void);

/* The answer is known and about to be written: an error that came now would stand behind it. The
 * kernel's last limit on the processor stays, and whoever called waits no longer either. */
void limits_answered(void);

/* Once all is loaded and before the mail is parsed: no file can be opened any more. */
void limits_no_more_files(void);

#endif
