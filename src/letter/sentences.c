/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding sentences: one pass over the bytes. A stop ends a sentence when a blank follows and what
 * stands before it is not an abbreviation, an initial or the number of a list. Looking back never
 * goes further than WORD_BYTES_MOST, so the whole stays linear whatever the text is.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/word-lists.h"

#include <string.h>

#define WORD_BYTES_MOST 24u     /* the longest word looked at before a stop */
#define LISTED_BYTES_MOST 6u    /* the longest abbreviation in the lists */
#define GREETING_BYTES_MOST 80u /* a longer first line is no greeting */
#define LIST_DIGITS_MOST 3u
#define INITIALS_BYTES_MOST 4u /* of a piece: the "Phil" of "D.Phil." */

typedef struct {
    const char *text;
    gsize length;
    gsize at;         /* reading here */
    gsize start;      /* the sentence being read starts here */
    gboolean open;    /* a sentence is being read */
    gboolean in_list; /* it is an item of a list */
    gboolean first_line;
    GArray *spans;
} Reader;

/* The bytes of the blank at `at`, 0 when there is none. */
static gsize blank_at(const char *text, gsize length, gsize at) {
    unsigned char byte;
    if (at >= length) return 0;
    byte = (unsigned char)text[at];
    if (byte < 0x80) return byte == ' ' || (byte >= '\t' && byte <= '\r') ? 1 : 0;
    if (byte == 0xC2 && at + 1 < length && (unsigned char)text[at + 1] == 0xA0) return 2; /* no-break space */
    if ((byte == 0xE2 || byte == 0xE3) && at + 2 < length) {
        gunichar c = g_utf8_get_char_validated(text + at, (gssize)(length - at));
        if (c < 0x110000 && g_unichar_isspace(c)) return 3;
    }
    return 0;
}

static gboolean is_break(char byte) {
    return byte == '\n' || byte == '\r';
}

static gunichar char_at(const char *text, gsize length, gsize at) {
    gunichar c;
    if (at >= length) return 0;
    c = (unsigned char)text[at];
    if (c < 0x80) return c;
    c = g_utf8_get_char_validated(text + at, (gssize)MIN(length - at, (gsize)6));
    return c >= 0x110000 ? 0xFFFD : c;
}

/* The bytes of a stop at `at`: `.`, `!`, `?`, the ellipsis, or one of the full-width ones
   (`*wide`: no blank needs to follow). */
static gsize stop_at(const char *text, gsize length, gsize at, gboolean *wide) {
    static const char *const wide_stops[] = {"\u3002", "\uFF01", "\uFF1F"};
    *wide = FALSE;
    switch (text[at]) {
    case '.':
    case '!':
    case '?': return 1;
    case '\xE2': return length - at >= 3 && memcmp(text + at, "\u2026", 3) == 0 ? 3 : 0;
    case '\xE3':
    case '\xEF':
        for (guint i = 0; i < G_N_ELEMENTS(wide_stops); i++)
            if (length - at >= 3 && memcmp(text + at, wide_stops[i], 3) == 0) return *wide = TRUE, (gsize)3;
        return 0;
    default: return 0;
    }
}

/* Quotes and brackets that close after a stop. */
static gsize closer_at(const char *text, gsize length, gsize at) {
    static const char *const closers[] = {"\u201D", "\u2019", "\u00BB", "\u203A", "\u300D"};
    if (at >= length) return 0;
    if ((unsigned char)text[at] < 0x80) return strchr("\"')]*_", text[at]) != NULL && text[at] != '\0' ? 1 : 0;
    for (guint i = 0; i < G_N_ELEMENTS(closers); i++) {
        gsize size = strlen(closers[i]);
        if (length - at >= size && memcmp(text + at, closers[i], size) == 0) return size;
    }
    return 0;
}

/* Where the mark of a list item at `at` ends ("1. ", "2) ", "- ", "* ", "• "), or `at` when
   there is none. */
