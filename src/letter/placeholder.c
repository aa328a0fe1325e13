/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filling {name} in. What English asks for when facts meet a sentence is decided here: "the …
 * role", lists with "and", days as words, a capital at the start of a sentence.
 */
#include "config.h"

#include "bowout/letter/placeholder.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/base/nearest.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/addressee.h"
#include "bowout/letter/word-lists.h"

#define NAME_BYTES_MOST 40u

/* ---- the derived ones ---- */

/* The part that names the work: "VA (20 hours/week)" is a VA, "Website for a bakery" is a
   website. Owned by the caller. */
static char *role_head(const char *role) {
    static const char *const ends[] = {"(", ",", ":", ";", "|", " - ", " \u2013 ", " \u2014 "};
    const PackList *prepositions = word_list(WORDS_PREPOSITIONS);
    gsize length = strlen(role);
    for (guint i = 0; i < G_N_ELEMENTS(ends) + prepositions->count; i++) {
        guint word = i - (guint)G_N_ELEMENTS(ends);
        g_autofree char *between = i < G_N_ELEMENTS(ends) ? NULL : g_strdup_printf(" %s ", pack_text_at(prepositions, word));
        const char *end = strstr(role, between != NULL ? between : ends[i]);
        if (end != NULL && end > role) length = MIN(length, (gsize)(end - role));
    }
    for (gsize i = 1; i < length; i++)
        if (role[i - 1] == ' ' && g_ascii_isdigit(role[i])) length = i;
    return g_strchomp(g_strndup(role, length));
}

static const char *last_word(const char *text) {
    const char *blank = strrchr(text, ' ');
    return blank != NULL ? blank + 1 : text;
}

/* "Bookkeeper", not "bookkeeping": such work is a role, whoever it is for. */
static gboolean names_person(const Catalogue *catalogue, const char *role) {
    const char *const *words = catalogue_role_persons(catalogue);
    g_autofree char *head = role_head(role);
    g_autofree char *word = text_fold(last_word(head));
    gboolean person = FALSE;
    for (guint i = 0; words[i] != NULL; i++) {
        if (words[i][0] == '-' && strcmp(words[i] + 1, word) == 0) return FALSE;
        person = person || (words[i][0] == '*' ? g_str_has_suffix(word, words[i] + 1) : strcmp(words[i], word) == 0);
    }
    return person;
}

/* The words of the arrangement; a project is one only when the role does not name a person. */
static const Arrangement *arrangement_words(const Answers *answers, const Catalogue *catalogue) {
    const char *role = facts_get(answers_facts_const(answers), FACT_ROLE);
    return catalogue_arrangement(catalogue,
                                 role != NULL && names_person(catalogue, role) ? ARRANGEMENT_OTHER : answers_arrangement(answers));
}

static const char *role_word(const Answers *answers, const Catalogue *catalogue) {
    return arrangement_words(answers, catalogue)->role_word;
}

static const char *offer_word(const Answers *answers, const Catalogue *catalogue) {
    return arrangement_words(answers, catalogue)->offer_word;
}

/* "at Northwind", and for a client "for Northwind". */
static char *at_company(const Answers *answers, const Catalogue *catalogue) {
    return g_strdup_printf("%s %s", arrangement_words(answers, catalogue)->at_word, facts_get(answers_facts_const(answers), FACT_COMPANY));
}

/* Without an article at the front. Borrowed from `role`. */
static const char *without_article(const char *role) {
    gsize size = strcspn(role, " ");
    if (role[size] == ' ' && role[size + 1] != '\0' && word_listed_folded(WORDS_ARTICLES, role, size)) return role + size + 1;
    return role;
}

static gboolean is_role_ending(const Catalogue *catalogue, const char *word, gsize length) {
    g_autofree char *own = g_strndup(word, length);
    g_autofree char *folded = text_fold(own);
    return g_strv_contains(catalogue_role_endings(catalogue), folded);
}

