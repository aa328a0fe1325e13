/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text: nothing hostile gets through, nothing of the person's is lost. */
#include "config.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "bowout/base/text.h"

static void expect_clean(const char *bytes, gssize length, TextCleanFlags flags, const char *wanted) {
    g_autofree char *clean = text_clean(bytes, length, flags);
    g_autofree char *again = text_clean(clean, -1, flags);

    cr_assert(strcmp(clean, wanted) == 0, "got \"%s\", wanted \"%s\"", clean, wanted);
    cr_assert(strcmp(again, clean) == 0, "cleaning twice changes \"%s\"", clean);
}

Test(text, empty_text_is_fine) {
    g_autoptr(GArray) lines = text_wrap("", 10);
    g_autofree char *clip = text_clip("", 5, NULL), *fold = text_fold(""), *capital = text_capitalise("");
    g_autofree char *normal = text_normalise("", TEXT_PLAIN);

    expect_clean("", 0, TEXT_PLAIN, "");
    cr_assert(text_valid("", 0, NULL) && !text_hostile("") && text_blank(""));
    cr_assert(text_width("", -1) == 0 && text_length("") == 0);
    cr_assert(text_next("", 0, 0) == 0 && text_previous("", 0) == 0);
    cr_assert(text_word_next("", 0, 0) == 0 && text_word_previous("", 0) == 0);
    cr_assert(lines->len == 1 && g_array_index(lines, TextLine, 0).end == 0);
    cr_assert(!*clip && !*fold && !*capital && !*normal);
}

Test(text, valid_names_the_first_bad_byte) {
    gsize bad = 99;

    cr_assert(text_valid("na\xC3\xAFve", 6, NULL));
    cr_assert(!text_valid("ab\xE9", 3, &bad) && bad == 2);
    cr_assert(!text_valid("a\0b\xE9", 4, &bad) && bad == 1);
    cr_assert(!text_valid("x\xC0\xAF", 3, &bad) && bad == 1);    /* overlong */
    cr_assert(!text_valid("\xED\xA0\x80", 3, &bad) && bad == 0); /* surrogate */
    cr_assert(!text_valid("abc\xE2\x82", 5, &bad) && bad == 3);
}

Test(text, clean_shows_what_is_hostile) {
    expect_clean("a\x1b[31mb", -1, TEXT_PLAIN, "a^[[31mb");
    expect_clean("\x7f\x01", -1, TEXT_PLAIN, "^?^A");
    expect_clean("a\0b", 3, TEXT_PLAIN, "a^@b");
    expect_clean("a\xE2\x80\xAE"
                 "b",
                 -1, TEXT_PLAIN, "a<U+202E>b"); /* bidi override */
    expect_clean("a\xE2\x81\xA6"
                 "b",
                 -1, TEXT_PLAIN, "a<U+2066>b"); /* isolate */
    expect_clean("a\xE2\x80\x8B"
                 "b",
                 -1, TEXT_PLAIN, "a<U+200B>b"); /* zero width space */
    expect_clean("\xEF\xBB\xBF"
                 "a",
                 -1, TEXT_PLAIN, "<U+FEFF>a");
    expect_clean("\xF3\xA0\x81\xA1", -1, TEXT_PLAIN, "<U+E0061>"); /* tag */
    expect_clean("a\xE2\x80\xA8"
                 "b",
                 -1, TEXT_KEEP_LINES, "a<U+2028>b"); /* line separator */
    expect_clean("\xC2\x9B"
                 "31m",
                 -1, TEXT_PLAIN, "<U+009B>31m");
    expect_clean("\x9B"
                 "31m",
                 -1, TEXT_PLAIN, "<9B>31m");
    expect_clean("\xEE\x80\x80", -1, TEXT_PLAIN, "<U+E000>"); /* private use */
    expect_clean("\xE3\x85\xA4", -1, TEXT_PLAIN, "<U+3164>"); /* Hangul filler */
}

Test(text, clean_keeps_lines_only_when_told) {
    expect_clean("a\nb\tc", -1, TEXT_PLAIN, "a^Jb^Ic");
    expect_clean("a\nb\tc", -1, TEXT_KEEP_LINES, "a\nb    c");
    expect_clean("a\r\nb\r", -1, TEXT_KEEP_LINES, "a\nb^M");
}

