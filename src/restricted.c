/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The environment is emptied and then filled with what was checked, so that a variable nobody
 * thought of is gone, too.
 */
#include "config.h"

#include "restricted.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bowout/base/confile.h"
#include "bowout/base/console.h"
#include "bowout/base/problem.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/drafts/drafts.h"
#include "bowout/post/post.h"

#define NAME "rbowout"
#define IDLE_SECONDS (30 * 60)
#define IDLE_SECONDS_MOST (24 * 60 * 60)
#define VALUE_LENGTH_MOST 64u
#define CODE_LENGTH_MOST 16u
/* ncurses looks for descriptions of terminals in ~/.terminfo, other libraries make folders
   there: in a device nobody can, not even root. */
#define NO_HOME "/dev/null"

/* ---- whether ---- */

static gboolean has_name(const char *path) {
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    const char *name = slash != NULL ? slash + 1 : path;
    if (name != NULL && *name == '-') name++; /* a login shell */
    return g_strcmp0(name, NAME) == 0;
}

gboolean restricted_asked(int argc, char **argv) {
    if (argc > 0 && has_name(argv[0])) return TRUE;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--restricted") == 0) return TRUE;
    return FALSE;
}

/* ---- the administrator's file ---- */

static const ConfileOption schema[] = {{"save-folder", CONFILE_STRING, NULL},
                                       {"state-folder", CONFILE_STRING, NULL},
                                       {"shared", CONFILE_BOOLEAN, NULL},
                                       {"idle-seconds", CONFILE_INTEGER, NULL},
                                       {NULL, 0, NULL}};

static char *read_folder(const ConfileSection *root, const char *name, Problems *problems) {
    const char *folder = confile_string(root, name);
    if (folder == NULL) return NULL;
    if (g_path_is_absolute(folder) && !text_hostile(folder)) return g_strdup(folder);
    confile_problem(root, name, PROBLEM_ERROR, problems, _("must be a folder's full path, beginning with a slash"));
    return NULL;
}

static void read_idle(const ConfileSection *root, Restrictions *restrictions, Problems *problems) {
    gint64 seconds = confile_integer(root, "idle-seconds", IDLE_SECONDS);
    if (seconds < 0 || seconds > IDLE_SECONDS_MOST)
        confile_problem(root, "idle-seconds", PROBLEM_ERROR, problems, _("must be a number of seconds from 0 (no limit) to %d"),
                        IDLE_SECONDS_MOST);
    else
        restrictions->idle_seconds = (guint)seconds;
}

/* A file with a fault, or one that cannot be read, is no reason to be more generous: nobody gets
   in until it is mended. */
static gboolean read_file(Restrictions *restrictions) {
    const char *path = places_restrictions();
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = NULL;
    restrictions->idle_seconds = IDLE_SECONDS;
    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) return TRUE;
    root = confile_read(path, schema, problems);
    if (root != NULL) {
        restrictions->save_folder = read_folder(root, "save-folder", problems);
        restrictions->state_folder = read_folder(root, "state-folder", problems);
        restrictions->shared = confile_boolean(root, "shared", FALSE);
        read_idle(root, restrictions, problems);
    }
    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(problems, i));
        console_complain_at(line);
    }
    return root != NULL && problems_count(problems, PROBLEM_WARNING) == 0;
}

/* ---- the environment ---- */

static gboolean made_of(const char *value, const char *more) {
    if (*value == '\0' || strlen(value) > VALUE_LENGTH_MOST || !g_ascii_isalnum(*value) || strstr(value, "..") != NULL) return FALSE;
    for (; *value != '\0'; value++)
        if (!g_ascii_isalnum(*value) && strchr(more, *value) == NULL) return FALSE;
    return TRUE;
}

static gboolean is_term(const char *value) {
    return made_of(value, "-_.+");
}

static gboolean is_locale(const char *value) {
    return made_of(value, "-_.@");
}

/* The name of a zone, such as Asia/Manila; not a path, which glibc would open. */
static gboolean is_zone(const char *value) {
    return made_of(value, "-_+/");
}

static gboolean is_number(const char *value) {
    return made_of(value, "") && strspn(value, "0123456789") == strlen(value) && strlen(value) <= 4;
}

static const struct {
    const char *name;
    gboolean (*sound)(const char *value);
} kept[] = {
    {"TERM", is_term},      {"LANG", is_locale}, {"LC_ALL", is_locale},  {"LC_CTYPE", is_locale}, {"LC_MESSAGES", is_locale},
    {"LC_TIME", is_locale}, {"TZ", is_zone},     {"COLUMNS", is_number}, {"LINES", is_number},    {"NO_COLOR", is_number},
};

char *restricted_state_folder(const Restrictions *restrictions) {
    const struct passwd *account = restrictions->state_folder == NULL ? getpwuid(geteuid()) : NULL;
    if (restrictions->state_folder != NULL) return g_strdup(restrictions->state_folder);
    return account != NULL ? g_build_filename(account->pw_dir, ".local", "state", NULL) : g_strdup(NO_HOME);
}

