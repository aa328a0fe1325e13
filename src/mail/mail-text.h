/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text out of a mail, made fit for use: valid UTF-8, one line or many, and judged for what is
 * hidden in it.
 */
#ifndef BOWOUT_SRC_MAIL_MAIL_TEXT_H
#define BOWOUT_SRC_MAIL_MAIL_TEXT_H

#include <glib.h>

/* One line: trimmed, runs of blanks to one space, invisible fillers (soft hyphen, zero-width
   space) left out. Then, when there is still something hostile in it (text.h), NULL and *hostile
   is TRUE (hostile may be NULL). NULL too for NULL and for nothing. */
char *words_line(const char *text, gboolean *hostile);

/* One line for the eye: as above, but what is hostile is made visible, and "=?" (with which a
   header that is encoded once more begins) is parted. NULL for NULL and for nothing. */
char *words_shown(const char *text);

/* One line for a header: as above, but what is hostile is left out, and "=?" is parted. NULL for
   NULL and for nothing. */
char *words_sound(const char *text);

/* Many lines: valid, newlines only, fillers left out, what is hostile made visible, no blanks at
   line ends, at most one empty line in a row; never NULL. Longer than `most` bytes it is cut
   between characters, *cut tells. */
char *words_text(const char *bytes, gsize length, gsize most, gboolean *cut);

/* Lower case, letters and digits only, "&" as "and": for "is it the same name". */
char *words_fold(const char *text);

/* Every `from` in it becomes `to`. */
char *words_replace(const char *text, const char *from, const char *to);

/* How many words (runs without blanks). */
guint words_count(const char *text);
/* One in small letters, without what stands around it: "(Ltd.)" gives "ltd" (g_free). */
char *words_bare(const char *word);
/* Each of them, in small letters, is in the list (NULL-terminated). */
gboolean words_all_in(const char *text, const char *const *list);

/* Without the stars of what was bold, links behind words, pictures and little faces; lines without
   blanks at their ends (g_free). */
char *words_unmarked(const char *text);

#endif