Test(text, clean_leaves_people_s_writing_alone) {
    static const char *const fine[] = {
        "Zoë Ångström-Nuñez",
        "Nguyễn Văn Ánh",
        "e\xCC\x81",
        "李小龍",
        "한국어",
        "สวัสดี",
        "नमस्ते क्\xE2\x80\x8Dष",
        "می\xE2\x80\x8Cخواهم",
        "👍🏽 👨\xE2\x80\x8D👩\xE2\x80\x8D👧 ❤\xEF\xB8\x8F 🇵🇭",
        "“quotes” — dashes… 10\xC2\xA0kg €",
        "Ελληνικά",
        "עברית",
        "العربية",
    };

    for (guint i = 0; i < G_N_ELEMENTS(fine); i++) {
        expect_clean(fine[i], -1, TEXT_PLAIN, fine[i]);
        cr_assert(!text_hostile(fine[i]), "%s", fine[i]);
    }
}

Test(text, joiners_only_where_they_spell) {
    expect_clean("ab\xE2\x80\x8D"
                 "c",
                 -1, TEXT_PLAIN, "ab<U+200D>c");
    expect_clean("pay\xE2\x80\x8Cpal", -1, TEXT_PLAIN, "pay<U+200C>pal");
    expect_clean("می\xE2\x80\x8C\xE2\x80\x8C", -1, TEXT_PLAIN, "می\xE2\x80\x8C<U+200C>");
    expect_clean("a \xEF\xB8\x8F", -1, TEXT_PLAIN, "a <U+FE0F>");
}

Test(text, marks_are_capped_and_need_a_base) {
    GString *zalgo = g_string_new("a");
    g_autofree char *clean = NULL;

    for (int i = 0; i < 50; i++) g_string_append(zalgo, "\xCC\x81");
    clean = text_clean(zalgo->str, -1, TEXT_PLAIN);
    cr_assert(text_length(clean) == 1 + TEXT_MARKS_MAX);
    cr_assert(text_hostile(zalgo->str));
    expect_clean("\xCC\x81x", -1, TEXT_PLAIN, "<U+0301>x");
    expect_clean("a\n\xCC\x81x", -1, TEXT_KEEP_LINES, "a\n<U+0301>x");
    g_string_free(zalgo, TRUE);
}

Test(text, hostile_means_clean_would_change_it) {
    cr_assert(!text_hostile("two\nlines"));
    cr_assert(text_hostile("a\tb"));
    cr_assert(text_hostile("a\rb"));
    cr_assert(text_hostile("\xE2\x80\xAE"));
    cr_assert(text_hostile("\xE9"));
}

