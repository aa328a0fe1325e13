/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling people from companies. */
#include "config.h"

#include "people.h"

#include <string.h>

#include "bowout/base/text.h"
#include "domains.h"
#include "firm.h"
#include "mail-text.h"

/* Words that make a name that of a desk, not of a person. */
static const char *const desk_words[] = {
    "recruiting", "recruitment",   "recruiter",    "recruiters", "careers",    "career",   "talent", "hr",           "hiring",
    "jobs",       "job",           "people",       "team",       "admin",      "support",  "info",   "office",       "noreply",
    "no-reply",   "notifications", "notification", "mailer",     "sales",      "accounts", "hello",  "contact",      "human",
    "resources",  "acquisition",   "department",   "operations", "onboarding", "staffing", "desk",   "applications", "apply",
    "offers",     "inbox",         "manager",      "services",   "service",    NULL};

/* Those of them that are left out when what remains is the company: "Northwind Talent
   Acquisition". */
static const char *const dropped_words[] = {
    "recruiting", "recruitment", "recruiter", "recruiters",    "careers",    "career",       "talent",      "hr",         "hiring",
    "jobs",       "job",         "people",    "team",          "human",      "resources",    "acquisition", "department", "onboarding",
    "the",        "noreply",     "no-reply",  "notifications", "operations", "applications", "offers",      "desk",       "inbox",
    "support",    "admin",       "info",      "office",        "hello",      "contact",      "manager",     NULL};

static gboolean any_word(const char *text, const char *const *list) {
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *bare = words_bare(words[i]);

        if (g_strv_contains(list, bare)) return TRUE;
    }
    return FALSE;
}

static gboolean is_domain_of(const char *name, const char *address) {
    g_autofree char *label = address == NULL ? NULL : domain_label(address);
    g_autofree char *domain = label == NULL ? NULL : words_fold(label), *key = words_fold(name);

    return domain != NULL && strcmp(domain, key) == 0;
}

/* Without the desk's words at its ends, as long as it is not just what the domain says: "People
   First HR" of peoplefirst.example. */
static char *without_desk(const char *text, const char *const *list, const char *address) {
    char *name = g_strdup(text);
    gboolean again = TRUE;

    while (again && !is_domain_of(name, address)) {
        char *last = strrchr(name, ' ');
        g_autofree char *first_word = g_strndup(name, strcspn(name, " "));
        g_autofree char *first = words_bare(first_word), *tail = words_bare(last == NULL ? name : last + 1);

        again = FALSE;
        if (tail[0] == '\0' || g_strv_contains(list, tail) || strcmp(tail, "-") == 0) {
            *(last == NULL ? name : last) = '\0';
            again = name[0] != '\0';
        } else if (g_strv_contains(list, first) || strcmp(first, "-") == 0) {
            memmove(name, name + strlen(first_word), strlen(name + strlen(first_word)) + 1);
            g_strchug(name);
            again = name[0] != '\0';
        }
    }
    return g_strstrip(name);
}

/* Every part of "praxis-brandt" is a word of the name. */
static gboolean has_parts(const char *company, const char *label) {
    g_auto(GStrv) parts = g_strsplit(label, "-", -1), words = g_strsplit(company, " ", -1);

    for (guint i = 0; parts[i] != NULL; i++) {
        gboolean found = FALSE;

        for (guint j = 0; words[j] != NULL && !found; j++) {
            g_autofree char *word = words_fold(words[j]);

            found = strcmp(word, parts[i]) == 0;
        }
        if (!found) return FALSE;
    }
    return parts[0] != NULL && parts[1] != NULL;
}

/* "bigskybooks" and "Big Sky Bookkeeping" begin alike, for long enough that it is no chance. */
static gboolean begin_alike(const char *one, const char *other) {
    gsize same = 0;

    while (one[same] != '\0' && one[same] == other[same]) same++;
    return same >= 8 || (same >= 4 && (one[same] == '\0' || other[same] == '\0'));
}

