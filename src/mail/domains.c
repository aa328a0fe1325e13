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
    {"aol", DOMAIN_FREE},
    {"ashbyhq", DOMAIN_TRACKER},
    {"bamboohr", DOMAIN_TRACKER},
    {"breezy.hr", DOMAIN_TRACKER},
    {"fastmail", DOMAIN_FREE},
    {"fiverr", DOMAIN_PLATFORM},
    {"freelancer", DOMAIN_PLATFORM},
    {"glassdoor", DOMAIN_PLATFORM},
    {"gmail", DOMAIN_FREE},
    {"gmx", DOMAIN_FREE},
    {"googlemail", DOMAIN_FREE},
    {"greenhouse.io", DOMAIN_TRACKER},
    {"greenhouse-mail.io", DOMAIN_TRACKER},
    {"guru", DOMAIN_PLATFORM},
    {"hey.com", DOMAIN_FREE},
    {"hotmail", DOMAIN_FREE},
    {"icims", DOMAIN_TRACKER},
    {"icloud", DOMAIN_FREE},
    {"indeed", DOMAIN_PLATFORM},
    {"indeedemail.com", DOMAIN_PLATFORM},
    {"jobvite", DOMAIN_TRACKER},
    {"lever.co", DOMAIN_TRACKER},
    {"linkedin", DOMAIN_PLATFORM},
    {"live", DOMAIN_FREE},
    {"mac.com", DOMAIN_FREE},
    {"mail.com", DOMAIN_FREE},
    {"mail.ru", DOMAIN_FREE},
    {"me.com", DOMAIN_FREE},
    {"msn.com", DOMAIN_FREE},
    {"myworkday", DOMAIN_TRACKER},
    {"naver", DOMAIN_FREE},
    {"onlinejobs.ph", DOMAIN_PLATFORM},
    {"outlook", DOMAIN_FREE},
    {"peopleperhour", DOMAIN_PLATFORM},
    {"pm.me", DOMAIN_FREE},
    {"posteo", DOMAIN_FREE},
    {"proton.me", DOMAIN_FREE},
    {"protonmail", DOMAIN_FREE},
    {"qq.com", DOMAIN_FREE},
    {"recruitee", DOMAIN_TRACKER},
    {"riseup.net", DOMAIN_FREE},
    {"rocketmail", DOMAIN_FREE},
    {"seek", DOMAIN_PLATFORM},
    {"smartrecruiters", DOMAIN_TRACKER},
    {"t-online.de", DOMAIN_FREE},
    {"teamtailor", DOMAIN_TRACKER},
    {"teamtailor-mail", DOMAIN_TRACKER},
    {"toptal", DOMAIN_PLATFORM},
    {"tutanota", DOMAIN_FREE},
    {"upwork", DOMAIN_PLATFORM},
    {"web.de", DOMAIN_FREE},
    {"wellfound", DOMAIN_PLATFORM},
    {"workable", DOMAIN_TRACKER},
    {"workablemail", DOMAIN_TRACKER},
    {"yahoo", DOMAIN_FREE},
    {"yandex", DOMAIN_FREE},
    {"ymail", DOMAIN_FREE},
    {"ziprecruiter", DOMAIN_PLATFORM},
    {"zoho", DOMAIN_FREE},
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

char *domain_company(const char *address) {
    g_autofree char *label = domain_label(address);
    g_auto(GStrv) words = NULL;

    if (label == NULL || domain_kind(address) != DOMAIN_COMPANY || g_str_has_prefix(label, "xn--")) return NULL;
    words = g_strsplit(label, "-", -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], "and") != 0 && strcmp(words[i], "of") != 0 && strcmp(words[i], "the") != 0)
            words[i][0] = g_ascii_toupper(words[i][0]);
    return g_strjoinv(" ", words);
}

gboolean domain_is_freelance(const char *address) {
    static const char *const sites[] = {"upwork", "fiverr", "freelancer", "guru", "peopleperhour", NULL};
    g_autofree char *label = domain_label(address);

    return label != NULL && g_strv_contains(sites, label);
}

gboolean address_is_no_reply(const char *address) {
    static const char *const signs[] = {"noreply", "donotreply",   "dontreply", "mailerdaemon", "postmaster",
                                        "bounce",  "notification", "automated", "unmonitored"};
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
