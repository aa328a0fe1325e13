/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two readers of words that give the same: one for any UTF-8, and one for runs of ASCII letters,
 * which is what nearly all of a letter is made of. */
#include "config.h"

#include "tokens.h"

#include <string.h>
#include <uninorm.h>

#include "bowout/base/text.h"
#include "bowout/letter/sentences.h"
#include "chunks.h"
#include "token-classes.h"

/* What a character that is not ASCII is to the reader. */
typedef enum { HIGH_BETWEEN, HIGH_LETTER, HIGH_MARK, HIGH_HIDDEN, HIGH_APOSTROPHE, HIGH_BRACKET, HIGH_ELLIPSIS, HIGH_SYMBOL } HighClass;

static HighClass high_class(gunichar c) {
    if (text_is_apostrophe(c)) return HIGH_APOSTROPHE;
    if (c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return HIGH_HIDDEN;
    if (c == 0x2026) return HIGH_ELLIPSIS;
    if (c == 0x00AB || c == 0x2039) return HIGH_BRACKET;
    if (g_unichar_isalnum(c)) return HIGH_LETTER;
    if (g_unichar_ismark(c)) return c == 0xFE0F ? HIGH_HIDDEN : HIGH_MARK;
    if ((c >= 0x2190 && c <= 0x2BFF) || c >= 0x1F000) return HIGH_SYMBOL;
    return HIGH_BETWEEN;
}

/* The character at `at`; `size` its bytes. The text is valid. */
static gunichar char_at(const char *text, gsize at, gsize *size) {
    gunichar c = g_utf8_get_char(text + at);
    *size = (gsize)g_utf8_skip[(guchar)text[at]];
    return c;
}

static gboolean letter_follows(const char *text, gsize length, gsize at) {
    gsize size;
    while (at < length) {
        guchar byte = (guchar)text[at];
        HighClass class;
        if (byte < 0x80) return byte_classes[byte] >= BYTE_LETTER;
        class = high_class(char_at(text, at, &size));
        if (class != HIGH_HIDDEN) return class == HIGH_LETTER;
        at += size;
    }
    return FALSE;
}

static void add_char(TokenText *token, gunichar c, gboolean *composed) {
    char bytes[6];
    int size = g_unichar_to_utf8(c, bytes);
    if (c >= 0x300) *composed = FALSE;
    if (token->length + (gsize)size > TOKEN_BYTES_MOST) {
        token->too_long = TRUE;
        return;
    }
    memcpy(token->folded + token->length, bytes, (gsize)size);
    token->length += (gsize)size;
}

/* A word with combining marks is put together: "é" in one or two characters is the same word. */
static void compose_word(TokenText *token) {
    char out[TOKEN_BYTES_MOST * 3];
    size_t size = sizeof out;
    uint8_t *made = u8_normalize(UNINORM_NFC, (const uint8_t *)token->folded, token->length, (uint8_t *)out, &size);
    if (made == NULL) return;
    if (size <= TOKEN_BYTES_MOST) {
        memcpy(token->folded, made, size);
        token->length = size;
    } else {
        token->too_long = TRUE;
    }
    if ((char *)made != out) free(made);
}

/* `at` stands on the first letter. */
static void read_word(const char *text, gsize length, gsize *at, TokenText *token) {
    gboolean composed = TRUE;
    gsize size, i = *at;
    token->start = i;
    token->length = 0;
    token->too_long = token->apostrophe = FALSE;
    token->capital = g_unichar_isupper(g_utf8_get_char(text + i));
    token->end = i;
    while (i < length) {
        gunichar c = char_at(text, i, &size);
        if (c < 0x80 && byte_classes[c] >= BYTE_LETTER) {
            add_char(token, byte_classes[c], &composed);
        } else {
            HighClass class = c < 0x80 ? (text_is_apostrophe(c) ? HIGH_APOSTROPHE : HIGH_BETWEEN) : high_class(c);
            if (class == HIGH_HIDDEN) {
                i += size;
                continue;
            }
            if (class == HIGH_APOSTROPHE && letter_follows(text, length, i + size)) {
                add_char(token, '\'', &composed);
                token->apostrophe = TRUE;
            } else if (class == HIGH_LETTER || class == HIGH_MARK) {
                add_char(token, g_unichar_tolower(c), &composed);
            } else {
                break;
            }
        }
        i += size;
        token->end = i;
    }
    if (!composed) compose_word(token);
    *at = token->end;
}

/* Passes what is between words, noting the marks; FALSE at the end of the text. */
static gboolean find_word(const char *text, gsize length, gsize *at, guint *marks) {
    gsize size;
    while (*at < length) {
        guchar byte = (guchar)text[*at], class = byte_classes[byte];
        if (class >= BYTE_LETTER) return TRUE;
        if (class != BYTE_HIGH) {
            if (byte == ' ' && *at + 1 < length && byte_classes[(guchar)text[*at + 1]] < BYTE_LETTER) *marks |= MARK_GAP;
            if (class != BYTE_DOT || (*at + 1 < length && text[*at + 1] == '.')) *marks |= 1u << class;
            (*at)++;
            continue;
        }
        switch (high_class(char_at(text, *at, &size))) {
        case HIGH_LETTER: return TRUE;
        case HIGH_BRACKET: *marks |= MARK_BRACKET; break;
        case HIGH_ELLIPSIS: *marks |= MARK_DOT; break;
        case HIGH_SYMBOL: *marks |= MARK_SYMBOL; break;
        default: break;
        }
        *at += size;
    }
    return FALSE;
}

gboolean token_next(const char *text, gsize length, gsize *at, TokenText *token) {
    token->marks = 0;
    if (!find_word(text, length, at, &token->marks)) return FALSE;
    read_word(text, length, at, token);
    return TRUE;
}

static gboolean is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

/* Three equal letters in a row among the first eight. */
static inline gboolean three_alike(const WordKey *key) {
    const guint64 seven = G_GUINT64_CONSTANT(0x7F7F7F7F7F7F7F7F), bit6 = G_GUINT64_CONSTANT(0x4040404040404040);
    guint64 same = key->part[0] ^ (key->part[0] >> 8);               /* a zero byte where a letter equals the next */
    guint64 zero = ~(((same & seven) + seven) | same | seven);       /* 0x80 there */
    return (zero & (zero >> 8) & ((key->part[0] & bit6) << 1)) != 0; /* bit 6: a letter, no digit */
}

/* Is this word parted from the one before by a hyphen only? Then both are one for the count. */
static inline gboolean after_hyphen(const char *text, gsize before_end, gsize start) {
    if (start - before_end == 1) return text[before_end] == '-';
    return start - before_end == 3 && (memcmp(text + before_end, "\u2010", 3) == 0 || memcmp(text + before_end, "\u2011", 3) == 0);
}

static inline void add_word(Tokens *tokens, gsize start, gsize length, WordId id) {
    Word *word = &tokens->words[tokens->count++];
    word->start = (guint32)start;
    word->length = (guint16)MIN(length, (gsize)G_MAXUINT16);
    word->id = id;
}

/* "1,200" and "3.5" are one number. */
static gboolean joins_number(const char *text, const Tokens *tokens, gsize from, gsize start, WordId id) {
    const Word *last;
    if (tokens->count == 0 || id != WORD_NUMBER) return FALSE;
    last = &tokens->words[tokens->count - 1];
    return last->id == WORD_NUMBER && start == from + last->start + last->length + 1 && (text[start - 1] == ',' || text[start - 1] == '.');
}

typedef struct {
    const Vocabulary *vocabulary;
    const char *text;
    gsize from, to;
    gsize before_end; /* where the last word ended; from when there was none */
    Tokens *tokens;
} Reader;

static inline void count_unit(Reader *reader, gsize start) {
    if (reader->tokens->count == 0 || !after_hyphen(reader->text, reader->before_end, start)) reader->tokens->units++;
}

static inline void add_hash(Tokens *tokens, guint32 word_hash) {
    tokens->hash = (tokens->hash ^ word_hash) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    tokens->hash ^= tokens->hash >> 29;
    if (tokens->count == 0) tokens->first_hash = tokens->hash;
}

/* Any word at `at`; gives where it ends. */
static gsize read_any(Reader *reader, gsize at) {
    TokenText token;
    WordId ids[WORD_EXPANDS_MOST];
    guint count = 1;
    read_word(reader->text, reader->to, &at, &token);
    count_unit(reader, token.start);
    if (token.too_long) {
        ids[0] = token.capital ? WORD_NAME : WORD_UNKNOWN;
        reader->tokens->marks |= MARK_ADDRESS;
    } else {
        WordKey key = word_key(token.folded, token.length);
        add_hash(reader->tokens, word_key_hash(&key));
        count = vocabulary_read_short_form(reader->vocabulary, token.folded, token.length, token.capital, ids);
        if (three_alike(&key)) reader->tokens->marks |= MARK_STRETCHED;
    }
    if (reader->text[token.start] == 'i') reader->tokens->marks |= MARK_SMALL_I;
    if (is_upper(reader->text[token.start]) && token.end - token.start > 1) reader->tokens->marks |= MARK_CAPITALS;
    if (token.end - token.start <= 2) reader->tokens->marks |= MARK_ARTICLE;
    if (g_ascii_isdigit(reader->text[token.start])) reader->tokens->marks |= MARK_DIGIT;
    if (count > 1) reader->tokens->marks |= MARK_EXPANDED;
    for (guint i = 0; i < count; i++) add_word(reader->tokens, token.start - reader->from, token.end - token.start, ids[i]);
    reader->before_end = token.end;
    return at;
}

static inline gsize gather_slowly(const char *text, gsize at, gsize to, guint64 *part) {
    guint shift = 0;
    guint64 value = 0;
    while (shift < 64 && at < to) {
        guchar class = byte_classes[(guchar)text[at]];
        if (class < BYTE_LETTER) break;
        value |= (guint64) class << shift;
        shift += 8;
        at++;
    }
    *part = value;
    return at;
}

/* The letters and digits from `at` on, at most eight, folded; gives where they end. Eight bytes
 * are looked at together: which are letters comes out as a bit each, without a branch that would
 * depend on how long the word is. */
static inline gsize gather(const char *text, gsize at, gsize to, guint64 *part) {
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101), high = ones << 7;
    guint64 bytes, low, small, letters, digits, others;
    guint count;
    if (to - at < sizeof bytes) return gather_slowly(text, at, to, part);
    memcpy(&bytes, text + at, sizeof bytes);
    bytes = GUINT64_FROM_LE(bytes);
    low = bytes & ~high;
    small = low | ones * 0x20;
    letters = (small + ones * (0x80 - 'a')) & ~(small + ones * (0x7F - 'z'));
    digits = (low + ones * (0x80 - '0')) & ~(low + ones * (0x7F - '9'));
    others = (~(letters | digits) | bytes) & high;
    if (others == 0) {
        *part = small;
        return at + 8;
    }
    count = (guint)__builtin_ctzll(others) / 8;
    *part = count == 0 ? 0 : small & (G_MAXUINT64 >> (64 - 8 * count));
    return at + count;
}

