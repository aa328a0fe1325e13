/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Naming the file, and writing it.
 */
#include "config.h"

#include "text-file.h"

#include <string.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"

#define SLUG_MOST 40u
#define NAME_LENGTH_MOST 100u

/* Letters and digits of the company's name; what cannot be written in ASCII is left out. */
static char *slug(const char *name) {
    g_autofree char *ascii = g_str_to_ascii(name, "C");
    GString *out = g_string_new(NULL);
    for (const char *c = ascii; *c != '\0' && out->len < SLUG_MOST; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(out, g_ascii_tolower(*c));
        else if (*c != '\'' && *c != '?' && out->len > 0 && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    while (out->len > 0 && out->str[out->len - 1] == '-') g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

char *text_file_propose(const FlowWay *way, const Answers *answers) {
    const char *company = facts_get(answers_facts_const(answers), FACT_COMPANY);
    g_autofree char *name = slug(company != NULL ? company : "");
    return g_strconcat("bow-out", name[0] != '\0' ? "-" : "", name, way->ending, NULL);
}

/* As typed, to an absolute path. */
static char *path_of(const char *value) {
    g_autofree char *name = g_strstrip(g_strdup(value));
    if (strcmp(name, "~") == 0) return g_strdup(g_get_home_dir());
    if (g_str_has_prefix(name, "~/")) return g_build_filename(g_get_home_dir(), name + 2, NULL);
    return g_canonicalize_filename(name, NULL);
}

HandoverOutcome text_file_write(const char *value, gboolean confirmed, const char *text, char **words) {
    g_autofree char *path = path_of(value != NULL ? value : "");
    g_autoptr(GError) error = NULL;
    if (value == NULL || value[0] == '\0' || value[strlen(value) - 1] == '/' || g_file_test(path, G_FILE_TEST_IS_DIR)) {
        *words = g_strdup_printf(_("%s is a folder: add a file name."), path);
        return HANDOVER_FAILED;
    }
    if (file_write_private(path, text, strlen(text), confirmed ? FILE_REPLACE : FILE_NEW, &error)) {
        *words = g_strdup_printf(_("Saved as %s; only you can read it."), path);
        return HANDOVER_DONE;
    }
    if (g_error_matches(error, FILE_ERROR, FILE_ERROR_EXISTS)) {
        *words = g_strdup_printf(_("%s exists already. Replace it?"), path);
        return HANDOVER_EXISTS;
    }
    *words = g_strdup_printf(_("Not saved as %s: %s."), path, error->message);
    return HANDOVER_FAILED;
}

static gboolean is_mere_name(const char *name) {
    return name[0] != '\0' && name[0] != '.' && strlen(name) <= NAME_LENGTH_MOST && strchr(name, '/') == NULL && !text_hostile(name);
}

HandoverOutcome text_file_write_in(const char *folder, const char *value, const char *text, char **words) {
    g_autofree char *name = g_strstrip(g_strdup(value != NULL ? value : ""));
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    if (!is_mere_name(name)) {
        *words = g_strdup_printf(_("Not saved: only a name, without a slash or a dot at its beginning; the file goes to %s."), folder);
        return HANDOVER_FAILED;
    }
    if (file_write_private(path, text, strlen(text), FILE_NEW, &error)) {
        *words = g_strdup_printf(_("Saved as %s."), path);
        return HANDOVER_DONE;
    }
    *words = g_strdup_printf(_("Not saved as %s: %s."), path, error->message);
    return HANDOVER_FAILED;
}
