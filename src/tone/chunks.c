/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chunk begins with the word it was asked about; one begun earlier was taken whole. Fields to
 * fill in ("#name#", "@@name@@", "%name%") look much alike and are none: a mark of theirs stands
 * behind them, too. */
#include "config.h"

#include "chunks.h"

#define CHUNK_BYTES_MOST 256u
#define ENDING_BYTES_MOST 24u /* of "museum" or "docx" */
#define PIECE_BYTES_MOST 4u   /* of initials: the "Phil" of "D.Phil." */

typedef struct {
    const Vocabulary *vocabulary;
    const char *text;
    gsize from, to;
    gsize start, word_end; /* the word */
    gsize end;             /* of what stands between blanks, without the stops behind it */
} Chunk;

static gboolean is_wordy(char byte) {
    return g_ascii_isalnum(byte) || (guchar)byte >= 0x80;
}

static gboolean ends_chunk(const char *text, gsize at) {
    static const char *const high[] = {"\u00A0", "\u201C", "\u201D", "\u00BB", "\u2026", "\u2014", "\u2028", "\u2029"};
    if ((guchar)text[at] <= ' ' || strchr("<>\"|`", text[at]) != NULL) return TRUE;
    if ((guchar)text[at] < 0x80) return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(high); i++)
        if (strncmp(text + at, high[i], strlen(high[i])) == 0) return TRUE;
    return FALSE;
}

/* Stops, quotes and brackets behind it belong to the sentence; a bracket that was opened inside
   does not close it. */
static gsize trimmed(const char *text, gsize start, gsize end) {
    while (end > start) {
        char last = text[end - 1];
        if (strchr(".,;:!?'*_~]}-", last) == NULL && (last != ')' || memchr(text + start, '(', end - start) != NULL)) break;
        end--;
    }
    return end;
}

static gsize chunk_limit(const char *text, gsize start, gsize to, gsize most) {
    gsize end = start;
    while (end < to && end - start < most && !ends_chunk(text, end)) end++;
    return trimmed(text, start, end);
}

static gboolean follows(const Chunk *chunk, const char *what) {
    gsize size = strlen(what);
    return chunk->to - chunk->word_end > size && memcmp(chunk->text + chunk->word_end, what, size) == 0;
}

static gboolean word_equals(const Chunk *chunk, const char *word) {
    gsize size = strlen(word);
    return chunk->word_end - chunk->start == size && g_ascii_strncasecmp(chunk->text + chunk->start, word, size) == 0;
}

/* "https://…", "www.…", "mailto:…", "tel:…": however long. */
static gsize link_end(const Chunk *chunk) {
    gboolean link = follows(chunk, "://") ||
                    (follows(chunk, ".") && word_equals(chunk, "www") && is_wordy(chunk->text[chunk->word_end + 1])) ||
                    (follows(chunk, ":") && (word_equals(chunk, "mailto") || word_equals(chunk, "tel")) &&
                     (guchar)chunk->text[chunk->word_end + 1] > ' ');
    return link ? chunk_limit(chunk->text, chunk->start, chunk->to, G_MAXSIZE) : 0;
}

/* "ana.reyes@example.com", also with a name of one part behind the @. */
static gsize mail_end(const Chunk *chunk) {
    const char *text = chunk->text, *at = memchr(text + chunk->start, '@', chunk->end - chunk->start);
    gsize place = at != NULL ? (gsize)(at - text) : 0;
    if (at == NULL || place == chunk->start || place + 1 >= chunk->end || !is_wordy(text[place + 1])) return 0;
    for (gsize i = chunk->start; i < place; i++)
        if (!is_wordy(text[i]) && strchr("._%+-'=", text[i]) == NULL) return 0;
    return chunk->end;
}

/* "@ana_reyes", "#opentowork"; not "@name@", "#name#". */
static gsize tag_end(const Chunk *chunk) {
    const char *text = chunk->text;
    char mark = chunk->start > chunk->from ? text[chunk->start - 1] : '\0';
    gsize end = chunk->start;
    if (mark != '@' && mark != '#') return 0;
    if (chunk->start - chunk->from > 1 && (is_wordy(text[chunk->start - 2]) || text[chunk->start - 2] == mark)) return 0;
    while (end < chunk->end && (is_wordy(text[end]) || strchr("_-./", text[end]) != NULL)) end++;
    return end < chunk->to && text[end] == mark ? 0 : trimmed(text, chunk->start, end);
}

/* The slash before the word begins a path: a blank stands before it, or "~", ".", "..". */
static gboolean begins_path(const Chunk *chunk) {
    gsize slash = chunk->start - 1;
    while (slash > chunk->from && strchr("~.", chunk->text[slash - 1]) != NULL) slash--;
    return slash == chunk->from || (guchar)chunk->text[slash - 1] <= ' ' || chunk->text[slash - 1] == '(';
}

