/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locale and the translations. */
#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "bowout/base/installed.h"
#include "bowout/base/words.h"

/* The C locale: asked for, or what is left when the one asked for is not installed. */
static gboolean is_ascii(void) {
    const char *codeset = nl_langinfo(CODESET);
    return g_str_has_prefix(codeset, "ANSI_X3.4") || g_str_has_prefix(codeset, "US-ASCII") || strcmp(codeset, "ASCII") == 0;
}

void words_init(void) {
    if (setlocale(LC_ALL, "") == NULL) { /* one of those asked for is not installed: the others may be */
        setlocale(LC_CTYPE, "");
        setlocale(LC_MESSAGES, "");
    }
    if (is_ascii()) setlocale(LC_CTYPE, "C.UTF-8"); /* where there is none, ASCII stays */
#ifdef ENABLE_NLS
    bindtextdomain(PACKAGE, installed_locale_folder());
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
#endif
}

gboolean words_utf8(void) {
    return g_ascii_strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