/* "Support position", "position of assistant": the word is there already. */
static gboolean says_role(const Catalogue *catalogue, const char *role) {
    const char *first_end = strchr(role, ' ');
    g_autofree char *head = role_head(role);
    const char *last = last_word(head);
    if (is_role_ending(catalogue, last, strlen(last))) return TRUE;
    return first_end != NULL && (g_str_has_prefix(first_end, " of ") || g_str_has_prefix(first_end, " as ")) &&
           is_role_ending(catalogue, role, (gsize)(first_end - role));
}

static char *role_phrase(const Answers *answers, const Catalogue *catalogue) {
    const char *role = facts_get(answers_facts_const(answers), FACT_ROLE);
    const char *word = role_word(answers, catalogue);
    if (role == NULL) return g_strdup_printf("the %s", word);
    role = without_article(role);
    return says_role(catalogue, role) ? g_strdup_printf("the %s", role) : g_strdup_printf("the %s %s", role, word);
}

static char *offer_word_text(const Answers *answers, const Catalogue *catalogue) {
    return g_strdup(offer_word(answers, catalogue));
}

static char *role_word_text(const Answers *answers, const Catalogue *catalogue) {
    return g_strdup(role_word(answers, catalogue));
}

/* A line each, with numbers; a single one stands as it is. */
static char *topic_list(const Answers *answers, const Catalogue *catalogue) {
    const Facts *facts = answers_facts_const(answers);
    guint count = facts_value_count(facts, FACT_TOPIC);
    GString *list = g_string_new(NULL);
    (void)catalogue;
    for (guint i = 0; i < count; i++) {
        if (count > 1) g_string_append_printf(list, "%s%u. ", i == 0 ? "" : "\n", i + 1);
        g_string_append(list, facts_value(facts, FACT_TOPIC, i));
    }
    return g_string_free(list, FALSE);
}

/* The name, and in an email what the person puts below it. */
static char *signed_name(const Answers *answers, const Catalogue *catalogue) {
    const Facts *facts = answers_facts_const(answers);
    GString *text = g_string_new(facts_get(facts, FACT_CANDIDATE));
    (void)catalogue;
    for (guint i = 0; answers_channel(answers) == CHANNEL_EMAIL && i < facts_value_count(facts, FACT_SIGNATURE); i++)
        g_string_append_printf(text, "\n%s", facts_value(facts, FACT_SIGNATURE, i));
    return g_string_free(text, FALSE);
}

static const struct {
    const char *name;
    const char *meaning;
    FactSet facts; /* that it cannot do without */
    char *(*make)(const Answers *answers, const Catalogue *catalogue);
} derived[] = {
    {"role-phrase", N_("\"the Support Assistant role\"; without a role: \"the role\""), 0, role_phrase},
    {"offer-word", N_("offer or project, as the kind of work has it"), 0, offer_word_text},
    {"role-word", N_("role or project, as the kind of work has it"), 0, role_word_text},
    {"at-company", N_("\"at Northwind\", for a project \"for Northwind\""), FACT_BIT(FACT_COMPANY), at_company},
    {"signed", N_("the writer's name, and in an email the lines below it"), FACT_BIT(FACT_CANDIDATE), signed_name},
    {"topic-list", N_("the topics, numbered, a line each"), FACT_BIT(FACT_TOPIC), topic_list},
};

/* ---- facts ---- */

static char *day_words(const char *iso) {
    const PackList *months = word_list(WORDS_MONTHS);
    GDate day, today = clock_today();
    if (!clock_parse_date(iso, &day, NULL) || (guint)g_date_get_month(&day) > months->count) return g_strdup(iso);
    return dates_day_and_month(&day, pack_text_at(months, (guint)g_date_get_month(&day) - 1), &today);
}

/* What a person typed as a question or a sentence stands inside ours: without its stop. */
static gsize without_stop(const char *value) {
    gsize length = strlen(value);
    while (length > 0 && strchr(".?!,;: ", value[length - 1]) != NULL) length--;
    return length > 0 ? length : strlen(value);
}

