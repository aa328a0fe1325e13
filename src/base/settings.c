/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See settings.h. */
#include "config.h"

#include "bowout/base/settings.h"

#include <string.h>

#include "bowout/base/file.h"

static const ConfileOption schema[] = {
    {SETTING_NAME, CONFILE_STRING, NULL},     {SETTING_SIGNATURE, CONFILE_LIST, NULL}, {SETTING_ADDRESS, CONFILE_STRING, NULL},
    {SETTING_WORK, CONFILE_STRING, NULL},     {SETTING_TONE, CONFILE_STRING, NULL},    {SETTING_CHANNEL, CONFILE_STRING, NULL},
    {SETTING_SPELLING, CONFILE_STRING, NULL}, {SETTING_DATES, CONFILE_STRING, NULL},   {SETTING_DISABLE, CONFILE_LIST, NULL},
    {SETTING_MAILER, CONFILE_LIST, NULL},     {SETTING_SENDMAIL, CONFILE_LIST, NULL},  {NULL, 0, NULL}};

const ConfileOption *settings_schema(void) {
    return schema;
}

const ConfileOption *settings_option(const char *name) {
    const ConfileOption *option = schema;
    while (option->name != NULL && strcmp(option->name, name) != 0) option++;
    return option->name != NULL ? option : NULL;
}

char *settings_path(void) {
    return file_own("config");
}

static ConfileSection *read_now(Problems *problems) {
    g_autofree char *path = settings_path();
    return g_file_test(path, G_FILE_TEST_EXISTS) ? confile_read(path, schema, problems) : NULL;
}

const ConfileSection *settings_read(Problems *problems) {
    static gboolean done;
    static const ConfileSection *root;
    if (!done) root = read_now(problems);
    done = TRUE;
    return root;
}

/* ---- writing ---- */

static gboolean refuse(const Problems *problems, GError **error) {
    g_autofree char *words = problem_format(problems_get(problems, 0));
    g_set_error_literal(error, FILE_ERROR, FILE_ERROR_IO, words);
    return FALSE;
}

static gboolean fail(const char *path, const GError *why, GError **error) {
    g_set_error(error, FILE_ERROR, FILE_ERROR_IO, "%s: %s", path, why->message);
    return FALSE;
}

/* The text of the file as it is now; "" when there is none yet. */
static char *text_now(const char *path, gsize *length, GError **error) {
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) bytes = file_read(path, CONFILE_SIZE_MAX, &why);
    if (bytes == NULL && !g_error_matches(why, FILE_ERROR, FILE_ERROR_MISSING)) {
        fail(path, why, error);
        return NULL;
    }
    *length = bytes != NULL ? g_bytes_get_size(bytes) : 0;
    return *length > 0 ? g_strndup(g_bytes_get_data(bytes, NULL), *length) : g_strdup("");
}

static gboolean write_text(const char *path, const char *text, GError **error) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) why = NULL;
    if (file_folder_private(folder, &why) && file_write_private(path, text, strlen(text), FILE_REPLACE, &why)) return TRUE;
    return fail(path, why, error);
}

gboolean settings_write(const SettingsChange *changes, guint count, GError **error) {
    g_autofree char *path = settings_path();
    g_autoptr(Problems) problems = problems_new();
    gsize length = 0;
    g_autofree char *text = text_now(path, &length, error);
    if (text == NULL) return FALSE;
    for (guint i = 0; i < count; i++) {
        const ConfileOption *option = settings_option(changes[i].name);
        char *changed;
        g_return_val_if_fail(option != NULL, FALSE);
        changed = confile_put(path, text, length, option, changes[i].values, problems);
        if (changed == NULL) return refuse(problems, error);
        g_free(text);
        text = changed;
        length = strlen(text);
    }
    return write_text(path, text, error);
}
