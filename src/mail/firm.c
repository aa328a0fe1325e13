/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How firms are called. */
#include "config.h"

#include "firm.h"

#include <string.h>

#include "mail-text.h"

/* What the law calls a firm, and what firms call themselves. */
static const char *const legal_endings[] = {
    "inc", "llc",       "ltd",  "limited", "gmbh", "corp", "corporation", "co",  "plc", "pty", "ag",  "bv",  "b v",  "oy",  "ab",
    "sa",  "srl",       "sarl", "llp",     "kk",   "pte",  "pvt",         "as",  "kft", "sdn", "bhd", "gbr", "ltda", "pty", "fz-llc",
    "ug",  "o\xC3\xBC", "a/s",  "doo",     "sro",  "sl",   "eood",        "oyj", "aps", "nv",  "sas", "spa", "lda",  NULL};
static const char *const company_endings[] = {"company",   "group", "holdings",   "agency",   "studio", "studios",
                                              "solutions", "labs",  "associates", "partners", NULL};

static gboolean has_legal_ending(const char *text) {
    const char *last = strrchr(text, ' ');
    g_autofree char *bare = last == NULL ? NULL : words_bare(last + 1), *tight = NULL;

    /* "Fjord AS" has one, "Fjord as" goes on. */
    if (bare == NULL) return FALSE;
    tight = words_replace(bare, ".", ""); /* "s.r.l." */
    return g_strv_contains(legal_endings, tight) && (!g_ascii_islower(last[1]) || strchr(last, '.') != NULL);
}

gboolean has_company_ending(const char *text) {
    const char *last = strrchr(text, ' ');
    g_autofree char *bare = last == NULL ? NULL : words_bare(last + 1);

    return bare != NULL && (g_strv_contains(company_endings, bare) || has_legal_ending(text));
}

char *without_company_ending(const char *text) {
    char *name = g_strdup(text);

    for (guint tries = 0; tries < 3 && has_legal_ending(name); tries++) {
        *strrchr(name, ' ') = '\0';
        while (name[0] != '\0' && strchr(" ,", name[strlen(name) - 1]) != NULL) name[strlen(name) - 1] = '\0';
    }
    return name;
}

/* Nouns with which the names of firms end; in small letters. */
static const char *const firm_nouns[] = {"academy",      "accounting",
                                         "advisors",     "advisory",
                                         "agency",       "analytics",
                                         "apparel",      "archive",
                                         "associates",   "association",
                                         "bakery",       "bank",
                                         "biotech",      "books",
                                         "bookkeeping",  "boutique",
                                         "brands",       "bros",
                                         "brothers",     "capital",
                                         "care",         "carpets",
                                         "centre",       "center",
                                         "chiropractic", "clinic",
                                         "coffee",       "collective",
                                         "commerce",     "company",
                                         "construction", "consultancy",
                                         "consultants",  "consulting",
                                         "conveyancing", "creative",
                                         "data",         "dental",
                                         "dentistry",    "design",
                                         "designs",      "digital",
                                         "education",    "energy",
                                         "engineering",  "enterprises",
                                         "escrow",       "events",
                                         "express",      "farm",
                                         "farms",        "fashion",
                                         "films",        "finance",
                                         "financial",    "fitness",
                                         "foods",        "foundation",
                                         "freight",      "furniture",
                                         "games",        "gardens",
                                         "global",       "group",
                                         "health",       "healthcare",
                                         "holdings",     "homes",
                                         "hosting",      "hotel",
                                         "hotels",       "housing",
                                         "hvac",         "imports",
                                         "industries",   "infosystems",
                                         "innovations",  "institute",
                                         "insurance",    "interactive",
                                         "interiors",    "international",
                                         "investments",  "jewellery",
                                         "jewelry",      "kitchen",
                                         "lab",          "labs",
                                         "law",          "learning",
                                         "legal",        "lettings",
                                         "logistics",    "magazine",
                                         "marine",       "marketing",
                                         "media",        "medical",
                                         "ministries",   "mortgage",
                                         "motors",       "music",
                                         "naturals",     "network",
                                         "networks",     "organics",
                                         "outdoor",      "outfitters",
                                         "outsourcing",  "partners",
                                         "partnership",  "pay",
                                         "pharma",       "photography",
                                         "physio",       "physiotherapy",
                                         "pictures",     "plumbing",
                                         "practice",     "press",
                                         "productions",  "products",
                                         "properties",   "property",
                                         "publishers",   "publishing",
                                         "realty",       "records",
                                         "recruiting",   "recruitment",
                                         "removals",     "rentals",
                                         "research",     "resort",
                                         "resorts",      "robotics",
                                         "roofing",      "school",
                                         "services",     "shipping",
                                         "shop",         "software",
                                         "softworks",    "solar",
                                         "solutions",    "sons",
                                         "sports",       "staffing",
                                         "stays",        "store",
                                         "stores",       "studio",
                                         "studios",      "supplements",
                                         "supplies",     "supply",
                                         "systems",      "tech",
                                         "technologies", "technology",
                                         "telecom",      "textiles",
                                         "therapy",      "title",
                                         "tours",        "toys",
                                         "trading",      "transport",
                                         "travel",       "travels",
                                         "trust",        "tutoring",
                                         "tutors",       "university",
                                         "union",        "council",
                                         "society",      "hospital",
                                         "college",      "museum",
                                         "theatre",      "threads",
                                         "landscaping",  "auctions",
                                         "resourcing",   "fertility",
                                         "wealth",       "vet",
                                         "vets",         "ventures",
                                         "wellness",     "wines",
                                         "works",        NULL};

