/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as people see it.  All text inside the program is valid UTF-8; positions
 * are byte offsets, lengths are bytes unless said otherwise, widths are cells
 * of a terminal.  What is hostile (could move the cursor, hide or reorder other
 * text) is decided here and nowhere else: text_clean () makes it visible,
 * text_hostile () lets input be refused.
 *
 * Functions that take a string without a length want it NUL-terminated and
 * valid.  Returned strings are the caller's (g_free).
 */
#ifndef BOWOUT_BASE_TEXT_H
#define BOWOUT_BASE_TEXT_H

#include <glib.h>

typedef enum TextCleanFlags {
    TEXT_PLAIN = 0,
    TEXT_KEEP_LINES = 1 << 0 /* \n stays, \r\n becomes \n, \t becomes spaces */
} TextCleanFlags;

/* One line of wrapped text: the bytes [start, end) are what is drawn, `width`
   cells wide.  Blanks at a wrap, and the newline, stand between `end` and the
   next line's `start` and are not drawn. */
typedef struct TextLine {
    gsize start;
    gsize end;
    int width;
} TextLine;

/* Combining marks kept after one base character; ncurses shows no more. */
#define TEXT_MARKS_MAX 4

/* Valid UTF-8 without NUL.  Otherwise FALSE, and bad_offset (may be NULL) is
   the first wrong byte. */
gboolean text_valid(const char *bytes, gsize length, gsize *bad_offset);

/* Any bytes in (length -1: up to the NUL), safe valid UTF-8 out.  Controls
   become ^[, hidden and reordering characters <U+202E>, invalid bytes <9B>.
   Combining marks stay on a base character, at most TEXT_MARKS_MAX of them; the
   joiners U+200C and U+200D stay after a letter or mark of a script that needs
   them (Arabic, Indic, …) and U+200D after an emoji; variation selectors stay
   after something visible. */
char *text_clean(const char *bytes, gssize length, TextCleanFlags flags);

/* Would text_clean change it, newlines apart?  Then refuse it as input.
   Invalid UTF-8 is hostile too. */
gboolean text_hostile(const char *text);

/* TRUE when there is nothing but blanks and newlines. */
gboolean text_blank(const char *text);

/* Code points. */
gsize text_length(const char *text);

/* strspn for a text that no NUL ends: how many bytes at its front are in `set`. */
gsize text_span(const char *text, gsize length, const char *set);

/* Cells, as ncurses counts them: wide CJK and emoji 2, combining marks 0, an
   emoji sequence the sum of its parts.  The same in every locale. */
int text_width(const char *text, gssize length);

/* Grapheme steps: the border after / before `position` (length / 0 at the
   ends). */
gsize text_next(const char *text, gsize length, gsize position);
gsize text_previous(const char *text, gsize position);

/* Word steps as in Emacs: to the end of the next word / start of the previous
   one. */
gsize text_word_next(const char *text, gsize length, gsize position);
gsize text_word_previous(const char *text, gsize position);

/* Lines of at most `width` cells (less than 1 counts as 1): breaks where UAX 14
   allows, and at \n; a longer word is cut between graphemes; blanks at the end
   of a line hang.  At least one line.  Only a 2-cell character in width 1 makes
   a line too wide.  Array of TextLine, free with g_array_unref. */
GArray *text_wrap(const char *text, int width);

/* At most `cells` wide, ending in `ellipsis` ("…", or "~" where that cannot be
   shown) if something was cut.  NULL means "…". */
char *text_clip(const char *text, int cells, const char *ellipsis);

/* For comparison: case folded, NFC. */
char *text_fold(const char *text);

/* NFC, trimmed, runs of blanks (and newlines) to one space.  With
   TEXT_KEEP_LINES newlines stay (at most two in a row: one empty line) and
   blanks beside them go. */
char *text_normalise(const char *text, TextCleanFlags flags);

/* The first grapheme in title case, the rest as it was. */
char *text_capitalise(const char *text);

/* ’ ‘ ‛ ʼ ʹ ʻ ′ ´ and the full-width one; ASCII has two: ' and `. */
static inline gboolean text_is_apostrophe(gunichar c) {
    return (c >= 0x2018 && c <= 0x201B && c != 0x201A) || c == 0x02B9 || c == 0x02BB || c == 0x02BC || c == 0x2032 || c == 0x00B4 ||
           c == 0xFF07 || c == '\'' || c == '`';
}

#endif
