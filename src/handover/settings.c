/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person has set up for mail: two lists of words in the settings, and $BOWOUT_MAILER. */
#include "config.h"

#include "bowout/base/settings.h"
#include "bowout/base/translate.h"
#include "bowout/handover/handover.h"

/* NULL when it is empty. */
static char **words_of(const ConfileSection *root, const char *name) {
    const GPtrArray *list = confile_list(root, name);
    char **words;
    if (list->len == 0) return NULL;
    words = g_new0(char *, list->len + 1);
    for (guint i = 0; i < list->len; i++) words[i] = g_strdup(g_ptr_array_index(list, i));
    return words;
}

static void read_environment(HandoverSettings *settings, Problems *problems) {
    const char *line = g_getenv("BOWOUT_MAILER");
    g_autoptr(GError) error = NULL;
    char **argv = NULL;
    if (line == NULL || line[0] == '\0') return;
    if (!g_shell_parse_argv(line, NULL, &argv, &error)) {
        problems_add(problems, PROBLEM_ERROR, "BOWOUT_MAILER", 0, "%s", error->message);
        return;
    }
    g_strfreev(settings->mailer);
    settings->mailer = argv;
}

void handover_settings_read(HandoverSettings *settings, Problems *problems) {
    const ConfileSection *root = settings_read(problems);
    *settings = (HandoverSettings){.mailer = NULL};
    if (root != NULL) {
        settings->mailer = words_of(root, SETTING_MAILER);
        settings->sendmail = words_of(root, SETTING_SENDMAIL);
    }
    read_environment(settings, problems);
}

void handover_settings_clear(HandoverSettings *settings) {
    g_clear_pointer(&settings->mailer, g_strfreev);
    g_clear_pointer(&settings->sendmail, g_strfreev);
    g_clear_pointer(&settings->mail_path, g_free);
    g_clear_pointer(&settings->save_folder, g_free);
}
