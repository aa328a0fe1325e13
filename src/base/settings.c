/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See settings.h. */
#include "config.h"

#include "bowout/base/settings.h"

#include "bowout/base/file.h"

static const ConfileOption schema[] = {
    {SETTING_DISABLE, CONFILE_LIST, NULL}, {SETTING_MAILER, CONFILE_LIST, NULL}, {SETTING_SENDMAIL, CONFILE_LIST, NULL}, {NULL, 0, NULL}};

const ConfileSection *settings_read(Problems *problems) {
    static gboolean done;
    static const ConfileSection *root;
    g_autofree char *path = NULL;
    if (done) return root;
    done = TRUE;
    path = file_own("config");
    if (g_file_test(path, G_FILE_TEST_EXISTS)) root = confile_read(path, schema, problems);
    return root;
}
