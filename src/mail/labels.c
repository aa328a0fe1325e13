/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and what stands beside or under them. */
#include "config.h"

#include "labels.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/mail/protocol.h"
#include "details.h"
#include "firm.h"
#include "names.h"
#include "nobody.h"
#include "patterns.h"
#include "people.h"
#include "mail-text.h"
#include "values.h"

#define LABEL_MOST 40u /* bytes */
#define VALUE_WORDS_MOST 12u
#define PROJECT_WORDS_MOST 6u
#define PROJECT 66  /* a few words for what is to be done, or */
#define SENTENCE 65 /* some that name the role somewhere */

/* In small letters. A client is a company, or a person where the name is one's. */
static const struct {
    const char *fact;
    int score;
    const char *const words[32];
} labels[] = {
    {"received",
     76,
     {"offer date", "date", "date sent", "sent", "sent on", "offer sent", "offer sent on", "received", "received on", "offered on", NULL}},
    {"company",
     86,
     {"company", "company name", "business", "business name", "organisation", "organization", "hiring company", "hiring organization",
      "name of company", "firm", "end client", "on behalf of", "agency client", "client company", "employer name", "name of employer",
      "brand", NULL}},
    {"client", 84, {"employer", "hirer", "client", "client name", "our client", "customer", "host company", NULL}},
    {"role",
     86,
     {"role",
      "position",
      "job title",
      "job",
      "position title",
      "project title",
      "job name",
      "designation",
      "title",
      "offered position",
      "position offered",
      "role offered",
      "job position",
      "contract title",
      "role title",
      "position name",
      "job role",
      "post",
      "vacancy",
      "you have been invited to",
      "job post",
      "related job post",
      "related job",
      "contract name",
      "gig",
      "assignment",
      "applied for",
      NULL}},
    {"role", PROJECT, {"project", "project name", "contract", NULL}},
    {"role", SENTENCE, {"re", "subject", "your application for", "regarding", NULL}},
    {"contact",
     84,
     {"hired by", "message from", "from", "your contact", "contact", "contact person", "recruiter", "hiring manager", "your recruiter",
      "invited by", "offered by", "sent by", "client contact", "point of contact", "hr contact", "offer from", NULL}},
    {"candidate", 80, {"candidate", "candidate name", "name of candidate", "employee", "employee name", "freelancer", NULL}},
    {"agency", 80, {"agency", "recruitment agency", "staffing agency", NULL}},
    {"hours", 64, {"hours", "working hours", "work hours", "schedule", "shift", "work schedule", NULL}},
};

/* "Offer valid until", "Respond by", "Reply wanted", "Deadline to accept", in small letters. */
#define ANSWER_LABEL                                                                                                                       \
    "^(?:please |kindly )?(?:(?:the |this |our |your )?(?:job )?(?:offer|invitation|request|link|contract|proposal)(?: is)? )?"            \
    "(?:valid(?:ity)?|open|expir\\w+|closes?|closing|lapses?|withdrawn|respond|response|reply|answer|accept\\w*|decision|deadline|rsvp|"   \
    "sign(?:ature|ed)?|confirm\\w*|last da(?:y|te)|cut-?off)(?: ?(?:/|or) ?(?:decline|reject))?"                                           \
    "(?: (?:date|deadline|period|window|wanted|needed|required|requested|due|(?:to|for|of) (?:\\w+ )?\\w+))?"                              \
    "(?: (?:by|until|till|on|before|within|in))?$"

static const char *fact_of(const char *label, int *score) {
    g_autofree char *low = g_utf8_strdown(label, -1);

    *score = 0;
    if (g_regex_match_simple(ANSWER_LABEL, low, 0, 0)) return "reply-by";
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        if (g_strv_contains(labels[i].words, low)) {
            *score = labels[i].score;
            return labels[i].fact;
        }
    return NULL;
}

/* Without bullets, stars and quote marks before it. */
static char *bare_line(const char *line) {
    g_autofree char *plain = words_replace(line, "*", "");
    const char *at = plain;

    while (*at != '\0' && (strchr(" >-", *at) != NULL || g_str_has_prefix(at, "\xE2\x80\xA2") || g_str_has_prefix(at, "\xC2\xB7")))
        at = g_utf8_next_char(at);
    return g_strstrip(g_strdup(at));
}