/* "a", "a and b", "a, b and c". */
static char *joined(const Facts *facts, FactId id) {
    guint count = facts_value_count(facts, id);
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        const char *value = facts_value(facts, id, i);
        if (i > 0) g_string_append(list, i + 1 == count ? " and " : ", ");
        g_string_append_len(list, value, fact_row(id)->repeats || fact_row(id)->detail ? (gssize)without_stop(value) : -1);
    }
    return g_string_free(list, FALSE);
}

static char *fact_text(const Answers *answers, FactId id) {
    const Facts *facts = answers_facts_const(answers);
    const FactRow *row = fact_row(id);
    if (!facts_has(facts, id) && row->detail) return g_strdup(PLACEHOLDER_BLANK);
    if (!facts_has(facts, id)) return g_strdup_printf("\u2039%s\u203A", row->name);
    if (id == FACT_CONTACT) return addressee(facts_get(facts, id), answers_register(answers) != REGISTER_FORMAL);
    if (row->kind == FACT_DAY) return day_words(facts_get(facts, id));
    return joined(facts, id);
}

/* The choices (arrangement, came-by) are for the program, not for a sentence. */
static gboolean fact_placeholder(const char *name, FactId *id) {
    return fact_by_name(name, id) && fact_row(*id)->kind != FACT_CHOICE;
}

static int derived_by_name(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(derived); i++)
        if (strcmp(derived[i].name, name) == 0) return (int)i;
    return -1;
}

/* ---- reading the braces ---- */

/* Copies the name of the field that opens at `brace`; NULL when it never closes or is too long.
   Sets where it ends. */
static const char *field_name(const char *brace, char name[NAME_BYTES_MOST + 1]) {
    const char *close = brace + 1;
    while (*close != '\0' && *close != '}' && *close != '{' && *close != '\n') close++;
    if (*close != '}' || (gsize)(close - brace - 1) > NAME_BYTES_MOST) return NULL;
    memcpy(name, brace + 1, (gsize)(close - brace - 1));
    name[close - brace - 1] = '\0';
    return close + 1;
}

static void unknown_placeholder(const char *name, const char *file, int line, Problems *problems) {
    Nearest nearest = NEAREST_TO(name);
    g_autofree char *hint = NULL;
    for (guint i = 0; placeholder_name(i) != NULL; i++) nearest_try(&nearest, placeholder_name(i));
    hint = nearest_hint(&nearest);
    problems_add(problems, PROBLEM_ERROR, file, line, _("unknown placeholder {%s}%s"), name, hint);
}

FactSet placeholder_facts(const char *text, const char *file, int line, Problems *problems) {
    char name[NAME_BYTES_MOST + 1];
    FactSet facts = 0;
    for (const char *at = strpbrk(text, "{}"); at != NULL; at = strpbrk(at, "{}")) {
        const char *end = *at == '{' ? field_name(at, name) : NULL;
        FactId id;
        int row;
        if (end == NULL) {
            problems_add(problems, PROBLEM_ERROR, file, line, _("a \"%c\" that belongs to no placeholder"), *at);
            at++;
            continue;
        }
        at = end;
        row = derived_by_name(name);
        if (row >= 0)
            facts |= derived[row].facts;
        else if (fact_placeholder(name, &id))
            facts |= FACT_BIT(id);
        else
            unknown_placeholder(name, file, line, problems);
    }
    return facts;
}

FactSet placeholder_missing(const Phrasing *phrasing, const Answers *answers) {
    const Facts *facts = answers_facts_const(answers);
    FactSet missing = 0;
    for (guint id = 0; id < FACT_COUNT; id++)
        if ((phrasing->facts & FACT_BIT(id)) != 0 && !facts_has(facts, (FactId)id)) missing |= FACT_BIT(id);
    return missing;
}

