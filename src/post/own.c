/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forwarded mail and a chat name both sides; whoever reads it is neither the contact nor the
   company. */
#include "config.h"

#include "own.h"

#include <string.h>

#include "bowout/base/text.h"

static char *own_name, *own_address;

void post_know_own(const char *name, const char *address) {
    g_free(own_name);
    g_free(own_address);
    own_name = g_strdup(name);
    own_address = g_strdup(address);
}

/* Letters and digits alone, in small letters. */
static char *bare(const char *text, gssize length) {
    g_autofree char *part = g_strndup(text, length < 0 ? strlen(text) : (gsize)length), *folded = text_fold(part);
    GString *letters = g_string_new(NULL);
    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at))) g_string_append_unichar(letters, g_utf8_get_char(at));
    return g_string_free(letters, FALSE);
}

static gboolean reads_like(const char *value, const char *other, gssize length) {
    g_autofree char *one = bare(value, -1), *two = bare(other, length);
    return two[0] != '\0' && strcmp(one, two) == 0;
}

/* In full, or the first name alone. */
static gboolean is_own_name(const char *value) {
    return own_name != NULL && (reads_like(value, own_name, -1) ||
                                (strchr(own_name, ' ') != NULL && reads_like(value, own_name, strchr(own_name, ' ') - own_name)));
}

/* "anareyes.example" is where she works for herself, not who makes the offer. */
static gboolean is_own_domain(const char *value) {
    const char *domain = own_address != NULL ? strrchr(own_address, '@') : NULL;
    const char *dot = domain != NULL ? strchr(domain, '.') : NULL;
    return dot != NULL && reads_like(value, domain + 1, dot - domain - 1);
}

static gboolean is_own(const PostProposal *proposal) {
    switch (proposal->fact) {
    case FACT_CONTACT: return is_own_name(proposal->value);
    case FACT_COMPANY:
    case FACT_AGENCY: return is_own_name(proposal->value) || is_own_domain(proposal->value);
    case FACT_ADDRESS: return own_address != NULL && g_ascii_strcasecmp(proposal->value, own_address) == 0;
    default: return FALSE;
    }
}

PostOffer *own_left_out(PostOffer *offer) {
    for (guint i = offer->proposals->len; i > 0; i--)
        if (is_own(g_ptr_array_index(offer->proposals, i - 1))) g_ptr_array_remove_index(offer->proposals, i - 1);
    return offer;
}