/* "Label: value" to both parts; a label with nothing behind it gives "". */
static gboolean split(const char *line, char **label, char **value) {
    g_autofree char *bare = bare_line(line);
    gsize size = strcspn(bare, ":|\t");
    const char *dash = strstr(bare, " - "), *gap = strstr(bare, "   "); /* a table's columns */

    if (dash != NULL && (gsize)(dash - bare) < size) size = (gsize)(dash - bare) + 1;
    if (gap != NULL && (gsize)(gap - bare) < size) size = (gsize)(gap - bare);
    if (size == 0 || size > LABEL_MOST) return FALSE;
    *label = g_strchomp(g_strndup(bare, size));
    *value = g_strchomp(g_strdup(bare[size] == '\0' ? "" : bare + size + 1 + strspn(bare + size + 1, " |:\t")));
    return TRUE;
}

/* "Rowan Street Studio (Leeds)": what is in brackets at the end is said about it. */
static char *without_brackets(const char *value) {
    char *text = g_strdup(value), *open = strrchr(text, '(');

    if (open != NULL && open > text + 2 && g_str_has_suffix(text, ")")) *open = '\0';
    return g_strchomp(text);
}

/* The project's own words for the role are kept whole, "Fixed rate - QA Engineer" is the part
   behind the dash. */
static const char *role_part(const char *value) {
    static const char *const kinds[] = {"fixed rate - ", "hourly - ",        "fixed-price - ",
                                        "milestone - ",  "pay as you go - ", "application for "};

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strncasecmp(value, kinds[i], strlen(kinds[i])) == 0) return value + strlen(kinds[i]);
    return value;
}

static void propose(const char *fact, const char *value, int score, Proposals *proposals) {
    g_autofree char *bare = without_brackets(value);

    if (bare[0] == '\0' || words_are_nobody(bare) || words_count(bare) > VALUE_WORDS_MOST || strstr(bare, "://") != NULL) return;
    if (strcmp(fact, "role") != 0 && value_is_none(bare)) return;
    if (strcmp(fact, "client") == 0) {
        names_client(bare, score, MAIL_FOUND_LABEL, proposals);
    } else if (strcmp(fact, "hours") == 0) {
        details_find(bare, proposals); /* a phrase that a letter can take, whatever else stands there */
    } else if (strcmp(fact, "contact") == 0) {
        const char *dash = strstr(bare, " - ");

        if (dash != NULL && name_is_firm(dash + 3)) proposals_add(proposals, "company", dash + 3, score, MAIL_FOUND_LABEL);
        if (dash != NULL) bare[dash - bare] = '\0';
        bare[strcspn(bare, ",|")] = '\0';
        if (g_regex_match_simple("^(?:(?:Mr|Ms|Mrs|Dr)\\.? )?\\p{Lu}[\\p{L}'.-]*(?: (?:\\p{Lu}[\\p{L}'.-]*|de|van|von|la|al|bin)){0,3}$",
                                 g_strchomp(bare), 0, 0) &&
            looks_like_person(bare))
            proposals_add(proposals, fact, bare, score, MAIL_FOUND_LABEL);
    } else if (strcmp(fact, "role") == 0 && score < 80) {
        patterns_find(role_part(bare), PATTERNS_SUBJECT, "role", MAIL_FOUND_LABEL, 0,
                      proposals); /* a sentence that names the role somewhere */
        if (score == PROJECT && words_count(bare) <= PROJECT_WORDS_MOST)
            proposals_add(proposals, fact, role_part(bare), PROPOSAL_LIKELY, MAIL_FOUND_LABEL);
    } else {
        proposals_add(proposals, fact, strcmp(fact, "role") == 0 ? role_part(bare) : bare, score, MAIL_FOUND_LABEL);
    }
}

/* "Hired by Dana Whitaker": a label and its value without a mark between. */
static void read_run_on(const char *line, Proposals *proposals) {
    static const char *const starts[] = {"Hired by ", "Invited by ", "Message from "};

    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (g_str_has_prefix(line, starts[i])) propose("contact", line + strlen(starts[i]), 82, proposals);
}

