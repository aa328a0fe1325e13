/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail addresses. */
#include "config.h"

#include "bowout/base/address.h"

#include <string.h>

#include "bowout/base/translate.h"

/* RFC 5321, in bytes. */
#define LOCAL_PART_MOST 64u
#define ADDRESS_MOST 254u

/* The characters RFC 5322 allows without quoting. */
static gboolean is_plain(char c) {
    return g_ascii_isalnum(c) || strchr("!#$%&'*+/=?^_`{|}~.-", c) != NULL;
}

/* Within quotes more may stand, but nothing that a careless reader could take for the end of the
   address. */
static gboolean is_quotable(char c) {
    return c != '\0' && (is_plain(c) || strchr(" @():[]", c) != NULL);
}

static gboolean local_sound(const char *local, gsize size) {
    gboolean quoted = size > 2 && local[0] == '"' && local[size - 1] == '"';

    if (size == 0 || size > LOCAL_PART_MOST || local[0] == '-') return FALSE;
    if (size >= 2 && local[0] == '=' && local[1] == '?') return FALSE; /* a header's encoded word */
    for (gsize i = quoted ? 1 : 0; i < size - (quoted ? 1 : 0); i++)
        if (quoted ? !is_quotable(local[i]) : !is_plain(local[i])) return FALSE;
    return TRUE;
}

static gboolean labels_sound(const char *domain) {
    for (const char *c = domain; *c != '\0'; c++) {
        gboolean first = c == domain || c[-1] == '.', last = c[1] == '.' || c[1] == '\0';

        if (!g_ascii_isalnum(*c) && *c != '.' && *c != '-') return FALSE;
        if (*c == '-' && (first || last)) return FALSE;
        if (*c == '.' && (first || last)) return FALSE;
    }
    return TRUE;
}

/* The domain in ASCII and small letters; NULL when it is none. */
static char *domain_clean(const char *text) {
    g_autofree char *ascii = g_hostname_to_ascii(text);
    char *domain = ascii == NULL ? NULL : g_ascii_strdown(ascii, -1);

    if (domain != NULL && labels_sound(domain) && (strchr(domain, '.') != NULL || strcmp(domain, "localhost") == 0)) return domain;
    g_free(domain);
    return NULL;
}

/* Without "<mailto:" and ">" around it. */
static char *bare(const char *text) {
    char *address = g_strstrip(g_strdup(text));
    gsize size = strlen(address);

    if (size > 2 && address[0] == '<' && address[size - 1] == '>') {
        address[size - 1] = '\0';
        memmove(address, address + 1, size - 1);
    }
    if (g_ascii_strncasecmp(address, "mailto:", strlen("mailto:")) == 0)
        memmove(address, address + strlen("mailto:"), strlen(address + strlen("mailto:")) + 1);
    return address;
}

static char *refuse(const char **fault, const char *message) {
    if (fault != NULL) *fault = message;
    return NULL;
}

char *address_clean(const char *text, const char **fault) {
    g_autofree char *address = bare(text), *domain = NULL, *whole = NULL;
    const char *at = strrchr(address, '@');
    gboolean quoted = address[0] == '"';
    gsize local = at == NULL ? 0 : (gsize)(at - address);

    if (!quoted && strpbrk(address, " \t") != NULL) return refuse(fault, _("a mail address has no blanks"));
    if (at == NULL) return refuse(fault, _("a mail address has an @: name@example.com"));
    if (!quoted && strchr(address, '@') != at) return refuse(fault, _("a mail address has only one @"));
    if (!local_sound(address, local)) return refuse(fault, _("what stands before the @ is no mail name"));
    domain = domain_clean(at + 1);
    if (domain == NULL) return refuse(fault, _("what stands after the @ is no mail domain: example.com"));
    whole = g_strdup_printf("%.*s@%s", (int)local, address, domain);
    if (strlen(whole) > ADDRESS_MOST) return refuse(fault, _("this mail address is too long"));
    return g_steal_pointer(&whole);
}
