/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locale and the translations. */
#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "bowout/base/installed.h"
#include "bowout/base/translate.h"

/* The C locale: nothing is set, or what is set is not installed. */
static gboolean is_ascii(void) {
    const char *codeset = nl_langinfo(CODESET);
    return g_str_has_prefix(codeset, "ANSI_X3.4") || g_str_has_prefix(codeset, "US-ASCII") || strcmp(codeset, "ASCII") == 0;
}

/* Whoever says LC_ALL=C gets a screen of plain ASCII; LANG=C is only what many hosts begin with. */
static gboolean ascii_asked(void) {
    const char *all = g_getenv("LC_ALL");
    return g_strcmp0(all, "C") == 0 || g_strcmp0(all, "POSIX") == 0;
}

void translate_start(void) {
    if (setlocale(LC_ALL, "") == NULL) { /* one of those asked for is not installed: the others may be */
        setlocale(LC_CTYPE, "");
        setlocale(LC_MESSAGES, "");
    }
    if (is_ascii() && !ascii_asked()) setlocale(LC_CTYPE, "C.UTF-8"); /* where there is none, ASCII stays */
#ifdef ENABLE_NLS
    bindtextdomain(PACKAGE, installed_locale_folder());
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
#endif
}

gboolean translate_to_utf8(void) {
    return g_ascii_strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