FactId placeholder_blank(const Phrasing *phrasing, const Answers *answers) {
    FactSet missing = placeholder_missing(phrasing, answers), details = phrasing->facts & facts_details();
    FactSet open = missing != 0 ? missing : details;
    int first = g_bit_nth_lsf(open, -1);
    if (details == 0 || (missing & ~details) != 0 || (missing & (missing - 1)) != 0) return FACT_COUNT;
    return (FactId)first;
}

gboolean placeholder_split(const char *text, FactId fact, const Answers *answers, const Catalogue *catalogue, char **before, char **after) {
    g_autofree char *field = g_strdup_printf("{%s}", fact_row(fact)->name);
    const char *at = strstr(text, field);
    g_autofree char *front = at != NULL ? g_strndup(text, (gsize)(at - text)) : NULL;
    if (at == NULL) return FALSE;
    *before = placeholder_fill(front, answers, catalogue);
    *after = placeholder_fill(at + strlen(field), answers, catalogue);
    return TRUE;
}

/* A derived text that opens a sentence gets its capital; a fact stays as the person wrote it. */
static gboolean opens_sentence(const GString *done) {
    gsize end = done->len;
    if (end == 0 || done->str[end - 1] == '\n') return TRUE;
    while (end > 0 && done->str[end - 1] == ' ') end--;
    return end < done->len && end > 0 && strchr(".!?", done->str[end - 1]) != NULL;
}

static void append_derived(GString *done, int row, const Answers *answers, const Catalogue *catalogue) {
    const Facts *facts = answers_facts_const(answers);
    g_autofree char *text = NULL;
    for (guint id = 0; id < FACT_COUNT && text == NULL; id++)
        if ((derived[row].facts & FACT_BIT(id)) != 0 && !facts_has(facts, (FactId)id)) text = fact_text(answers, (FactId)id);
    if (text == NULL) text = derived[row].make(answers, catalogue);
    if (opens_sentence(done) && derived[row].facts == 0) {
        g_autofree char *capital = text_capitalise(text);
        g_string_append(done, capital);
    } else {
        g_string_append(done, text);
    }
}

/* "Acme Inc." at the end of a sentence: one stop is enough. */
static gboolean stop_is_there(const GString *done, const char *next) {
    return done->len > 0 && strchr(".?!", *next) != NULL && *next != '\0' && done->str[done->len - 1] == *next && next[1] != *next;
}

char *placeholder_fill(const char *text, const Answers *answers, const Catalogue *catalogue) {
    GString *done = g_string_sized_new(strlen(text) + 64);
    char name[NAME_BYTES_MOST + 1];
    const char *from = text;
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at, '{')) {
        const char *end = field_name(at, name);
        FactId id;
        int row = end == NULL ? -1 : derived_by_name(name);
        if (end == NULL || (row < 0 && !fact_placeholder(name, &id))) {
            at++;
            continue;
        }
        g_string_append_len(done, from, at - from);
        if (row >= 0) {
            append_derived(done, row, answers, catalogue);
        } else {
            g_autofree char *value = fact_text(answers, id);
            g_string_append(done, value);
        }
        from = at = stop_is_there(done, end) ? end + 1 : end;
    }
    g_string_append(done, from);
    return g_string_free(done, FALSE);
}

/* ---- for `catalogue list` ---- */

/* The index-th fact that may be a placeholder, or FACT_COUNT. */
static guint nth_fact(guint index) {
    guint id = 0;
    for (; id < FACT_COUNT; id++)
        if (fact_row((FactId)id)->kind != FACT_CHOICE && index-- == 0) break;
    return id;
}

const char *placeholder_name(guint index) {
    if (index < G_N_ELEMENTS(derived)) return derived[index].name;
    index = nth_fact(index - (guint)G_N_ELEMENTS(derived));
    return index < FACT_COUNT ? fact_row((FactId)index)->name : NULL;
}

const char *placeholder_meaning(guint index) {
    if (index < G_N_ELEMENTS(derived)) return _(derived[index].meaning);
    index = nth_fact(index - (guint)G_N_ELEMENTS(derived));
    return index < FACT_COUNT ? _(fact_row((FactId)index)->prompt) : NULL;
}