/* A word that no rule mentions. */
static void add_unknown(Reader *reader, gsize start, gsize end, const WordKey *key) {
    Tokens *tokens = reader->tokens;
    WordId id = vocabulary_class(reader->vocabulary, key, is_upper(reader->text[start]));
    if (id == WORD_NUMBER && joins_number(reader->text, tokens, reader->from, start, id)) {
        Word *last = &tokens->words[tokens->count - 1];
        last->length = (guint16)MIN(end - reader->from - last->start, (gsize)G_MAXUINT16);
        return;
    }
    if (end - start > 2 && three_alike(key)) tokens->marks |= MARK_STRETCHED;
    add_word(tokens, start - reader->from, end - start, id);
}

/* A word that begins with an ASCII letter or digit at `at`. */
static inline gsize read_ascii(Reader *reader, gsize at) {
    const char *text = reader->text;
    Tokens *tokens = reader->tokens;
    gsize start = at, end;
    WordKey key = {{0, 0, 0}};
    const WordEntry *entry;
    guint32 hash;
    end = gather(text, at, reader->to, &key.part[0]);
    if (end - start == 8) {
        end = gather(text, end, reader->to, &key.part[1]);
        if (end - start == 16) end = gather(text, end, reader->to, &key.part[2]);
    }
    if (end < reader->to) {
        guchar class = byte_classes[(guchar)text[end]];
        if (class >= BYTE_APOSTROPHE && class != BYTE_COLON) return read_any(reader, start); /* it may go on */
    }
    hash = word_key_hash(&key);
    entry = vocabulary_find_hashed(reader->vocabulary, &key, hash);
    count_unit(reader, start);
    add_hash(tokens, hash);
    reader->before_end = end;
    if (end - start == 1) {
        if (text[start] == 'i') tokens->marks |= MARK_SMALL_I;
        if (key.part[0] == 'a') tokens->marks |= MARK_ARTICLE;
    } else if (is_upper(text[start + 1]) || (end - start == 3 && is_upper(text[start + 2]))) {
        tokens->marks |= MARK_CAPITALS;
    } else if (key.part[0] == ('a' | 'n' << 8)) {
        tokens->marks |= MARK_ARTICLE;
    }
    if (g_ascii_isdigit(text[start])) tokens->marks |= MARK_DIGIT;
    if (entry == NULL) {
        add_unknown(reader, start, end, &key);
        return end;
    }
    tokens->marks |= (entry->flags & WORD_IS_SUFFIX) * MARK_SUFFIX;
    if (end - start > 2 && three_alike(&key)) tokens->marks |= MARK_STRETCHED;
    add_word(tokens, start - reader->from, end - start, entry->ids[0]);
    if (entry->count > 1) tokens->marks |= MARK_EXPANDED;
    for (guint i = 1; i < entry->count; i++) add_word(tokens, start - reader->from, end - start, entry->ids[i]);
    return end;
}