static gsize list_mark_end(const char *text, gsize length, gsize at) {
    gsize i = at;
    if (i >= length) return at;
    if (g_ascii_isdigit(text[i])) {
        while (i < length && i - at < LIST_DIGITS_MOST && g_ascii_isdigit(text[i])) i++;
        if (i >= length || (text[i] != '.' && text[i] != ')')) return at;
        i++;
    } else if (text[i] == '-' || text[i] == '*') {
        i++;
    } else if (length - i >= 3 && (memcmp(text + i, "\u2022", 3) == 0 || memcmp(text + i, "\u2013", 3) == 0)) {
        i += 3;
    } else {
        return at;
    }
    return i < length && (text[i] == ' ' || text[i] == '\t') ? i : at;
}

static void close_sentence(Reader *reader, gsize end) {
    SentenceSpan span = {reader->start, end};
    if (!reader->open) return;
    g_array_append_val(reader->spans, span);
    reader->open = FALSE;
    reader->in_list = FALSE;
}

/* The word that ends at `end`, lower-cased, into `word`; FALSE when it is longer than any
   abbreviation. */
static gboolean word_before(const Reader *reader, gsize end, char word[WORD_BYTES_MOST + 1]) {
    gsize start = end;
    while (start > reader->start && end - start <= WORD_BYTES_MOST &&
           (g_ascii_isalnum(reader->text[start - 1]) ||
            (!blank_at(reader->text, reader->length, start - 1) && strchr("(\"'[/,;-", reader->text[start - 1]) == NULL)))
        start--;
    if (end - start > WORD_BYTES_MOST) return FALSE;
    for (gsize i = 0; i < end - start; i++) word[i] = g_ascii_tolower(reader->text[start + i]);
    word[end - start] = '\0';
    return TRUE;
}

/* Is the word at `at` in the list? */
static gboolean listed_at(WordList list, const char *text, gsize length, gsize at) {
    char word[16];
    gsize size = 0;
    while (at + size < length && size < sizeof word - 1 && (g_ascii_isalpha(text[at + size]) || text[at + size] == '\'')) {
        word[size] = g_ascii_tolower(text[at + size]);
        size++;
    }
    word[size] = '\0';
    return word_listed(list, word);
}

gboolean sentences_start_here(const char *text, gsize length, gsize at) {
    return at < length && g_ascii_isupper(text[at]) && listed_at(WORDS_STARTERS, text, length, at);
}

static gboolean starter_at(const Reader *reader, gsize at) {
    return sentences_start_here(reader->text, reader->length, at);
}

/* "U.S", "Ph.D", "B.Sc": one of the pieces is a letter. */
static gboolean is_initials(const char *word) {
    gboolean single = FALSE;
    gsize piece = 0;
    if (strchr(word, '.') == NULL) return FALSE;
    for (;; word++) {
        if (*word != '.' && *word != '\0') {
            if (!g_ascii_isalpha(*word) || ++piece > INITIALS_BYTES_MOST) return FALSE;
            continue;
        }
        single = single || piece == 1;
        if (*word == '\0') return single;
        piece = 0;
    }
}

static gboolean all_digits(const Reader *reader, gsize end) {
    for (gsize i = reader->start; i < end; i++)
        if (!g_ascii_isdigit(reader->text[i])) return FALSE;
    return TRUE;
}

/* Whether the single full stop at `at` ends the sentence; `next` is where the text goes on after
   the blanks. */