/* "/home/ana/x", "~/x", "C:\x", "reyes_cv". A mark at its ends makes it a field: "_name_". */
static gsize path_end(const Chunk *chunk) {
    const char *text = chunk->text;
    char before = chunk->start > chunk->from ? text[chunk->start - 1] : ' ';
    gboolean small = FALSE;
    if (before == '\\' || (before == '/' && begins_path(chunk))) return chunk->end;
    if (strchr("_%$@#*{[<", before) != NULL) return 0;
    if (memchr(text + chunk->start, '\\', chunk->end - chunk->start) != NULL) return chunk->end;
    if (!follows(chunk, "_") || !is_wordy(text[chunk->word_end + 1])) return 0;
    for (gsize i = chunk->start; i < chunk->end; i++) {
        if (!is_wordy(text[i]) && strchr("_-.", text[i]) == NULL) return 0;
        small = small || g_ascii_islower(text[i]) || g_ascii_isdigit(text[i]);
    }
    return small ? chunk->end : 0; /* FIRST_NAME */
}

/* The last piece of "x.example" or "cv.pdf": no word that rules know, or two sentences were
   meant ("the offer.thanks"). */
static gboolean is_ending(const Chunk *chunk, gsize start, gsize end) {
    const char *text = chunk->text;
    char folded[ENDING_BYTES_MOST + 1];
    gboolean letter = FALSE, small = FALSE, big = FALSE;
    WordKey key;
    const WordEntry *entry;
    if (end - start < 2 || end - start > ENDING_BYTES_MOST) return FALSE;
    for (gsize i = start; i < end; i++) {
        if (!g_ascii_isalnum(text[i])) return FALSE;
        small = small || g_ascii_islower(text[i]);
        big = big || g_ascii_isupper(text[i]);
        letter = letter || g_ascii_isalpha(text[i]);
        folded[i - start] = g_ascii_tolower(text[i]);
    }
    if (!letter || (small && big)) return FALSE;
    key = word_key(folded, end - start);
    entry = vocabulary_find(chunk->vocabulary, &key);
    return entry == NULL || (entry->flags & WORD_IS_ENDING) != 0;
}

/* "example.com/ana", "booking.com", "reyes-cv.final.docx". */
static gsize dotted_end(const Chunk *chunk) {
    const char *text = chunk->text;
    gsize name_end = chunk->start, last = 0;
    while (name_end < chunk->end && (is_wordy(text[name_end]) || strchr("-._", text[name_end]) != NULL)) {
        if (text[name_end] == '.') {
            if (!is_wordy(text[name_end - 1]) || name_end + 1 >= chunk->end || !is_wordy(text[name_end + 1])) return 0;
            last = name_end + 1;
        }
        name_end++;
    }
    if (last == 0 || !is_ending(chunk, last, name_end)) return 0;
    if (name_end == chunk->end || strchr("/?#:", text[name_end]) != NULL) return chunk->end;
    return name_end; /* "example.com's" */
}

/* The "'s" behind the last stop: "the U.S.'s". */
static gsize with_genitive(const Chunk *chunk, gsize end) {
    static const char *const genitives[] = {".'s", ".\u2019s"};
    for (guint i = 0; i < G_N_ELEMENTS(genitives); i++) {
        gsize size = strlen(genitives[i]);
        if (chunk->to - end >= size && memcmp(chunk->text + end, genitives[i], size) == 0) return end + size;
    }
    return end;
}

/* "U.S.", "D.C.", "Ph.D", "LL.M.": pieces that begin with a capital, one of them a letter only;
   and the "J." of a name. */
static gsize initials_end(const Chunk *chunk) {
    const char *text = chunk->text;
    gsize at = chunk->start, end = 0;
    guint pieces = 0, single = 0;
    for (;;) {
        gsize piece = at;
        while (at < chunk->to && at - piece <= PIECE_BYTES_MOST && g_ascii_isalpha(text[at])) at++;
        if (at == piece || at - piece > PIECE_BYTES_MOST || !g_ascii_isupper(text[piece])) break;
        pieces++;
        single += at - piece == 1;
        end = at;
        if (at + 1 >= chunk->to || text[at] != '.' || !g_ascii_isalpha(text[at + 1])) break;
        at++;
    }
    if (end == 0 || (end < chunk->to && is_wordy(text[end]))) return 0;
    if (pieces == 1) return single == 1 && text[chunk->start] != 'I' && follows(chunk, ".") ? end : 0;
    if (single == 0 || at != end) return 0;
    if (single < pieces && strchr("AI", text[end - 1]) != NULL && (end == chunk->to || text[end] != '.')) return 0; /* "No.I am" */
    return with_genitive(chunk, end);
}

ChunkKind chunk_at(const Vocabulary *vocabulary, const char *text, gsize from, gsize to, gsize start, gsize end, gsize *chunk_end) {
    static gsize (*const addresses[])(const Chunk *chunk) = {link_end, mail_end, tag_end, path_end, dotted_end};
    Chunk chunk = {vocabulary, text, from, to, start, end, 0};
    if ((*chunk_end = initials_end(&chunk)) > 0) return CHUNK_INITIALS;
    chunk.end = chunk_limit(text, start, to, CHUNK_BYTES_MOST);
    for (guint i = 0; i < G_N_ELEMENTS(addresses); i++)
        if ((*chunk_end = addresses[i](&chunk)) > start) return CHUNK_ADDRESS;
    return CHUNK_NONE;
}