gboolean matches_domain(const char *company, const char *address) {
    g_autofree char *label = domain_kind(address) == DOMAIN_COMPANY ? domain_label(address) : NULL;
    g_autofree char *name = words_fold(company);
    g_autofree char *domain = label == NULL ? NULL : words_fold(label);

    if (domain == NULL || strlen(name) < 3) return FALSE;
    if (strchr(company, '&') != NULL && strstr(domain, "and") == NULL) { /* "Burke & Moran" is burkemoran.example */
        g_autofree char *tight = words_replace(company, "&", "");
        char *bare = words_fold(tight);

        g_free(name);
        name = bare;
    }
    return strcmp(name, domain) == 0 || begin_alike(name, domain) || has_parts(company, label);
}

/* "TeamSpark": firms write themselves so; "McKay" and "DeLuca" do not count. */
static gboolean is_coined(const char *word) {
    return g_regex_match_simple("^(?!Mc|Mac|De|Di|Da|La|Le|Lo|Van|Von|Fitz|O')\\p{Lu}\\p{Ll}+\\p{Lu}", word, 0, 0);
}

gboolean looks_like_person(const char *text) {
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint count = 0;

    if (any_word(text, desk_words) || has_company_ending(text)) return FALSE;
    for (guint i = 0; words[i] != NULL; i++) {
        for (const char *c = words[i]; *c != '\0'; c = g_utf8_next_char(c))
            if (!g_unichar_isalpha(g_utf8_get_char(c)) && !g_unichar_ismark(g_utf8_get_char(c)) && strchr(".'-\xE2", *c) == NULL)
                return FALSE;
        if (is_coined(words[i])) return FALSE;
        if (words[i][0] != '\0') count++;
    }
    return count >= 1 && count <= 5;
}

/* Without quotes around it and "via LinkedIn" behind it. */
static char *trimmed_name(const char *name) {
    static const char *const tails[] = {" via ", " (via "};
    char *text = g_strdup(name);

    for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
        char *tail = strstr(text, tails[i]);

        if (tail != NULL && tail > text) *tail = '\0';
    }
    g_strstrip(text);
    while (text[0] != '\0' && strchr("'\"", text[0]) != NULL && strlen(text) > 1 && text[strlen(text) - 1] == text[0]) {
        text[strlen(text) - 1] = '\0';
        memmove(text, text + 1, strlen(text));
    }
    return g_strstrip(text);
}

/* "Tan, Grace" to "Grace Tan". */
static char *turned(const char *before, const char *after) {
    return g_strdup_printf("%s %s", after, before);
}

/* A person before a separator, a company behind it. */
static gboolean split_at(Identity *identity, const char *text, const char *separator) {
    const char *at = strstr(text, separator);
    g_autofree char *before = NULL, *after = NULL;

    if (at == NULL || at == text) return FALSE;
    before = g_strstrip(g_strndup(text, (gsize)(at - text)));
    after = g_strstrip(g_strdup(at + strlen(separator)));
    if (g_str_has_suffix(after, ")")) after[strlen(after) - 1] = '\0';
    if (before[0] == '\0' || after[0] == '\0' || !looks_like_person(before)) return FALSE;
    identity->person = g_steal_pointer(&before);
    identity->company = any_word(after, desk_words) ? without_desk(after, dropped_words, NULL) : g_steal_pointer(&after);
    if (identity->company[0] == '\0') g_clear_pointer(&identity->company, g_free); /* "Aisha Rahman, HR" */
    identity->told = TRUE;
    return TRUE;
}

static gboolean split_comma(Identity *identity, const char *text, const char *address) {
    const char *comma = strchr(text, ',');
    g_autofree char *before = NULL, *after = NULL;

    if (comma == NULL || strchr(comma + 1, ',') != NULL || has_company_ending(text)) return FALSE;
    before = g_strstrip(g_strndup(text, (gsize)(comma - text)));
    after = g_strstrip(g_strdup(comma + 1));
    if (matches_domain(after, address) || (any_word(after, desk_words) && looks_like_person(before))) return split_at(identity, text, ",");
    if (!looks_like_person(before) || !looks_like_person(after) || words_count(before) > 2 || words_count(after) > 2) return FALSE;
    identity->person = turned(before, after);
    return TRUE;
}

