/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locale and the translations. */
#include "config.h"

#include <langinfo.h>
#include <locale.h>

#include "bowout/base/installed.h"
#include "bowout/base/words.h"

void words_init(void) {
    setlocale(LC_ALL, "");
#ifdef ENABLE_NLS
    bindtextdomain(PACKAGE, installed_locale_folder());
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
#endif
}

gboolean words_utf8(void) {
    return g_ascii_strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
