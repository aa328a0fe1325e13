/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Domains that are known, and how to read the others. */
#include "config.h"

#include "domains.h"

#include <string.h>

/* A row with a dot is a whole domain, one without is the label of an owner who has many. */
static const struct {
    const char *name;
    DomainKind kind;
} known[] = {
    {"126.com", DOMAIN_FREE},
    {"163.com", DOMAIN_FREE},
    {"adobesign.com", DOMAIN_SIGNING},
    {"angel.co", DOMAIN_PLATFORM},
    {"aol", DOMAIN_FREE},
    {"applytojob.com", DOMAIN_TRACKER},
    {"ashbyhq", DOMAIN_TRACKER},
    {"att.net", DOMAIN_FREE},
    {"bamboohr", DOMAIN_TRACKER},
    {"bark.com", DOMAIN_PLATFORM},
    {"breezy.hr", DOMAIN_TRACKER},
    {"btinternet", DOMAIN_FREE},
    {"comcast.net", DOMAIN_FREE},
    {"contra.com", DOMAIN_PLATFORM},
    {"deel", DOMAIN_SIGNING},
    {"dice.com", DOMAIN_PLATFORM},
    {"docusign", DOMAIN_SIGNING},
    {"dropboxsign", DOMAIN_SIGNING},
    {"echosign.com", DOMAIN_SIGNING},
    {"fastmail", DOMAIN_FREE},
    {"fiverr", DOMAIN_PLATFORM},
    {"flexjobs", DOMAIN_PLATFORM},
    {"freelancer", DOMAIN_PLATFORM},
    {"freeup", DOMAIN_PLATFORM},
    {"glassdoor", DOMAIN_PLATFORM},
    {"gmail", DOMAIN_FREE},
    {"gmx", DOMAIN_FREE},
    {"googlemail", DOMAIN_FREE},
    {"greenhouse-mail.io", DOMAIN_TRACKER},
    {"greenhouse.io", DOMAIN_TRACKER},
    {"guru", DOMAIN_PLATFORM},
    {"gusto.com", DOMAIN_SIGNING},
    {"hellosign.com", DOMAIN_SIGNING},
    {"hey.com", DOMAIN_FREE},
    {"hotmail", DOMAIN_FREE},
    {"hubstaff", DOMAIN_PLATFORM},
    {"icims", DOMAIN_TRACKER},
    {"icloud", DOMAIN_FREE},
    {"indeed", DOMAIN_PLATFORM},
    {"indeedemail.com", DOMAIN_PLATFORM},
    {"jazzhr", DOMAIN_TRACKER},
    {"jobstreet", DOMAIN_PLATFORM},
    {"jobvite", DOMAIN_TRACKER},
    {"kalibrr", DOMAIN_PLATFORM},
    {"laposte.net", DOMAIN_FREE},
    {"letsdeel.com", DOMAIN_SIGNING},
    {"lever.co", DOMAIN_TRACKER},
    {"libero.it", DOMAIN_FREE},
    {"linkedin", DOMAIN_PLATFORM},
    {"live", DOMAIN_FREE},
    {"mac.com", DOMAIN_FREE},
    {"mail.com", DOMAIN_FREE},
    {"mail.ru", DOMAIN_FREE},
    {"malt", DOMAIN_PLATFORM},
    {"manatal", DOMAIN_TRACKER},
    {"me.com", DOMAIN_FREE},
    {"messenger", DOMAIN_PLATFORM},
    {"monster", DOMAIN_PLATFORM},
    {"msn.com", DOMAIN_FREE},
    {"myworkday", DOMAIN_TRACKER},
    {"naukri", DOMAIN_PLATFORM},
    {"naver", DOMAIN_FREE},
    {"o2.pl", DOMAIN_FREE},
    {"onlinejobs.ph", DOMAIN_PLATFORM},
    {"orange.fr", DOMAIN_FREE},
    {"outlook", DOMAIN_FREE},
    {"oysterhr", DOMAIN_SIGNING},
    {"pandadoc", DOMAIN_SIGNING},
    {"papayaglobal", DOMAIN_SIGNING},
    {"peopleperhour", DOMAIN_PLATFORM},
    {"personio", DOMAIN_TRACKER},
    {"pinpointhq", DOMAIN_TRACKER},
    {"pm.me", DOMAIN_FREE},
    {"posteo", DOMAIN_FREE},
    {"proton", DOMAIN_FREE},
    {"proton.me", DOMAIN_FREE},
    {"protonmail", DOMAIN_FREE},
    {"qq.com", DOMAIN_FREE},
    {"recruitee", DOMAIN_TRACKER},
    {"rediffmail", DOMAIN_FREE},
    {"reed.co.uk", DOMAIN_PLATFORM},
    {"remote.com", DOMAIN_SIGNING},
    {"rippling", DOMAIN_SIGNING},
    {"riseup.net", DOMAIN_FREE},
    {"rocketmail", DOMAIN_FREE},
    {"seek", DOMAIN_PLATFORM},
    {"seznam.cz", DOMAIN_FREE},
    {"signeasy", DOMAIN_SIGNING},
    {"signnow", DOMAIN_SIGNING},
    {"signwell", DOMAIN_SIGNING},
    {"smartrecruiters", DOMAIN_TRACKER},
    {"stepstone", DOMAIN_PLATFORM},
    {"successfactors", DOMAIN_TRACKER},
    {"t-online.de", DOMAIN_FREE},
    {"taleo", DOMAIN_TRACKER},
    {"teamtailor", DOMAIN_TRACKER},
    {"teamtailor-mail", DOMAIN_TRACKER},
    {"toptal", DOMAIN_PLATFORM},
    {"totaljobs", DOMAIN_PLATFORM},
    {"tutanota", DOMAIN_FREE},
    {"upwork", DOMAIN_PLATFORM},
    {"verizon.net", DOMAIN_FREE},
    {"virtualstaff.ph", DOMAIN_PLATFORM},
    {"wanadoo", DOMAIN_FREE},
    {"web.de", DOMAIN_FREE},
    {"wellfound", DOMAIN_PLATFORM},
    {"weworkremotely", DOMAIN_PLATFORM},
    {"workable", DOMAIN_TRACKER},
    {"workablemail", DOMAIN_TRACKER},
    {"workana", DOMAIN_PLATFORM},
    {"workday", DOMAIN_TRACKER},
    {"wp.pl", DOMAIN_FREE},
    {"xing", DOMAIN_PLATFORM},
    {"yahoo", DOMAIN_FREE},
    {"yandex", DOMAIN_FREE},
    {"ymail", DOMAIN_FREE},
    {"yousign", DOMAIN_SIGNING},
    {"ziprecruiter", DOMAIN_PLATFORM},
    {"zoho", DOMAIN_FREE},
    {"zohorecruit", DOMAIN_TRACKER},
};