/* "Thi Nguyen (Talent Acquisition)", "Olivia Hart (she/her)": what is in the brackets names
   nobody. */
static void drop_brackets(char *text) {
    char *open = strstr(text, " (");
    g_autofree char *inside = open == NULL ? NULL : g_strdup(open + 2);

    if (open != NULL && open > text && (strchr(inside, '/') != NULL || any_word(inside, desk_words))) *open = '\0';
}

/* The name of the site that sends, not of a person. */
static gboolean is_site(const char *text, const char *address) {
    g_autofree char *label = domain_label(address), *name = words_fold(text);
    g_autofree char *site = label == NULL ? NULL : words_fold(label);

    return site != NULL && strcmp(name, site) == 0;
}

/* linda@lindabrandt.example is Linda Brandt herself, jobs@… is a company of that name. */
static gboolean is_own_mailbox(const char *text, const char *address) {
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autofree char *local = address == NULL ? NULL : g_strndup(address, strcspn(address, "@"));
    g_auto(GStrv) parts = local == NULL ? NULL : g_strsplit_set(local, "._-+", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = words_fold(words[i]);

        for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
            if (word[0] != '\0' && g_ascii_strcasecmp(parts[j], word) == 0) return TRUE;
    }
    return FALSE;
}

/* "Ana Sorel (Pavillon)"; not what she is called, nor what she does. */
static gboolean is_card(const char *text) {
    return g_regex_match_simple(
        "^[^(]+ \\((?!(?i:she|he|they|ext|guest|via|mr|ms|hr|recruit|talent|contract|you)\\b)\\p{Lu}[^()]{2,40}\\)$", text, 0, 0);
}

/* "NOVAK Petra": as some offices write names; "Petra NOVAK" is in order. */
static char *in_order(char *text) {
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autofree char *first = words[0] == NULL ? NULL : g_utf8_strup(words[0], -1), *second = NULL;

    if (words[0] == NULL || words[1] == NULL || words[2] != NULL || g_utf8_strlen(words[0], -1) < 4 || strcmp(first, words[0]) != 0)
        return text;
    second = g_utf8_strup(words[1], -1);
    if (strcmp(second, words[1]) == 0 || !looks_like_person(text)) return text;
    g_free(text);
    g_free(words[0]);
    words[0] = text_capitalise(first);
    return turned(words[0], words[1]);
}

Identity identity_read(const char *name, const char *address) {
    static const char *const separators[] = {" at ", " from ", " @ ", " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " (", " / "};
    Identity identity = {NULL, NULL, FALSE};
    g_autofree char *text = name == NULL ? NULL : in_order(trimmed_name(name));

    if (text == NULL || text[0] == '\0' || g_regex_match_simple("\\S@\\S", text, 0, 0)) return identity;
    if (is_card(text) && split_at(&identity, text, " (")) return identity;
    drop_brackets(text);
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++)
        if (split_at(&identity, text, separators[i])) return identity;
    if (split_comma(&identity, text, address)) return identity;
    if (any_word(text, desk_words)) {
        identity.company = without_desk(text, dropped_words, address);
        if (identity.company[0] == '\0') g_clear_pointer(&identity.company, g_free);
    } else if (is_own_mailbox(text, address) && looks_like_person(text)) {
        identity.person = g_steal_pointer(&text);
    } else if (has_company_ending(text) || name_is_firm(text) || is_site(text, address) || matches_domain(text, address)) {
        identity.company = g_steal_pointer(&text);
        identity.told = TRUE;
    } else if (looks_like_person(text)) {
        identity.person = g_steal_pointer(&text);
    }
    return identity;
}

void identity_clear(Identity *identity) {
    g_clear_pointer(&identity->person, g_free);
    g_clear_pointer(&identity->company, g_free);
}

gboolean looks_like_full_name(const char *line) {
    return looks_like_person(line) &&
           g_regex_match_simple("^\\p{Lu}[\\p{L}.'-]+(?: "
                                "(?:(?:[ae]l-)?\\p{Lu}[\\p{L}.'-]*|de|da|del|der|dela|la|van|von|bin|al|den|dos|das|di|du|le|ter|y|el))+$",
                                line, 0, 0);
}
