/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locale and the translations. */
#include "config.h"

#include <langinfo.h>
#include <locale.h>

#include "bowout/base/words.h"

void words_init(void) {
    setlocale(LC_ALL, "");
#if defined GETTEXT_PACKAGE && defined LOCALEDIR
    bindtextdomain(GETTEXT_PACKAGE, LOCALEDIR);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
#endif
}

gboolean words_utf8(void) {
    return g_ascii_strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