/* An address or initials, as one word. */
static gsize add_chunk(Reader *reader, ChunkKind kind, gsize start, gsize end) {
    for (gsize i = start; i < end; i += sizeof(guint64)) {
        guint64 part = 0;
        memcpy(&part, reader->text + i, MIN(sizeof part, end - i));
        add_hash(reader->tokens, (guint32)((part * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) >> 32));
    }
    reader->tokens->units += sentences_count_words(reader->text + start, end - start); /* as letters are counted everywhere */
    if (reader->tokens->count > 0 && after_hyphen(reader->text, reader->before_end, start)) reader->tokens->units--;
    add_word(reader->tokens, start - reader->from, end - start, kind == CHUNK_INITIALS ? WORD_NAME : WORD_ADDRESS);
    reader->before_end = end;
    return end;
}

static inline gsize read_one(Reader *reader, gsize at) {
    Tokens *tokens = reader->tokens, before = *tokens;
    gsize before_end = reader->before_end, chunk_end;
    gsize end = (guchar)reader->text[at] < 0x80 ? read_ascii(reader, at) : read_any(reader, at);
    ChunkKind kind;
    if (!chunk_may_be(reader->text, reader->from, reader->to, at, end)) return end;
    tokens->marks |= MARK_ADDRESS;
    kind = chunk_at(reader->vocabulary, reader->text, reader->from, reader->to, at, end, &chunk_end);
    if (kind == CHUNK_NONE || chunk_end < end) return end;
    before.marks |= MARK_ADDRESS;
    *tokens = before; /* nothing of its words was there */
    reader->before_end = before_end;
    return add_chunk(reader, kind, at, chunk_end);
}

gsize tokens_read(const Vocabulary *vocabulary, const char *text, gsize from, gsize to, Tokens *tokens) {
    Reader reader = {vocabulary, text, from, to, from, tokens};
    gsize at = from;
    while (tokens->count + WORD_EXPANDS_MOST <= tokens->capacity) {
        if (at + 1 < to && text[at] == ' ') { /* what mostly stands between words */
            at++;
            if (byte_classes[(guchar)text[at]] < BYTE_LETTER) tokens->marks |= MARK_GAP;
        }
        if (at < to && byte_classes[(guchar)text[at]] < BYTE_LETTER && !find_word(text, to, &at, &tokens->marks)) return to;
        if (at >= to) return to;
        at = read_one(&reader, at);
    }
    return at;
}
