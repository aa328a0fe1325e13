/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hostile in a text, and making it visible. */
#include "config.h"

#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "text-private.h"

#define ZERO_WIDTH_NON_JOINER 0x200C
#define ZERO_WIDTH_JOINER 0x200D

/* How many bytes from `at` on are ASCII and not NUL: nearly everything, and quick to see. */
static gsize plain_span(const char *at, gsize length) {
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101), high = ones << 7;
    gsize size = 0;
    guint64 bytes;
    for (; length - size >= sizeof bytes; size += sizeof bytes) {
        memcpy(&bytes, at + size, sizeof bytes);
        if ((((bytes - ones) | bytes) & high) != 0) break;
    }
    while (size < length && (guchar)at[size] - 1u < 0x7Fu) size++;
    return size;
}

gboolean text_valid(const char *bytes, gsize length, gsize *bad_offset) {
    gsize at = 0;
    while ((at += plain_span(bytes + at, length - at)) < length) {
        gsize end = at;
        const uint8_t *bad;
        while (end < length && (guchar)bytes[end] >= 0x80) end++;
        bad = u8_check((const uint8_t *)bytes + at, end - at);
        if (bad != NULL || end == at) {
            if (bad != NULL) at = (gsize)((const char *)bad - bytes);
            if (bad_offset != NULL) *bad_offset = at;
            return FALSE;
        }
        at = end;
    }
    return TRUE;
}

gsize text_decode(const char *bytes, gsize length, ucs4_t *character) {
    int used = u8_mbtoucr(character, (const uint8_t *)bytes, length);

    return used > 0 ? (gsize)used : 0;
}

/* Scripts whose letters change shape with U+200C and U+200D: there these two
   are spelling, everywhere else they only hide. */
static gboolean script_has_joiners(ucs4_t letter) {
    static const char *const names[] = {"Arabic",   "Syriac",  "Mongolian", "Nko",    "Devanagari", "Bengali",   "Gurmukhi",
                                        "Gujarati", "Oriya",   "Tamil",     "Telugu", "Kannada",    "Malayalam", "Sinhala",
                                        "Khmer",    "Myanmar", "Tibetan",   "Thaana", "Balinese",   "Javanese",  NULL};
    const uc_script_t *script = letter ? uc_script(letter) : NULL;

    return script && g_strv_contains(names, script->name);
}

static gboolean joiner_fits(const TextJudge *judge, ucs4_t joiner) {
    if (judge->previous == ZERO_WIDTH_JOINER || judge->previous == ZERO_WIDTH_NON_JOINER) return FALSE;
    if (script_has_joiners(judge->base)) return TRUE;
    return joiner == ZERO_WIDTH_JOINER && judge->base && uc_is_property_extended_pictographic(judge->base);
}

static gboolean is_variation_selector(ucs4_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static gboolean selector_fits(const TextJudge *judge, ucs4_t selector) {
    if (judge->previous == 0 || judge->previous != judge->base) return FALSE;
    if (selector >= 0xE0100) return uc_is_property_ideographic(judge->base);
    return !uc_is_property_white_space(judge->base);
}

gboolean text_prints_sign(ucs4_t c) {
    return (c >= 0x600 && c <= 0x605) || c == 0x6DD || c == 0x70F || c == 0x890 || c == 0x891 || c == 0x8E2 || c == 0x110BD || c == 0x110CD;
}

/* Where libunistring's widths differ from those of the C library, which ncurses
   and most terminals follow, the C library is right here. */
int text_cells(ucs4_t c) {
    int width;

    if (c >= 0x20 && c < 0x7F) return 1;
    if (c == '\n') return 0;
    if (c < 0x20 || c == 0x7F) return 2; /* drawn as ^[ */
    if ((c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF)) return 2;
    if (c >= 0x600 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me)) return 0;
    if (text_prints_sign(c)) return 1;
    width = uc_width(c, "UTF-8");
    return CLAMP(width, 0, 2);
}