void restricted_kept_variables(GString *names) {
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) g_string_append_printf(names, "%s%s", i > 0 ? " " : "", kept[i].name);
}

static void cut_environment(const Restrictions *restrictions) {
    char *values[G_N_ELEMENTS(kept)] = {NULL};
    g_autofree char *state = restricted_state_folder(restrictions);
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        const char *value = getenv(kept[i].name);
        if (value != NULL && kept[i].sound(value)) values[i] = g_strdup(value);
    }
    clearenv();
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        if (values[i] != NULL) setenv(kept[i].name, values[i], 1);
        g_free(values[i]);
    }
    setenv("HOME", NO_HOME, 1);
    setenv("XDG_STATE_HOME", state, 1);
    setenv("XDG_CONFIG_HOME", NO_HOME, 1);
    if (places_data() != NULL) setenv("BOWOUT_DATADIR", places_data(), 1);
    if (places_mail_reader() != NULL) setenv("BOWOUT_MAIL_PROGRAM", places_mail_reader(), 1);
}

/* ---- what was asked for ---- */

/* A letter's code, or nearly one: somebody has mistyped it; and a letter's number. "ls" is
   neither. */
static gboolean is_code(const char *word) {
    gsize length = 0;
    if (strlen(word) > CODE_LENGTH_MOST || !made_of(word, "-")) return FALSE;
    for (const char *at = word; *at != '\0'; at++) length += *at != '-';
    return strspn(word, "0123456789") == strlen(word) || length + 2 >= DRAFTS_CODE_LENGTH;
}

static gboolean is_program(const char *word) {
    const char *slash = strrchr(word, '/');
    const char *name = slash != NULL ? slash + 1 : word;
    return strcmp(name, "bowout") == 0 || strcmp(name, NAME) == 0;
}

/* `ssh HOST`, `ssh HOST bowout --plain` (ssh would take a first word with a dash for its own),
   `ssh HOST CODE`, with or without the program's name before; nothing else. */
static gboolean add_request(GPtrArray *argv, const char *request) {
    g_auto(GStrv) words = g_strsplit_set(request, " \t", -1);
    gboolean first = TRUE, sound = TRUE;
    for (guint i = 0; sound && words[i] != NULL; i++) {
        if (words[i][0] == '\0') continue;
        if (strcmp(words[i], "--plain") == 0 || strcmp(words[i], "--restricted") == 0) {
            g_ptr_array_add(argv, g_strdup(words[i]));
        } else if (strcmp(words[i], "--draft") == 0) {
            sound = words[i + 1] != NULL && is_code(words[i + 1]);
        } else if (!(first && is_program(words[i]))) {
            sound = is_code(words[i]) && words[i + 1] == NULL;
            if (sound) g_ptr_array_add(argv, g_strconcat("--draft=", words[i], NULL));
        }
        first = FALSE;
    }
    return sound;
}

/* As a shell, sshd and login give it "-c" and one string; nothing else of the command line
   counts then. */
static gboolean make_arguments(Restrictions *restrictions, const char *request, int *argc, char ***argv) {
    GPtrArray *all = g_ptr_array_new();
    gboolean shell = has_name((*argv)[0]) && (((*argv)[0][0] == '-') || (*argc > 1 && strcmp((*argv)[1], "-c") == 0));
    gboolean sound = TRUE;
    g_ptr_array_add(all, g_strdup("bowout"));
    g_ptr_array_add(all, g_strdup("--restricted"));
    for (int i = 1; !shell && i < *argc; i++) g_ptr_array_add(all, g_strdup((*argv)[i]));
    if (request == NULL && shell && *argc > 2) request = (*argv)[2];
    if (request != NULL) sound = add_request(all, request);
    if (!sound) console_complain("%s", _("nothing but the wizard can be used here"));
    *argc = (int)all->len;
    g_ptr_array_add(all, NULL);
    restrictions->arguments = (char **)g_ptr_array_free(all, FALSE);
    *argv = g_memdup2(restrictions->arguments, (gsize)(*argc + 1) * sizeof **argv); /* GOption takes words out of it */
    restrictions->words = *argv;
    return sound;
}

/* ---- the beginning ---- */

gboolean restricted_begin(Restrictions *restrictions, int *argc, char ***argv) {
    const struct rlimit none = {0, 0};
    g_autofree char *request = g_strdup(getenv("SSH_ORIGINAL_COMMAND"));
    places_data(); /* while there is an environment */
    places_mail_reader();
    if (!read_file(restrictions)) return FALSE;
    cut_environment(restrictions);
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)post_reading_prepare(NULL);     /* without it no offer can be pasted, and that is said when one is */
#ifndef BOWOUT_INSTRUMENTED               /* which looks for leaks with a second process */
    (void)setrlimit(RLIMIT_NPROC, &none); /* from here on no other process, whatever happens */
#endif
    return make_arguments(restrictions, request, argc, argv);
}

void restricted_clear(Restrictions *restrictions) {
    g_free(restrictions->save_folder);
    g_free(restrictions->state_folder);
    g_strfreev(restrictions->arguments);
    g_free(restrictions->words);
}