/* A page shows the title of what is to be done above what it pays. */
static void read_title(char **lines, guint at, Proposals *proposals) {
    guint above = at;
    int score;

    if (!g_regex_match_simple("^(?:fixed[- ]price|hourly(?: rate)?|budget|est\\. budget)\\b[: ]*[^ ]{0,4}\\d", lines[at], G_REGEX_CASELESS,
                              0))
        return;
    while (above > 0 && lines[above - 1][0] == '\0') above--;
    if (above == 0 || strpbrk(lines[above - 1], ".!?:") != NULL ||
        g_regex_match_simple("\\b(?:request|offer|order|invitation|terms)\\b", lines[above - 1], G_REGEX_CASELESS, 0) ||
        words_count(lines[above - 1]) > PROJECT_WORDS_MOST || fact_of(lines[above - 1], &score) != NULL)
        return;
    proposals_add(proposals, "role", lines[above - 1], PROJECT, MAIL_FOUND_LABEL);
}

/* A copied page of an offer begins with what it is called. */
static void read_page_title(char **lines, Proposals *proposals) {
    gboolean page = FALSE;
    guint at = 0, seen = 0;

    for (guint i = 0; lines[i] != NULL && !page; i++)
        page =
            g_regex_match_simple("^(?:(?:accept|decline|view|review) (?:the )?offer|contract (?:terms|type)|billing method|weekly limit)$",
                                 lines[i], G_REGEX_CASELESS, 0);
    for (; page && lines[at] != NULL && seen < 3; at++) {
        const char *title = g_str_has_prefix(lines[at], "Offers > ") ? lines[at] + strlen("Offers > ") : lines[at];

        if (lines[at][0] == '\0' || seen++ > 2) continue;
        if (strpbrk(title, ".!?:") != NULL || words_count(title) > 9 || words_count(title) < 2 ||
            !g_unichar_isupper(g_utf8_get_char(title)) ||
            g_regex_match_simple(
                "\\b(?:offers?|congrat\\w*|you|your|message|messages|inbox|unread|sent|awarded|from|ago|terms|contract)\\b|\\d\\d:?\\d\\d",
                title, G_REGEX_CASELESS, 0))
            continue;
        proposals_add(proposals, "role", title, PROJECT, MAIL_FOUND_LABEL);
        return;
    }
}

/* A day that is over: "Date: 4 January" may be one to come. */
static void propose_received(const char *value, int score, const GDate *today, Proposals *proposals) {
    g_autofree char *iso = NULL;
    DateSaid said;

    if (!dates_find(value, 0, today, DATES_PAST, &said) || said.start > 0 || said.span || g_date_valid(&said.other)) return;
    if (g_date_compare(&said.day, today) > 0) return;
    iso = clock_format_date(&said.day);
    proposals_add(proposals, "received", iso, score, MAIL_FOUND_LABEL);
}

/* The next line that says something, if it is near and no label itself. */
/* "Name: Ana", not "by 5:00 pm". */
static gboolean has_label(const char *line) {
    return g_regex_match_simple(":(?!\\d\\d)", line, 0, 0);
}

static const char *value_below(char **lines, guint at) {
    int score;
    guint next = at + 1;

    if (lines[next] != NULL && lines[next][0] == '\0') next++;
    if (lines[next] == NULL || lines[next][0] == '\0') return NULL;
    return fact_of(lines[next], &score) == NULL && !has_label(lines[next]) ? lines[next] : NULL;
}

char *labels_find(const char *marked, const GDate *today, Proposals *proposals) {
    g_autofree char *text = words_unmarked(marked);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *days = g_string_new(NULL);

    read_page_title(lines, proposals);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *label = NULL, *value = NULL;
        const char *fact, *said;
        int score = 0;

        read_run_on(lines[i], proposals);
        read_title(lines, i, proposals);
        if (!split(lines[i], &label, &value)) continue;
        fact = fact_of(label, &score);
        if (fact == NULL) continue;
        said = value[0] != '\0' ? value : value_below(lines, i);
        if (said == NULL) continue;
        if (strcmp(fact, "reply-by") == 0)
            g_string_append_printf(days, "Reply by %s\n", said);
        else if (strcmp(fact, "received") == 0)
            propose_received(said, score, today, proposals);
        else
            propose(fact, said, score, proposals);
    }
    return g_string_free(days, FALSE);
}