static gboolean stop_is_final(const Reader *reader, gsize at, gsize next) {
    char word[WORD_BYTES_MOST + 1];
    gunichar following = char_at(reader->text, reader->length, next);
    if (next >= reader->length) return TRUE;
    if (all_digits(reader, at)) return FALSE; /* "1. …" */
    if (!word_before(reader, at, word)) return TRUE;
    if (strlen(word) <= LISTED_BYTES_MOST) {
        if (word_listed(WORDS_NEVER_FINAL, word)) return FALSE;
        if (word_listed(WORDS_MAYBE_FINAL, word)) return g_unichar_isupper(following);
        if (word_listed(WORDS_BEFORE_NUMBER, word)) return !g_unichar_isdigit(following);
    }
    if (word[0] != '\0' && word[1] == '\0' && g_ascii_isalpha(word[0]))
        return word[0] == 'i' || starter_at(reader, next);  /* an initial, as in "J. Cruz" */
    if (is_initials(word)) return starter_at(reader, next); /* "U.S.", "Ph.D." */
    return TRUE;
}

/* Skips blanks; counts the line breaks among them (CR LF is one). */
static gsize skip_blanks(const Reader *reader, gsize at, guint *breaks) {
    gsize size;
    *breaks = 0;
    while ((size = blank_at(reader->text, reader->length, at)) > 0) {
        char byte = reader->text[at];
        if (byte == '\n' || (byte == '\r' && !(at + 1 < reader->length && reader->text[at + 1] == '\n'))) (*breaks)++;
        at += size;
    }
    return at;
}

/* Behind "!" or "?" the sentence goes on: “Who are we?” page, Yahoo! in Manila, Cruz (ret.)
   called. `closed`: a quotation mark stands between. */
static gboolean goes_on_at(const Reader *reader, gsize next, gboolean closed) {
    if (!g_unichar_islower(char_at(reader->text, reader->length, next))) return FALSE;
    if (closed) return !listed_at(WORDS_STARTERS, reader->text, reader->length, next);
    return listed_at(WORDS_GOING_ON, reader->text, reader->length, next);
}

/* A stop stands at the reading place: reads it with all that belongs to it, and ends the
   sentence when it is final. */
static void read_stop(Reader *reader) {
    gboolean wide = FALSE, any_wide = FALSE, dots_only = TRUE;
    gsize first = reader->at, at = reader->at, size, next;
    guint stops = 0, breaks = 0;
    gboolean closed;
    while (at < reader->length && (size = stop_at(reader->text, reader->length, at, &wide)) > 0) {
        if (reader->text[at] == '!' || reader->text[at] == '?' || wide) dots_only = FALSE;
        any_wide = any_wide || wide;
        stops += size == 3 && !wide ? 3 : 1; /* the ellipsis counts as three dots */
        at += size;
    }
    for (closed = FALSE; (size = closer_at(reader->text, reader->length, at)) > 0; closed = TRUE) at += size;
    reader->at = at;
    next = skip_blanks(reader, at, &breaks);
    if (breaks < 2 && (closed || !dots_only) && goes_on_at(reader, next, closed)) return;
    if (next == at && next < reader->length && !any_wide) return;
    if (dots_only && stops == 1 && !stop_is_final(reader, first, next)) return;
    if (dots_only && stops > 1 && g_unichar_islower(char_at(reader->text, reader->length, next))) return;
    close_sentence(reader, at);
}

static gboolean is_greeting(const Reader *reader, gsize end) {
    char word[12];
    gsize size = 0;
    if (end - reader->start > GREETING_BYTES_MOST) return FALSE;
    while (reader->start + size < end && size < sizeof word - 1 && g_ascii_isalpha(reader->text[reader->start + size])) {
        word[size] = g_ascii_tolower(reader->text[reader->start + size]);
        size++;
    }
    word[size] = '\0';
    if (reader->text[end - 1] == ',' || reader->text[end - 1] == ':') return !word_listed(WORDS_CLOSING_WORDS, word);
    return word_listed(WORDS_GREETING_WORDS, word);
}