/* What people do, whichever firm it is; names only of such words are no firm's. */
static const char *const function_words[] = {"account",
                                             "accounts",
                                             "administration",
                                             "administrative",
                                             "amazon",
                                             "associate",
                                             "back",
                                             "business",
                                             "client",
                                             "clients",
                                             "capital",
                                             "communications",
                                             "community",
                                             "company",
                                             "compliance",
                                             "content",
                                             "copy",
                                             "corporate",
                                             "creative",
                                             "customer",
                                             "customers",
                                             "data",
                                             "design",
                                             "development",
                                             "digital",
                                             "editorial",
                                             "email",
                                             "engineering",
                                             "enterprise",
                                             "entry",
                                             "event",
                                             "events",
                                             "executive",
                                             "finance",
                                             "financial",
                                             "front",
                                             "full",
                                             "general",
                                             "graphic",
                                             "growth",
                                             "health",
                                             "hiring",
                                             "home",
                                             "hr",
                                             "human",
                                             "inbound",
                                             "influencer",
                                             "inside",
                                             "internal",
                                             "it",
                                             "junior",
                                             "lead",
                                             "legal",
                                             "logistics",
                                             "management",
                                             "marketing",
                                             "media",
                                             "medical",
                                             "mobile",
                                             "office",
                                             "online",
                                             "operations",
                                             "outbound",
                                             "paid",
                                             "partnerships",
                                             "payroll",
                                             "people",
                                             "performance",
                                             "procurement",
                                             "product",
                                             "production",
                                             "programs",
                                             "project",
                                             "projects",
                                             "property",
                                             "purchasing",
                                             "quality",
                                             "real",
                                             "recruiting",
                                             "recruitment",
                                             "relations",
                                             "remote",
                                             "research",
                                             "resources",
                                             "sales",
                                             "search",
                                             "senior",
                                             "seo",
                                             "services",
                                             "social",
                                             "software",
                                             "stack",
                                             "success",
                                             "supply",
                                             "support",
                                             "talent",
                                             "team",
                                             "tech",
                                             "technical",
                                             "technology",
                                             "training",
                                             "travel",
                                             "video",
                                             "virtual",
                                             "web",
                                             "website",
                                             "work",
                                             "acquisition",
                                             "collections",
                                             "care",
                                             "service",
                                             "department",
                                             "division",
                                             "estate",
                                             "chain",
                                             "insurance",
                                             "solutions",
                                             "systems",
                                             "network",
                                             "learning",
                                             "education",
                                             "admin",
                                             "head",
                                             "of",
                                             "and",
                                             "&",
                                             "the",
                                             "for",
                                             "experience",
                                             "culture",
                                             "risk",
                                             "safety",
                                             "terms",
                                             "conditions",
                                             "regards",
                                             "thanks",
                                             "benefits",
                                             "perks",
                                             "policies",
                                             "privacy",
                                             "security",
                                             "salary",
                                             "bonus",
                                             "leave",
                                             "hours",
                                             "questions",
                                             "answers",
                                             "pros",
                                             "cons",
                                             "name",
                                             "date",
                                             "time",
                                             NULL};

gboolean name_is_department(const char *name) {
    return words_all_in(name, function_words);
}

/* "Nov", "Monday" */
static gboolean fits_any_day(const char *word) {
    return g_regex_match_simple("^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu|Fri|Sat|Sun)(?:day|sday|"
                                "nesday|rsday|urday|uary|ruary|ch|il|ust|ember|tember|ober)?\\.?$",
                                word, 0, 0);
}

gboolean name_is_firm(const char *name) {
    const char *last = strrchr(name, ' ');
    g_autofree char *low = NULL;

    if (last == NULL || fits_any_day(last + 1)) return FALSE;
    if (has_company_ending(name) || (strstr(name, " & ") != NULL && !name_is_department(name))) return TRUE;
    low = g_utf8_strdown(last + 1, -1);
    return g_strv_contains(firm_nouns, low) && !name_is_department(name);
}