static gboolean is_hidden(ucs4_t c) {
    if (text_prints_sign(c)) return FALSE;
    /* Format, separators of lines, surrogates, private use, unassigned: of the
     last two nobody knows what a terminal draws, or how wide. */
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp | UC_CATEGORY_MASK_Cs |
                                                UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cn))
        return TRUE;
    return uc_is_property_default_ignorable_code_point(c);
}

static void judge_advance(TextJudge *judge, ucs4_t c, gboolean mark) {
    judge->previous = c;
    if (mark)
        judge->marks++;
    else {
        judge->base = c;
        judge->marks = 0;
    }
}

TextVerdict text_judge(TextJudge *judge, ucs4_t c) {
    TextVerdict verdict = TEXT_FINE;

    if (c >= 0x20 && c < 0x7F) {
        judge_advance(judge, c, FALSE);
        return TEXT_FINE;
    }
    if (c < 0x20 || c == 0x7F)
        verdict = TEXT_CONTROL;
    else if (c < 0xA0)
        verdict = TEXT_HIDDEN;
    else if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
        verdict = joiner_fits(judge, c) ? TEXT_FINE : TEXT_HIDDEN;
    else if (is_variation_selector(c))
        verdict = selector_fits(judge, c) ? TEXT_FINE : TEXT_HIDDEN;
    else if (is_hidden(c))
        verdict = TEXT_HIDDEN;
    else if (text_cells(c) == 0 && !judge->base)
        verdict = TEXT_HIDDEN; /* it would be drawn over whatever stands before */
    else if (text_cells(c) == 0 && judge->marks >= TEXT_MARKS_MAX)
        verdict = TEXT_SURPLUS;

    if (verdict == TEXT_FINE)
        judge_advance(judge, c, text_cells(c) == 0);
    else if (verdict != TEXT_SURPLUS)
        memset(judge, 0, sizeof *judge);
    return verdict;
}

static void append_control(GString *out, ucs4_t c) {
    g_string_append_c(out, '^');
    g_string_append_c(out, c == 0x7F ? '?' : (char)(c + 0x40));
}

/* One character that is not as it should be. */
static void append_visible(GString *out, TextVerdict verdict, ucs4_t c, TextCleanFlags flags) {
    if (verdict == TEXT_SURPLUS) return;
    if (verdict == TEXT_HIDDEN)
        g_string_append_printf(out, "<U+%04X>", (guint)c);
    else if (c == '\n' && (flags & TEXT_KEEP_LINES))
        g_string_append_c(out, '\n');
    else if (c == '\t' && (flags & TEXT_KEEP_LINES))
        g_string_append(out, "    ");
    else
        append_control(out, c);
}

char *text_clean(const char *bytes, gssize length, TextCleanFlags flags) {
    gsize n = length < 0 ? strlen(bytes) : (gsize)length;
    GString *out = g_string_sized_new(n + 16);
    TextJudge judge = {0, 0, 0};

    for (gsize i = 0; i < n;) {
        ucs4_t c;
        gsize used = text_decode(bytes + i, n - i, &c);
        TextVerdict verdict;

        if (used == 0) {
            g_string_append_printf(out, "<%02X>", (guint)(guchar)bytes[i]);
            memset(&judge, 0, sizeof judge);
            i++;
            continue;
        }
        if (c == '\r' && (flags & TEXT_KEEP_LINES) && i + 1 < n && bytes[i + 1] == '\n') {
            i++;
            continue;
        }
        verdict = text_judge(&judge, c);
        if (verdict == TEXT_FINE)
            g_string_append_len(out, bytes + i, (gssize)used);
        else
            append_visible(out, verdict, c, flags);
        i += used;
    }
    return g_string_free(out, FALSE);
}

gboolean text_hostile(const char *text) {
    TextJudge judge = {0, 0, 0};
    gsize n = strlen(text);

    for (gsize i = 0; i < n;) {
        ucs4_t c;
        gsize used = text_decode(text + i, n - i, &c);

        if (used == 0) return TRUE;
        if (text_judge(&judge, c) != TEXT_FINE && c != '\n') return TRUE;
        i += used;
    }
    return FALSE;
}
