/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tokens: a text as words. A word is a run of letters and digits, folded to small letters, with
 * apostrophes inside it (all kinds are one); hyphens part words; soft hyphens and zero-width
 * characters inside a word are not there. Short forms become the words of their long form, all at
 * the same place. Beside the words it tells which marks stand in the text, so that looking for
 * shapes costs nothing where there are none.
 */
#ifndef TONE_TOKENS_H
#define TONE_TOKENS_H

#include <glib.h>

#include "vocabulary.h"

#define TOKEN_BYTES_MOST 64u

typedef struct {
    gsize start, end; /* bytes in the text */
    char folded[TOKEN_BYTES_MOST];
    gsize length;        /* of folded */
    gboolean too_long;   /* folded holds only its beginning */
    gboolean capital;    /* begins with a capital */
    gboolean apostrophe; /* there is one inside */
    guint marks;         /* passed on the way to it, and of the word */
} TokenText;

/* The next word at or after `at`, which moves behind it; FALSE when there is none. Reads any
   valid UTF-8. */
gboolean token_next(const char *text, gsize length, gsize *at, TokenText *token);

enum {
    MARK_ANY = 1u << 30, /* there are words */
    MARK_EXCLAMATION = 1u << 1,
    MARK_QUESTION = 1u << 2,
    MARK_BRACKET = 1u << 3,    /* one of [ { < _ ( $ % # * @ & and the angle quotes */
    MARK_DOT = 1u << 4,        /* more than one full stop in a row, or the ellipsis */
    MARK_COLON = 1u << 7,      /* : ; = (emoticons) */
    MARK_SYMBOL = 1u << 8,     /* a character that may be an emoji */
    MARK_CAPITALS = 1u << 9,   /* a word with a capital behind its first letter, among the first three */
    MARK_STRETCHED = 1u << 10, /* three equal letters in a row */
    MARK_SMALL_I = 1u << 11,
    MARK_SUFFIX = 1u << 12,   /* a word that ends a company's name */
    MARK_GAP = 1u << 13,      /* a blank that no word follows */
    MARK_ARTICLE = 1u << 14,  /* "a" or "an", or what may be it */
    MARK_DIGIT = 1u << 15,    /* a word that begins with a digit */
    MARK_EXPANDED = 1u << 16, /* a short form: several words at one place */
    MARK_ADDRESS = 1u << 17   /* what may be an address, or initials; marks inside are not told */
};

typedef struct {
    guint32 start;  /* bytes from where reading began */
    guint16 length; /* bytes */
    WordId id;
} Word;

typedef struct {
    Word *words;
    guint count, capacity;
    guint units; /* words as letters are counted: a short form or a word with hyphens is one */
    guint marks;
    guint64 hash;       /* of the words in their order, capitals or not */
    guint64 first_hash; /* of the first of them */
} Tokens;

/* Adds the words of text[from, to) to `tokens`, whose starts count from `from`. Stops when
 * `capacity` is reached; gives where it stopped. */
gsize tokens_read(const Vocabulary *vocabulary, const char *text, gsize from, gsize to, Tokens *tokens);

#endif
