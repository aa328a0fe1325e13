/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside the store under a draft's number, for other programs: it goes with the draft. */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "bowout/base/file.h"
#include "drafts-private.h"
#include "store.h"

enum { MAIL, WORDS };
static const struct { const char *begin, *end; } kinds[] = {[MAIL] = {"letter-", ".eml"}, [WORDS] = {"words-", ""}};

static char *path_of(const Drafts *drafts, guint kind, gint64 id) {
    g_autofree char *store = drafts != NULL ? g_strdup(drafts->path) : store_own_path();
    g_autofree char *folder = g_path_get_dirname(store);

    return g_strdup_printf("%s/%s%" PRId64 "%s", folder, kinds[kind].begin, id, kinds[kind].end);
}

char *drafts_mail_path(const Drafts *drafts, gint64 id) {
    return path_of(drafts, MAIL, id);
}

char *drafts_words_folder(const Drafts *drafts, gint64 id) {
    return path_of(drafts, WORDS, id);
}

/* 0: it is none of ours. */
static gint64 draft_of(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        gsize begin = strlen(kinds[i].begin), end = strlen(kinds[i].end);
        g_autofree char *number = NULL;
        guint64 value;

        if (!g_str_has_prefix(name, kinds[i].begin) || !g_str_has_suffix(name, kinds[i].end)) continue;
        number = g_strndup(name + begin, strlen(name) - begin - end);
        if (g_ascii_string_to_unsigned(number, 10, 1, G_MAXINT64, &value, NULL)) return (gint64)value;
    }
    return 0;
}

void beside_remove(const Drafts *drafts, gint64 id) {
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *path = path_of(drafts, i, id);
        file_remove(path);
    }
}

/* Also of those that another session deleted. */
void beside_remove_of_the_gone(Drafts *drafts, gboolean (*is_gone)(Drafts *, gint64)) {
    g_autofree char *folder = g_path_get_dirname(drafts->path);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        gint64 id = draft_of(name);
        if (id != 0 && is_gone(drafts, id)) beside_remove(drafts, id);
    }
}