/* Random bytes: always valid, never hostile, the same the second time. */
Test(text, clean_stands_any_bytes) {
    GRand *random = g_rand_new_with_seed(7);
    static const char *const pieces[] = {"\xE2\x80\x8D", "\xCC\x81",        "👨", "a", "\xE2\x80", "\x1b", "\n", "\r\n", "می",
                                         "\xEF\xB8\x8F", "\xF3\xA0\x81\xA1"};

    for (int round = 0; round < 20000; round++) {
        GString *bytes = g_string_new(NULL);
        g_autofree char *clean = NULL, *again = NULL;
        int parts = g_rand_int_range(random, 0, 12);

        for (int i = 0; i < parts; i++)
            if (g_rand_boolean(random))
                g_string_append(bytes, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
            else
                g_string_append_c(bytes, (char)g_rand_int_range(random, 0, 256));
        clean = text_clean(bytes->str, (gssize)bytes->len, TEXT_KEEP_LINES);
        again = text_clean(clean, -1, TEXT_KEEP_LINES);
        cr_assert(text_valid(clean, strlen(clean), NULL));
        cr_assert(!text_hostile(clean), "\"%s\"", clean);
        cr_assert(strcmp(clean, again) == 0);
        g_string_free(bytes, TRUE);
    }
    g_rand_free(random);
}

Test(text, width_is_that_of_the_terminal) {
    cr_assert(text_width("abc", -1) == 3);
    cr_assert(text_width("e\xCC\x81", -1) == 1);
    cr_assert(text_width("李小", -1) == 4);
    cr_assert(text_width("👍", -1) == 2);
    cr_assert(text_width("한", -1) == 2 && text_width("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", -1) == 2);
    cr_assert(text_width("🇵🇭", -1) == 2);
    cr_assert(text_width("abc", 2) == 2);
}

/* ncurses asks wcwidth: where both know a character they must agree. */
Test(text, width_agrees_with_wcwidth) {
    int differing = 0;

    if (!setlocale(LC_CTYPE, "C.UTF-8")) cr_skip_test("no C.UTF-8 here");
    for (gunichar c = 0x20; c < 0x110000; c++) {
        char text[8] = {0};
        int cells = wcwidth((wchar_t)c);

        if (!g_unichar_validate(c) || cells < 0) continue;
        g_unichar_to_utf8(c, text);
        if (text_width(text, -1) == cells) continue;
        if (!text_hostile(text) || g_unichar_ismark(c)) {
            if (differing++ < 10) cr_log_error("U+%04X: %d, wcwidth %d", c, text_width(text, -1), cells);
        }
    }
    cr_assert(differing == 0, "%d differ", differing);
}

static void expect_graphemes(const char *text, int wanted) {
    gsize length = strlen(text), forth = 0, back = length;
    int steps = 0, back_steps = 0;

    for (; forth < length; steps++) forth = text_next(text, length, forth);
    for (; back > 0; back_steps++) back = text_previous(text, back);
    cr_assert(steps == wanted && back_steps == wanted, "%s: %d forth, %d back, wanted %d", text, steps, back_steps, wanted);
}

Test(text, graphemes_both_ways) {
    expect_graphemes("abc", 3);
    expect_graphemes("e\xCC\x81x", 2);
    expect_graphemes("a\r\nb", 3);
    expect_graphemes("👨\xE2\x80\x8D👩\xE2\x80\x8D👧x", 2);
    expect_graphemes("🇵🇭🇺🇸🇩🇪", 3);
    expect_graphemes("x🇵🇭🇺", 3);
    expect_graphemes("👍🏽👍🏽", 2);
    expect_graphemes("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB한국", 3);
    expect_graphemes("李小龍", 3);
}

/* Stepping from any border gives the same borders as counting from the start. */
Test(text, graphemes_do_not_depend_on_where_one_starts) {
    GRand *random = g_rand_new_with_seed(3);
    static const char *const pieces[] = {
        "a",  "\xCC\x81", "👨", "\xE2\x80\x8D", "🇵",       "🇭", "\xEF\xB8\x8F", "🏽", "한", "\xE1\x84\x92", "\xE1\x85\xA1",
        "\r", "\n",       "क", "\xE0\xA5\x8D", "\xD8\x80"};

    for (int round = 0; round < 20000; round++) {
        GString *text = g_string_new(NULL);
        g_autoptr(GArray) borders = g_array_new(FALSE, FALSE, sizeof(gsize));
        int parts = g_rand_int_range(random, 1, 14);
        gsize at = 0;

        for (int i = 0; i < parts; i++) g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        while (at < text->len) {
            g_array_append_val(borders, at);
            at = text_next(text->str, text->len, at);
        }
        for (guint i = borders->len; i-- > 0;) {
            gsize wanted = g_array_index(borders, gsize, i);

            at = text_previous(text->str, at);
            cr_assert(at == wanted, "\"%s\": %zu, wanted %zu", text->str, at, wanted);
        }
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

Test(text, words) {
    const char *text = "I don't, say \xE2\x80\x9Cno\xE2\x80\x9D.";
    gsize length = strlen(text);

    cr_assert(text_word_next(text, length, 0) == 1);
    cr_assert(text_word_next(text, length, 1) == 7); /* after don't */
    cr_assert(text_word_next(text, length, 7) == 12);
    cr_assert(text_word_next(text, length, 12) == 18);
    cr_assert(text_word_next(text, length, 18) == length);
    cr_assert(text_word_previous(text, length) == 16);
    cr_assert(text_word_previous(text, 16) == 9);
    cr_assert(text_word_previous(text, 9) == 2);
    cr_assert(text_word_previous(text, 2) == 0);
}

/* Lines joined by |. */
static void expect_wrap(const char *text, int width, const char *wanted) {
    g_autoptr(GArray) lines = text_wrap(text, width);
    GString *shown = g_string_new(NULL);

    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);

        if (i > 0) g_string_append_c(shown, '|');
        g_string_append_len(shown, text + line->start, (gssize)(line->end - line->start));
        cr_assert(line->width == text_width(text + line->start, (gssize)(line->end - line->start)));
    }
    cr_assert(strcmp(shown->str, wanted) == 0, "width %d: \"%s\", wanted \"%s\"", width, shown->str, wanted);
    g_string_free(shown, TRUE);
}

Test(text, wrap_keeps_pm_in_one_piece) {
    const char *text = "from 9 a.m. to 6 p.m. each day";
    g_autoptr(GArray) lines = text_wrap(text, 19);
    const TextLine *first = &g_array_index(lines, TextLine, 0);

    cr_assert(lines->len == 2);
    cr_assert(first->end - first->start == strlen("from 9 a.m. to 6"));
}

Test(text, wrap) {
    expect_wrap("hello world", 5, "hello|world");
    expect_wrap("hello world", 6, "hello|world");
    expect_wrap("hello world", 11, "hello world");
    expect_wrap("hello   world", 5, "hello|world");
    expect_wrap("hello", 5, "hello");
    expect_wrap("hello  ", 6, "hello ");
    expect_wrap("a\nb", 9, "a|b");
    expect_wrap("a\n\nb\n", 9, "a||b|");
    expect_wrap("incomprehensible no", 6, "incomp|rehens|ible|no");
    expect_wrap("well-known", 6, "well-|known");
    expect_wrap("李小龍的", 4, "李小|龍的");
    expect_wrap("李小龍的", 5, "李小|龍的");
    expect_wrap("李小", 1, "李|小");
    expect_wrap("ab", 0, "a|b");
    expect_wrap("ab", -7, "a|b");
    expect_wrap("e\xCC\x81"
                "e\xCC\x81",
                1, "e\xCC\x81|e\xCC\x81");
    expect_wrap("10\xC2\xA0kg ok", 5, "10\xC2\xA0kg|ok");
    expect_wrap("no, thanks.", 10, "no,|thanks.");
}

/* Whatever the text and width: in order, nothing drawn lost, none too wide. */
Test(text, wrap_loses_nothing) {
    GRand *random = g_rand_new_with_seed(11);
    static const char *const pieces[] = {"a",        "word ",          "  ", "\n", "李", "e\xCC\x81", "👍🏽", "-", ".",
                                         "\xC2\xA0", "long-long-word", "“",  "”",  "🇵🇭"};

    for (int round = 0; round < 20000; round++) {
        GString *text = g_string_new(NULL);
        g_autoptr(GArray) lines = NULL;
        int width = g_rand_int_range(random, 1, 14), parts = g_rand_int_range(random, 0, 16);
        gsize after = 0;

        for (int i = 0; i < parts; i++) g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        lines = text_wrap(text->str, width);
        for (guint i = 0; i < lines->len; i++) {
            const TextLine *line = &g_array_index(lines, TextLine, i);
            gboolean single = text_next(text->str, text->len, line->start) == line->end;

            cr_assert(line->start >= after && line->end >= line->start && line->end <= text->len);
            cr_assert(line->width <= width || single, "\"%s\" width %d", text->str, width);
            for (; after < line->start; after++)
                cr_assert(strchr(" \n", text->str[after]), "\"%s\" width %d loses byte %zu", text->str, width, after);
            after = line->end;
        }
        for (; after < text->len; after++) cr_assert(text->str[after] == ' ');
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

static void expect_clip(const char *text, int cells, const char *ellipsis, const char *wanted) {
    g_autofree char *clip = text_clip(text, cells, ellipsis);

    cr_assert(strcmp(clip, wanted) == 0, "\"%s\", wanted \"%s\"", clip, wanted);
    cr_assert(text_width(clip, -1) <= MAX(cells, 0));
}

Test(text, clip) {
    expect_clip("hello", 5, NULL, "hello");
    expect_clip("hello", 4, NULL, "hel…");
    expect_clip("hello", 4, "~", "hel~");
    expect_clip("hello", 4, "...", "h...");
    expect_clip("hello", 2, "...", "");
    expect_clip("hello", 1, NULL, "…");
    expect_clip("hello", 0, NULL, "");
    expect_clip("hello", -3, NULL, "");
    expect_clip("ab cd", 4, NULL, "ab…");
    expect_clip("李小龍", 5, NULL, "李小…");
    expect_clip("李小龍", 4, NULL, "李…");
    expect_clip("two\nlines", 20, NULL, "two…");
    expect_clip("ne\xCC\x81"
                "e",
                2, NULL, "n…");
}

static void expect_text(char *got, const char *wanted) {
    cr_assert(strcmp(got, wanted) == 0, "\"%s\", wanted \"%s\"", got, wanted);
    g_free(got);
}

Test(text, forms) {
    g_autofree char *composed = text_fold("CAF\xC3\x89"), *decomposed = text_fold("cafe\xCC\x81");

    expect_text(text_fold("HeLLo"), "hello");
    expect_text(text_fold("Straße"), "strasse");
    cr_assert(strcmp(composed, decomposed) == 0);
    expect_text(text_normalise("  a \t b\n\nc  ", TEXT_PLAIN), "a b c");
    expect_text(text_normalise("\n a  b \n \n\n c \n", TEXT_KEEP_LINES), "a b\n\nc");
    expect_text(text_normalise("cafe\xCC\x81", TEXT_PLAIN), "caf\xC3\xA9");
    expect_text(text_normalise("10\xC2\xA0kg", TEXT_PLAIN), "10\xC2\xA0kg");
    expect_text(text_capitalise("élan vital"), "Élan vital");
    expect_text(text_capitalise("ǆ"), "ǅ");
    expect_text(text_capitalise("“so”"), "“so”");
    cr_assert(text_blank(" \n\t\xC2\xA0") && !text_blank(" . "));
}
