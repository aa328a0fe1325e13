/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * chunks: what is one word although marks stand inside it. An address of mail or of the web, a
 * handle, a hashtag, a path or the name of a file (no rule looks inside it), and initials and short
 * forms with stops ("U.S.", "Ph.D.", the "J." of "J. Cruz"). This is the one place that decides it.
 */
#ifndef TONE_CHUNKS_H
#define TONE_CHUNKS_H

#include <glib.h>
#include <string.h>

#include "vocabulary.h"

typedef enum { CHUNK_NONE, CHUNK_ADDRESS, CHUNK_INITIALS } ChunkKind;

/* May the word text[start, end) be part of one? Two looks; text[from, to) is what is being read. */
static inline gboolean chunk_may_be(const char *text, gsize from, gsize to, gsize start, gsize end) {
    if (end + 1 < to && text[end] != ' ' && text[end] != ',') {
        if (text[end] == '.') return end - start <= 4 || (guchar)text[end + 1] > ' ';
        if ((guchar)text[end + 1] > ' ' && strchr("@:/\\_", text[end]) != NULL) return TRUE;
    }
    return start > from && text[start - 1] != ' ' && strchr("@#/\\", text[start - 1]) != NULL;
}

/* What the word text[start, end) is part of, and where that ends. A chunk that is no link is
   looked at for a bounded length. */
ChunkKind chunk_at(const Vocabulary *vocabulary, const char *text, gsize from, gsize to, gsize start, gsize end, gsize *chunk_end);

#endif