/* Blanks at the reading place: a line break may end the sentence even without a stop. */
static void read_blanks(Reader *reader) {
    guint breaks;
    gsize end = reader->at, next = skip_blanks(reader, end, &breaks);
    reader->at = next;
    if (next >= reader->length) close_sentence(reader, end);
    if (breaks == 0) return;
    if (reader->open) {
        gboolean greeting = reader->first_line && is_greeting(reader, end);
        gboolean item = list_mark_end(reader->text, reader->length, next) > next;
        gboolean item_over = reader->in_list && is_break(reader->text[next - 1]); /* the next line is not indented */
        if (breaks > 1 || greeting || item || item_over) close_sentence(reader, end);
    }
    reader->first_line = FALSE;
}

/* Steps over the mark of a list item, so that "1." is no sentence. */
static void open_sentence(Reader *reader) {
    gsize mark = list_mark_end(reader->text, reader->length, reader->at);
    gsize before = reader->at;
    while (before > 0 && (reader->text[before - 1] == ' ' || reader->text[before - 1] == '\t')) before--;
    reader->open = TRUE;
    reader->start = reader->at;
    reader->in_list = mark > reader->at && (before == 0 || is_break(reader->text[before - 1]));
    if (reader->in_list) reader->at = mark;
}

/* Inside a sentence: passes over letters and single blanks, which is nearly everything, eight
 * bytes at a time. Stops before the blanks that stand before a stop, a line break, or a byte
 * that is not ASCII. */
static gsize skip_plain(const char *text, gsize length, gsize at) {
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101), high = ones << 7;
    gsize first = at;
    while (length - at >= sizeof(guint64)) {
        guint64 bytes, stop, bang, question, marks;
        memcpy(&bytes, text + at, sizeof bytes);
        bytes = GUINT64_FROM_LE(bytes);
        stop = bytes ^ (ones * '.');
        bang = bytes ^ (ones * '!');
        question = bytes ^ (ones * '?');
        marks = ((bytes - ones * ' ') & ~bytes) | ((stop - ones) & ~stop) | ((bang - ones) & ~bang) | ((question - ones) & ~question);
        marks = (marks | bytes) & high;
        if (marks == 0) {
            at += sizeof bytes;
            continue;
        }
        at += (gsize)__builtin_ctzll(marks) / 8;
        break;
    }
    while (at > first && text[at - 1] == ' ') at--;
    return at;
}

GArray *sentences_find(const char *text, gsize length) {
    Reader reader = {.text = text, .length = length, .first_line = TRUE};
    reader.spans = g_array_sized_new(FALSE, FALSE, sizeof(SentenceSpan), 16);
    while (reader.at < length) {
        gboolean wide;
        if (reader.open) reader.at = skip_plain(text, length, reader.at);
        if (reader.at >= length) break;
        if (blank_at(text, length, reader.at) > 0) {
            read_blanks(&reader);
            continue;
        }
        if (!reader.open) {
            open_sentence(&reader);
            continue; /* it may have stepped over the mark of a list */
        }
        if (stop_at(text, length, reader.at, &wide) > 0)
            read_stop(&reader);
        else
            reader.at++;
    }
    close_sentence(&reader, length);
    return reader.spans;
}

static gboolean is_word_char(gunichar c) {
    if (c < 0x80) return g_ascii_isalnum((char)c);
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* An apostrophe or hyphen between two letters belongs to the word. */
static gboolean joins_words(const char *text, gsize length, gsize at, gunichar c) {
    if (!text_is_apostrophe(c) && c != '-' && c != 0x2010 && c != 0x2011) return FALSE;
    return is_word_char(char_at(text, length, at + (gsize)g_unichar_to_utf8(c, NULL)));
}

guint sentences_count_words(const char *text, gsize length) {
    gboolean in_word = FALSE;
    guint count = 0;
    for (gsize at = 0; at < length;) {
        gunichar c = char_at(text, length, at);
        if (is_word_char(c)) {
            if (!in_word) count++;
            in_word = TRUE;
        } else if (!in_word || !joins_words(text, length, at, c)) {
            in_word = FALSE;
        }
        at += c < 0x80 || c == 0xFFFD ? 1 : (gsize)g_unichar_to_utf8(c, NULL);
    }
    return count;
}
