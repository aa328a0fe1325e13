/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading what the wizard stands on. A person's own files may be faulty: then their problems are told and the rest goes on.
 */
#include "config.h"

#include "bowout/base/words.h"
#include "session-private.h"

G_DEFINE_QUARK(bowout-session-error, session_error)

static gboolean refuse(const Problems *problems, const char *otherwise, GError **error) {
    const Problem *last = NULL;
    g_autofree char *words = NULL;
    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++)
        if (problems_get(problems, i)->level == PROBLEM_ERROR) last = problems_get(problems, i);
    words = last != NULL ? problem_format(last) : g_strdup(otherwise);
    g_set_error_literal(error, SESSION_ERROR, SESSION_ERROR_FILE, words);
    return FALSE;
}

Answers *sources_answers(const char *path, Problems *problems, GError **error) {
    Answers *answers = answers_read(path, NULL, problems);
    if (answers == NULL) refuse(problems, _("the answers file cannot be read"), error);
    return answers;
}

static char *own_file(const char *name) {
    return g_build_filename(g_get_user_config_dir(), "bowout", name, NULL);
}

gboolean sources_load(Session *session, GError **error) {
    g_autofree char *own_catalogue = own_file("catalogue.conf");
    g_autofree char *own_rules = own_file("tone.conf");
    CatalogueSource catalogue = {session->catalogue_folder, NULL, own_catalogue};
    RulesSource rules = {session->catalogue_folder, NULL, g_file_test(own_rules, G_FILE_TEST_EXISTS) ? own_rules : NULL};
    session->catalogue = catalogue_load(&catalogue, session->problems);
    if (session->catalogue == NULL) return refuse(session->problems, _("the catalogue of wordings cannot be read"), error);
    session->rules = rules_load(&rules, session->problems);
    return TRUE;
}
