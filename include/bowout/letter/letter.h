/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter: paragraphs of sentences; each sentence knows the stage it came from and whether the
 * person wrote it. A letter is made sentence by sentence, and everything in it belongs to it.
 */
#ifndef BOWOUT_LETTER_LETTER_H
#define BOWOUT_LETTER_LETTER_H

#include <glib.h>

#include "bowout/letter/catalogue.h"

typedef struct {
    char *text;        /* without the blanks that follow it */
    char *after;       /* what stands between it and the next sentence of the paragraph: " " or a line break */
    const char *stage; /* id, or STAGE_DIRECTION; interned, valid for the life of the program */
    gboolean own;      /* in the person's own words */
} Sentence;

typedef struct {
    GPtrArray *sentences; /* Sentence, never empty */
} Paragraph;

typedef struct {
    GPtrArray *paragraphs; /* Paragraph */
    ChannelId channel;
    const char *kind;         /* kind id, interned; NULL when no situation is chosen */
    gboolean paragraph_ended; /* the next sentence begins a paragraph */
} Letter;

/* What is not said: "[Let them answer]" in the script of a call. It stands in a paragraph of its
   own, counts no words and is not checked. */
#define STAGE_DIRECTION "direction"
/* Is it the text of one? */
gboolean letter_is_direction(const char *text, gsize length);

/* ---- making one ---- */

/* Without a word. kind: NULL when there is none. */
Letter *letter_new(ChannelId channel, const char *kind);
void letter_free(Letter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Letter, letter_free)

/* At the end; `after` as in Sentence. Gives the sentence, which belongs to the letter. */
Sentence *letter_add_sentence(Letter *letter, const char *text, const char *after, const char *stage, gboolean own);
/* What stands between the last sentence of this paragraph and the next one; nothing happens
   where there is none yet. */
void letter_set_gap(Letter *letter, const char *gap);
/* The next sentence begins a new paragraph. One without a sentence is none. */
void letter_end_paragraph(Letter *letter);
/* A direction, where there is something before it that it can follow. */
void letter_add_direction(Letter *letter, const char *text);

/* ---- reading it ---- */

/* Paragraphs parted by an empty line, one line break at the end; "" for an empty letter. Owned
   by the caller. */
char *letter_text(const Letter *letter);
guint letter_sentence_count(const Letter *letter);
guint letter_word_count(const Letter *letter);
/* How long it takes to say it aloud, calmly (SPEAKING_WORDS_A_MINUTE). */
#define SPEAKING_WORDS_A_MINUTE 130u
guint letter_speaking_seconds(const Letter *letter);

#endif
