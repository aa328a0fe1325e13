/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See language.h. */
#include "config.h"

#include "language.h"

#include "rule-types.h"
#include "tokens.h"

#define OTHER_WORDS_LEAST 3u  /* "Muchas gracias" may be a firm's name */
#define PLAIN_WORDS_LEAST 12u /* before a want of our words tells anything */
#define OURS_ONE_IN 10u       /* English has one of its commonest words in two or three, never in ten */
#define FOREIGN_LETTERS_LEAST 8u
#define OUR_WORDS_PLENTY 12u

void language_begin(LanguageCount *count, const Rules *rules) {
    *count = (LanguageCount){.ours = NULL};
    for (guint i = 0; i < rules->rule_count; i++) {
        const Rule *rule = RULE_AT(rules, i);
        if (rule_type(rule) != &rule_type_shape || rule->shape != SHAPE_LANGUAGE) continue;
        if (rule->words.count > 0) count->ours = &rule->words;
        if (rule->allowed.count > 0) count->others = &rule->allowed;
        return;
    }
}

/* Letters of another script than Latin. */
static gboolean is_foreign(gunichar c) {
    return c >= 0x370 && g_unichar_isalpha(c) && !(c >= 0x1E00 && c <= 0x1EFF) && !(c >= 0x2C60 && c <= 0x2C7F) &&
           !(c >= 0xA720 && c <= 0xA7FF) && !(c >= 0xFF21 && c <= 0xFF5A);
}

void language_add(LanguageCount *count, const char *text, gsize length) {
    TokenText token = {0};
    gsize at = 0;
    if (count->ours == NULL || count->others == NULL) return;
    while (token_next(text, length, &at, &token)) {
        gsize bytes = token.end - token.start;
        if (is_foreign(g_utf8_get_char(text + token.start))) {
            count->foreign_letters += bytes / 2;
            continue;
        }
        count->letters += bytes;
        if (!token.capital) count->plain_words++;
        if (token.length >= sizeof token.folded) continue;
        token.folded[token.length] = '\0';
        if (pack_sorted_have(count->ours, token.folded))
            count->our_words++;
        else if (pack_sorted_have(count->others, token.folded))
            count->other_words++;
    }
}

gboolean language_plain(const LanguageCount *count) {
    return count->ours == NULL || count->others == NULL ||
           (count->our_words >= OUR_WORDS_PLENTY && count->our_words > 4 * count->other_words);
}

gboolean language_is_other(const LanguageCount *count) {
    if (count->foreign_letters >= FOREIGN_LETTERS_LEAST && count->foreign_letters > count->letters) return TRUE;
    if (count->other_words >= OTHER_WORDS_LEAST && count->other_words > count->our_words) return TRUE;
    return count->ours != NULL && count->plain_words >= PLAIN_WORDS_LEAST && count->our_words * OURS_ONE_IN < count->plain_words;
}
