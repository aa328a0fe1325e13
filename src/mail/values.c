/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a match may be. */
#include "config.h"

#include "values.h"

#include <string.h>

#include "bowout/base/text.h"
#include "domains.h"
#include "firm.h"
#include "mail-text.h"
#include "phrase.h"

/* What matches but is neither company nor role, in lower case; whole values or first words. */
static const char *const no_values[] = {"monday",
                                        "tuesday",
                                        "wednesday",
                                        "thursday",
                                        "friday",
                                        "saturday",
                                        "sunday",
                                        "january",
                                        "february",
                                        "march",
                                        "april",
                                        "may",
                                        "june",
                                        "july",
                                        "august",
                                        "september",
                                        "october",
                                        "november",
                                        "december",
                                        "est",
                                        "pst",
                                        "utc",
                                        "gmt",
                                        "cet",
                                        "zoom",
                                        "google meet",
                                        "teams",
                                        "skype",
                                        "linkedin",
                                        "upwork",
                                        "indeed",
                                        "fiverr",
                                        "onlinejobs",
                                        "i",
                                        "you",
                                        "we",
                                        "us",
                                        "am",
                                        "pm",
                                        "a",
                                        "the",
                                        "this",
                                        "that",
                                        "your",
                                        "offer",
                                        "job",
                                        "job offer",
                                        "offer letter",
                                        "position",
                                        "role",
                                        "opportunity",
                                        "team",
                                        "us",
                                        "least",
                                        "your earliest convenience",
                                        "re",
                                        "fwd",
                                        "hi",
                                        "hello",
                                        "dear",
                                        "remote",
                                        "employment",
                                        "work",
                                        "contract",
                                        "project",
                                        "application",
                                        "interview",
                                        "invitation",
                                        "exciting",
                                        "great",
                                        "perfect",
                                        "ideal",
                                        "full",
                                        "right",
                                        "new",
                                        "our",
                                        "job offer letter",
                                        "employment offer",
                                        "formal offer",
                                        "follow-up",
                                        "following up",
                                        "next steps",
                                        "update",
                                        "it",
                                        "they",
                                        "he",
                                        "she",
                                        "there",
                                        "congratulations",
                                        "welcome",
                                        "thank",
                                        "thanks",
                                        "please",
                                        "hr",
                                        "client",
                                        "the client",
                                        "employer",
                                        "management",
                                        "candidate",
                                        "applicant",
                                        "manager",
                                        "home",
                                        "payroll",
                                        "whatsapp",
                                        "telegram",
                                        "slack",
                                        "discord",
                                        "google",
                                        "paypal",
                                        "years",
                                        "year",
                                        "term",
                                        "grades",
                                        "grade",
                                        "level",
                                        "levels",
                                        "phase",
                                        "part",
                                        "months",
                                        "weeks",
                                        "wise",
                                        NULL};

/* No role and no company holds one of these, however the sentence goes. */
static const char *const no_offer_words[] = {
    "you",       "your",       "our",    "us",         "we",          "offer",           "angebot",   "ihr",   "application",
    "interview", "invitation", "letter", "employment", "opportunity", "congratulations", "regarding", "about", NULL};

