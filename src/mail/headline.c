/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names above what their bearers do. */
#include "config.h"

#include "headline.h"

#include "bowout/mail/protocol.h"
#include "company.h"
#include "firm.h"
#include "mail-text.h"
#include "people.h"
#include "phrase.h"

#define HEADLINE_WITHIN 10
#define CARD 62

static gboolean is_firm_line(const char *line) {
    return name_is_firm(line) && g_regex_match_simple("^" NAME "\\.?$", line, 0, 0);
}

/* A person's name and a firm's on two lines. */
static void propose_card(Proposals *proposals, const char *person, const char *firm) {
    proposals_add(proposals, "contact", person, CARD, MAIL_FOUND_LABEL);
    proposals_add(proposals, "company", firm, CARD, MAIL_FOUND_LABEL);
}

static gboolean is_shouted(const char *line) {
    return !g_regex_match_simple("\\p{Ll}", line, 0, 0) && g_regex_match_simple("\\p{Lu}{3}", line, 0, 0);
}

/* "Greta Lund", and below it what she does: so sites show who writes. */
void headline_propose(const char *text, Proposals *proposals) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", HEADLINE_WITHIN);
    const char *name = NULL;

    for (guint i = 0; lines[i] != NULL && i + 1 < HEADLINE_WITHIN; i++) {
        if (g_regex_match_simple("^\\(?(?:he|she|they)/|^(?:active now|online)|(?:1st|2nd|3rd)\\+? degree|^\\x{B7} (?:1st|2nd|3rd)",
                                 lines[i], G_REGEX_CASELESS, 0))
            continue;
        if (name != NULL && is_shouted(name) && is_shouted(lines[i])) name = NULL; /* the head of a firm's paper */
        if (name != NULL && company_is_headline(lines[i])) {
            proposals_add(proposals, "contact", name, 72, MAIL_FOUND_CHAT);
            company_from_headline(lines[i], proposals);
            return;
        }
        if (name != NULL && g_regex_match_simple("^\\p{Lu}[\\p{L} .]+, \\p{Lu}[\\p{L} .]+$", lines[i], 0, 0) && words_count(lines[i]) < 6)
            proposals_add(proposals, "contact", name, 66, MAIL_FOUND_CHAT); /* and where she lives */
        if (name != NULL && is_firm_line(lines[i])) propose_card(proposals, name, lines[i]);
        if (i > 0 && looks_like_full_name(lines[i]) && !name_is_firm(lines[i]) && is_firm_line(lines[i - 1]))
            propose_card(proposals, lines[i], lines[i - 1]);
        if (lines[i][0] != '\0')
            name = words_count(lines[i]) >= 2 && words_count(lines[i]) <= 4 && looks_like_full_name(lines[i]) ? lines[i] : NULL;
    }
}
