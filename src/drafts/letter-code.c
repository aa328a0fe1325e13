/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes by which letters are found on an account of several people. */
#include "config.h"

#include "letter-code.h"

#include <sys/random.h>

#include "bowout/drafts/drafts.h"

/* No letters or digits that are taken for one another. 32 of them: five bits each, so no byte is
   more likely than another. */
static const char code_letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

char *drafts_make_code(void) {
    guint8 bytes[DRAFTS_CODE_LENGTH];
    char *code = g_malloc0(DRAFTS_CODE_LENGTH + 1);

    G_STATIC_ASSERT(sizeof code_letters == 32 + 1);
    while (getentropy(bytes, sizeof bytes) != 0) g_usleep(1000);
    for (guint i = 0; i < DRAFTS_CODE_LENGTH; i++) code[i] = i == DRAFTS_CODE_LENGTH / 2 ? '-' : code_letters[bytes[i] & 31u];
    return code;
}

char *code_tidy(const char *code) {
    GString *tidy = g_string_new(NULL);

    for (; *code != '\0' && tidy->len <= DRAFTS_CODE_LENGTH; code++) {
        if (*code == '-') continue;
        if (tidy->len == DRAFTS_CODE_LENGTH / 2) g_string_append_c(tidy, '-');
        g_string_append_c(tidy, g_ascii_toupper(*code));
    }
    return g_string_free(tidy, FALSE);
}