/* "R-10442 Support Agent": what the opening is numbered by. */
static void cut_number(char *text) {
    g_autoptr(GRegex) regex =
        g_regex_new("^(?:\\(?(?:JR|REQ|R|ID|Ref|Job|No)?[-_.# ]*\\d{3,}\\)?)[ :|-]+(?=\\p{L})", G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    int end = 0;

    if (g_regex_match(regex, text, 0, &match) && g_match_info_fetch_pos(match, 0, NULL, &end))
        memmove(text, text + end, strlen(text + end) + 1);
    g_match_info_free(match);
}

/* "Podcast VA, long term", "Editor (20 hrs)": how, not what. */
static void cut_terms(char *text) {
    g_autoptr(GRegex) regex =
        g_regex_new("(?:,| [-\\x{2013}\\x{2014}|]| ?\\() ?(?:fully |100% )?(?:remote(?:ly)?|part[- ]time|full[- ]time|long[- ]term|short[- "
                    "]term|contract|"
                    "freelance|permanent|temporary|work(?:ing)? from home|wfh|home[- ]based|\\d+ ?(?:h\\b|hrs?|hours)|urgent\\w*|hourly|"
                    "fixed[- ]price|m/f|f/m|m/w|w/m|req\\b|ref\\b|ongoing|casual).*$",
                    G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    int start = 0;

    if (g_regex_match(regex, text, 0, &match) && g_match_info_fetch_pos(match, 0, &start, NULL) && start > 2) text[start] = '\0';
    g_match_info_free(match);
}

/* Without what stands before a role in a sentence: "our next assistant". */
char *value_trimmed(const char *value, gboolean role) {
    static const char *const fronts[] = {"paid ",     "the ",       "The ",       "their ",     "my ",        "Exciting ",
                                         "a ",        "an ",        "our ",       "your ",      "new ",       "next ",
                                         "remote ",   "full-time ", "part-time ", "full time ", "part time ", "freelance ",
                                         "exciting ", "great ",     "regular ",   "permanent ", "dedicated "};
    static const char *const backs[] = {" job", " role", " position", " post", " vacancy", " opening", " opportunity", " offer"};
    char *text = g_strdup(value);
    gboolean again = role;

    while (again) {
        again = FALSE;
        for (guint i = 0; i < G_N_ELEMENTS(fronts); i++) {
            gsize size = strlen(fronts[i]);

            if (strncmp(text, fronts[i], size) != 0 || strlen(text) <= size) continue;
            memmove(text, text + size, strlen(text) - size + 1);
            again = TRUE;
        }
    }
    g_strchomp(text);
    if (role) cut_number(text);
    if (!role && g_str_has_prefix(text, "the ")) memmove(text, text + 4, strlen(text + 4) + 1);
    if (!role && g_regex_match_simple("\\b(?:LLC|LLP|GmbH|AG|PLC|AB|AS|UG|Limited)\\.$", text, 0, 0)) text[strlen(text) - 1] = '\0';
    for (guint i = 0; role && i < G_N_ELEMENTS(backs); i++) {
        gsize size = strlen(backs[i]), whole = strlen(text);

        if (whole > size && g_ascii_strcasecmp(text + whole - size, backs[i]) == 0) text[whole - size] = '\0';
    }
    if (role) cut_terms(text);
    while (text[0] != '\0' && strchr(",;:-\"'", text[strlen(text) - 1]) != NULL) text[strlen(text) - 1] = '\0';
    return g_strchomp(text);
}

/* "Selected for Remote Accountant": what was done with the person stands before it. */
const char *value_without_deed(const char *value) {
    static const char *const deeds[] = {"Selected for ", "Chosen for ",      "Hired for ",     "Approved for ",  "Shortlisted for ",
                                        "Offer for ",    "Application for ", "Interview for ", "Invitation for "};

    for (guint i = 0; i < G_N_ELEMENTS(deeds); i++)
        if (g_ascii_strncasecmp(value, deeds[i], strlen(deeds[i])) == 0) return value + strlen(deeds[i]);
    return value;
}

/* "CURRICULUM DEVELOPER" shouts; "QA", "VA" are short for something. */
char *value_quiet(const char *value) {
    g_auto(GStrv) words = g_strsplit(value, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *low = g_utf8_strdown(words[i], -1), *high = g_utf8_strup(words[i], -1);

        if (strcmp(high, words[i]) != 0 || strcmp(low, words[i]) == 0 || g_utf8_strlen(words[i], -1) < 5) return g_strdup(value);
        g_free(words[i]);
        words[i] = text_capitalise(low);
    }
    return g_strjoinv(" ", words);
}

/* What a site hangs on a name: "Gustaf N. (Nyberg AB) 4.9 • Malmö", "ottoline77 Payment verified".
   Which part of it is a firm cannot be told. */
static gboolean has_badge(const char *value) {
    return g_regex_match_simple("\\b[0-5]\\.\\d{1,2}\\b.*\xE2\x80\xA2|\\b(?:payment|identity|phone) verified\\b", value, G_REGEX_CASELESS,
                                0);
}

gboolean value_is_none(const char *value) {
    g_autofree char *low = g_utf8_strdown(value, -1);
    g_autofree char *first = g_strndup(low, strcspn(low, " "));

    if (has_badge(value)) return TRUE;
    return g_strv_contains(no_values, low) || (g_strv_contains(no_values, first) && strchr(low, ' ') == NULL);
}

gboolean value_is_no_offer(const char *value) {
    g_autofree char *low = g_utf8_strdown(value, -1);
    g_auto(GStrv) words = g_strsplit_set(low, " /,:-", -1);

    for (guint i = 0; words[i] != NULL; i++)
        if (g_strv_contains(no_offer_words, words[i])) return TRUE;
    return FALSE;
}

gboolean value_has_trade(const char *text) {
    return g_regex_match_simple("(?<!\\p{L})" TRADE, text, 0, 0);
}

/* "Chartered Accountants", "Executive Assistant": what people do, not what they are called. */
gboolean value_is_trade(const char *text) {
    return words_count(text) <= 5 && !g_str_has_suffix(text, "s") && strchr(text, '&') == NULL && !has_company_ending(text) &&
           g_regex_match_simple("(?<!\\p{L})" TRADE "$", text, 0, 0);
}

/* "Priya Nair - Payroll Assistant": of two parts the one with a trade. */
char *value_part_with_trade(const char *value) {
    static const char *const dashes[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | "};

    for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *at = strstr(value, dashes[i]);
        g_autofree char *before = at == NULL ? NULL : g_strndup(value, (gsize)(at - value));

        if (at == NULL || value_has_trade(before) == value_has_trade(at + strlen(dashes[i]))) continue;
        return value_has_trade(before) ? g_steal_pointer(&before) : g_strdup(at + strlen(dashes[i]));
    }
    return g_strdup(value);
}

/* "Indeed and Northwind", "HR of Northwind": the site, and the desk, are not the company. */
char *value_without_others(const char *value) {
    static const char *const fronts[] = {"Client ", "For ", "HR of ", "HR at ", "HR ", "Team ", "Management of ", "Board of "};
    const char *and = strstr(value, " and "), *post = strstr(value, " for ");
    g_autofree char *first = and == NULL ? NULL : g_strndup(value, (gsize)(and-value));

    if (post != NULL && (value_has_trade(post + strlen(" for ")) || name_is_department(post + strlen(" for "))))
        return g_strndup(value, (gsize)(post - value)); /* "Bitmark Labs for Community Manager" */
    if (first != NULL && is_site_name(first)) return g_strdup(and+strlen(" and "));
    for (guint i = 0; i < G_N_ELEMENTS(fronts); i++) {
        const char *start = g_ascii_strncasecmp(value, "the ", 4) == 0 ? value + 4 : value;

        if (g_str_has_prefix(start, fronts[i])) return g_strdup(start + strlen(fronts[i]));
    }
    return g_strdup(value);
}

/* "the first", "this remote": what kind of role, not which. */
gboolean value_is_only_praise(const char *role) {
    static const char *const kinds[] = {
        "first",     "fixed-price", "fixed",     "price",      "right",     "new",       "great",          "remote",     "full-time",
        "part-time", "full",        "part",      "time",       "same",      "best",      "perfect",        "open",       "current",
        "exciting",  "permanent",   "temporary", "contract",   "freelance", "senior",    "junior",         "key",        "similar",
        "ideal",     "dream",       "next",      "above",      "mentioned", "following", "said",           "particular", "specific",
        "virtual",   "paid",        "long-term", "short-term", "online",    "other",     "another",        "last",       "previous",
        "entire",    "whole",       "second",    "final",      "real",      "official",  "proper",         "regular",    "main",
        "original",  "big",         "small",     "good",       "wonderful", "amazing",   "work-from-home", "wfh",        "day",
        "bigger",    "better",      "different", "offered",    "proposed",  "available", "advertised",     "vacant",     "important",
        "trial",     "dedicated",   "ongoing",   "initial",    "hourly",    "client",    "hybrid",         NULL};

    return words_all_in(role, kinds);
}

/* What one works with or sells on; seldom who offers. */
gboolean value_is_tool(const char *name) {
    static const char *const tools[] = {
        "youtube",      "shopify", "amazon",    "instagram",  "tiktok",    "facebook",   "wordpress", "etsy",     "ebay",    "excel",
        "canva",        "notion",  "xero",      "quickbooks", "hubspot",   "salesforce", "zapier",    "airtable", "asana",   "trello",
        "clickup",      "figma",   "photoshop", "klaviyo",    "mailchimp", "pinterest",  "twitter",   "spotify",  "loom",    "christmas",
        "thanksgiving", "easter",  "diwali",    "ramadan",    "usd",       "php",        "eur",       "gbp",      "inr",     "ngn",
        "us",           "uk",      "eu",        "usa",        "europe",    "canada",     "australia", "india",    "nigeria", "philippines",
        "english",      "spanish", "french",    "german",     "monday",    "seo",        "crm",       "wfh",      "eod",     "bpo",
        "hr",           "it",      "pt",        "ct",         "et",        NULL};
    g_autofree char *low = g_utf8_strdown(name, -1);

    return g_strv_contains(tools, low);
}