/* Second labels that belong to the ending: co.uk, com.au. */
static const char *const second_labels[] = {"ac", "co", "com", "edu", "gov", "net", "or", "org", NULL};

static const char *domain_of(const char *address) {
    const char *at = address == NULL ? NULL : strrchr(address, '@');

    return at == NULL ? NULL : at + 1;
}

/* The labels that an owner registered: "northwind.co.uk" of "mail.northwind.co.uk". */
static const char *registered(const char *domain) {
    g_auto(GStrv) labels = g_strsplit(domain, ".", -1);
    guint count = g_strv_length(labels), keep = 2;
    const char *at = domain + strlen(domain);

    if (count >= 3 && strlen(labels[count - 1]) == 2 && g_strv_contains(second_labels, labels[count - 2])) keep = 3;
    for (guint i = 0; i < MIN(keep, count); i++) at -= strlen(labels[count - 1 - i]) + (i > 0 ? 1 : 0);
    return at;
}

char *domain_label(const char *address) {
    const char *domain = domain_of(address);
    const char *own = domain == NULL ? NULL : registered(domain);

    return own == NULL ? NULL : g_ascii_strdown(own, (gssize)strcspn(own, "."));
}

DomainKind domain_kind(const char *address) {
    const char *domain = domain_of(address);
    const char *own = domain == NULL ? "" : registered(domain);
    g_autofree char *label = g_strndup(own, strcspn(own, "."));

    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(known[i].name, strchr(known[i].name, '.') != NULL ? own : label) == 0) return known[i].kind;
    return DOMAIN_COMPANY;
}

static char *without_dots(const char *name) {
    g_auto(GStrv) parts = g_strsplit(name, ".", -1);

    return g_strjoinv("", parts);
}

gboolean is_site_name(const char *name) {
    static const char *const around[] = {"the",     "team",   "notification", "notifications", "via",      "support",       "your",
                                         "friends", "global", "ltd",          "llc",           "limited",  "international", "corp",
                                         "at",      "from",   "inc",          "updates",       "messages", "message",       NULL};
    g_auto(GStrv) words = g_strsplit_set(name, " .,", -1);
    GString *rest = g_string_new(NULL);
    gboolean known_name = FALSE;

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = g_ascii_strdown(words[i], -1);

        if (!g_strv_contains(around, word)) g_string_append(rest, word);
    }
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        g_autofree char *site = without_dots(known[i].name);

        /* A row with a dot is the name of a domain, which could be a word: only together with
           its ending. */
        if (known[i].kind != DOMAIN_COMPANY && known[i].kind != DOMAIN_FREE && strcmp(site, rest->str) == 0) known_name = TRUE;
    }
    g_string_free(rest, TRUE);
    return known_name;
}

gboolean domain_is_freelance(const char *address) {
    static const char *const sites[] = {"upwork", "fiverr", "freelancer", "guru", "peopleperhour", NULL};
    g_autofree char *label = domain_label(address);

    return label != NULL && g_strv_contains(sites, label);
}

gboolean address_is_no_reply(const char *address) {
    static const char *const signs[] = {"notify",     "alerts", "noreply",      "donotreply", "dontreply",  "mailerdaemon",
                                        "postmaster", "bounce", "notification", "automated",  "unmonitored"};
    g_autofree char *local = address == NULL ? NULL : g_ascii_strdown(address, (gssize)strcspn(address, "@"));
    g_auto(GStrv) parts = local == NULL ? NULL : g_strsplit_set(local, "-_.+", -1);
    g_autofree char *tight = parts == NULL ? NULL : g_strjoinv("", parts);

    for (guint i = 0; tight != NULL && i < G_N_ELEMENTS(signs); i++)
        if (strstr(tight, signs[i]) != NULL) return TRUE;
    return FALSE;
}

gboolean domain_same(const char *address, const char *other) {
    g_autofree char *one = domain_label(address), *two = domain_label(other);

    return one != NULL && two != NULL && strcmp(one, two) == 0;
}
