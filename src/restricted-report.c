/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of --restricted --check: a table of rows, each with what holds here and, indented below
 * it, what should be mended.
 *
 * Of the files that decide (the administrator's file, the program) the account must be able to
 * change none, nor put another in its place; in the folders for drafts and letters it must be able
 * to write, and nobody else in the drafts'. Root may write everywhere: for it, only what everybody
 * may write is told.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/sandbox.h"
#include "bowout/base/translate.h"
#include "restricted.h"

#define NAME_WIDTH 13

typedef struct {
    const Restrictions *restrictions;
    GString *page;
    guint faults;
} Check;

static void tell(Check *check, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void tell(Check *check, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(check->page, format, arguments);
    va_end(arguments);
}

static void mend(Check *check, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void mend(Check *check, const char *format, ...) {
    va_list arguments;
    g_string_append_printf(check->page, "\n%*s%s ", NAME_WIDTH + 1, "", _("to mend:"));
    va_start(arguments, format);
    g_string_append_vprintf(check->page, format, arguments);
    va_end(arguments);
    check->faults++;
}

/* ---- files and folders ---- */

static char *account_name(uid_t id) {
    const struct passwd *account = getpwuid(id);
    return account != NULL ? g_strdup(account->pw_name) : g_strdup_printf("%u", (guint)id);
}

static char *group_name(gid_t id) {
    const struct group *group = getgrgid(id);
    return group != NULL ? g_strdup(group->gr_name) : g_strdup_printf("%u", (guint)id);
}

static void tell_owner(Check *check, const struct stat *status) {
    g_autofree char *owner = account_name(status->st_uid), *group = group_name(status->st_gid);
    tell(check, _(" (owner %s, group %s, mode %04o)"), owner, group, (guint)status->st_mode & 07777);
}

static gboolean is_root(void) {
    return geteuid() == 0;
}

/* In a folder such as /tmp, everybody may make things, and nobody may replace another's. */
static gboolean is_sticky(const struct stat *status) {
    return S_ISDIR(status->st_mode) && (status->st_mode & S_ISVTX) != 0;
}

static gboolean all_may_change(const struct stat *status) {
    return (status->st_mode & S_IWOTH) != 0 && !is_sticky(status);
}

static gboolean account_may_change(const char *path, const struct stat *status) {
    if (is_root()) return FALSE;
    return status->st_uid == geteuid() || (!is_sticky(status) && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0);
}

/* The thing itself, then every folder above it: whoever may write there may put another in its
   place. */
static void look_above(Check *check, const char *path, gboolean with_itself, gboolean account_too) {
    g_autofree char *at = with_itself ? g_strdup(path) : g_path_get_dirname(path);
    struct stat status;
    for (;;) {
        g_autofree char *above = g_path_get_dirname(at);
        if (stat(at, &status) == 0 && all_may_change(&status))
            mend(check, _("everybody may write in %s; chmod o-w"), at);
        else if (stat(at, &status) == 0 && account_too && account_may_change(at, &status))
            mend(check, _("this account may change %s; make it root's"), at);
        if (strcmp(above, at) == 0) return;
        g_free(at);
        at = g_steal_pointer(&above);
    }
}

static gboolean is_folder(Check *check, const char *path, struct stat *status) {
    if (stat(path, status) != 0)
        mend(check, _("it cannot be used: %s"), g_strerror(errno));
    else if (!S_ISDIR(status->st_mode))
        mend(check, "%s", _("it is no folder"));
    else
        return TRUE;
    return FALSE;
}

static void must_be_writable(Check *check, const char *path) {
    if (faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) != 0)
        mend(check, _("this account cannot write in %s: %s"), path, g_strerror(errno));
}

/* ---- the rows ---- */

static void row_account(Check *check) {
    g_autofree char *name = account_name(geteuid());
    tell(check, "%s", name);
    if (is_root()) tell(check, "%s", _(" (who may do everything: run this again as the account that your guests log in to)"));
}

static void row_program(Check *check) {
    g_autofree char *path = g_file_read_link("/proc/self/exe", NULL);
    struct stat status;
    if (path == NULL || stat(path, &status) != 0) {
        tell(check, "%s", _("not known"));
        return;
    }
    tell(check, "%s", path);
    tell_owner(check, &status);
    look_above(check, path, TRUE, TRUE);
}

static void row_file(Check *check) {
    const char *path = places_restrictions();
    struct stat status;
    tell(check, "%s", path);
    if (stat(path, &status) == 0)
        tell_owner(check, &status);
    else
        tell(check, "%s", _(" (none is there: what follows is what holds without one)"));
    look_above(check, path, TRUE, TRUE);
}

static void row_letters(Check *check) {
    const char *path = check->restrictions->save_folder;
    struct stat status;
    if (path == NULL) {
        tell(check, "%s", _("none: letters are shown, copied and printed on the screen, and not saved as files"));
        return;
    }
    tell(check, "%s", path);
    if (!is_folder(check, path, &status)) return;
    tell_owner(check, &status);
    must_be_writable(check, path);
    look_above(check, path, TRUE, FALSE);
}

/* The drafts have a folder of their own inside, which is made when it is wanted, like the
   folders above it. */
static void row_drafts(Check *check) {
    g_autofree char *folder = restricted_state_folder(check->restrictions), *path = g_build_filename(folder, "bowout", NULL);
    struct stat status;
    tell(check, "%s", path);
    while (stat(path, &status) != 0 && errno == ENOENT && strcmp(path, "/") != 0) {
        char *above = g_path_get_dirname(path);
        g_free(path);
        path = above;
    }
    if (!g_str_has_suffix(path, "/bowout")) tell(check, _(" (not there yet; made inside %s)"), path);
    if (!is_folder(check, path, &status)) return;
    tell_owner(check, &status);
    must_be_writable(check, path);
    if (g_str_has_suffix(path, "/bowout") && (status.st_uid != geteuid() || (status.st_mode & 022) != 0))
        mend(check, "%s", _("drafts are kept only in a folder of this account's own, mode 700"));
    look_above(check, path, TRUE, FALSE);
}

static void row_shared(Check *check) {
    tell(check, "%s", check->restrictions->shared ? _("yes: a letter is found by its code only") : _("no: all letters are one person's"));
}

static void row_idle(Check *check) {
    guint seconds = check->restrictions->idle_seconds;
    if (seconds == 0)
        tell(check, "%s", _("no limit"));
    else
        tell(check, ngettext("%u second without a key", "%u seconds without a key", seconds), seconds);
}

static void row_sessions(Check *check) {
    tell(check, "%s", _("ssh -t HOST: on the full screen; ssh HOST, or ssh -t HOST bowout --plain: line by line"));
    if (check->restrictions->shared)
        tell(check, "\n%*s%s", NAME_WIDTH + 1, "", _("ssh -t HOST CODE: goes on with the letter of that code"));
}

static void row_limits(Check *check) {
    struct rlimit core = {0}, processes = {0};
    gboolean no_core = getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0;
    gboolean no_process = getrlimit(RLIMIT_NPROC, &processes) == 0 && processes.rlim_max == 0;
    tell(check, "%s", no_core ? _("no core file; ") : _("core files; "));
    if (is_root())
        tell(check, "%s", _("processes without limit, because this is root"));
    else
        tell(check, "%s", no_process ? _("no other process but the one that has pasted offers read") : _("processes without limit"));
}

static void row_walls(Check *check) {
    SandboxWalls walls = sandbox_offered();
    tell(check, "%s",
         walls.files ? _("no file but these and the system's own data (Landlock)") : _("none for files: this kernel has no Landlock"));
    tell(check, "\n%*s%s", NAME_WIDTH + 1, "",
         walls.calls ? _("no program, no process, no connection (seccomp)")
                     : _("none for system calls: this kernel has no seccomp filters"));
}

static void row_environment(Check *check) {
    restricted_kept_variables(check->page);
}

static const struct {
    const char *name;
    void (*tell)(Check *check);
} rows[] = {
    {N_("account"), row_account},     {N_("program"), row_program},         {N_("file"), row_file},
    {N_("save-folder"), row_letters}, {N_("drafts"), row_drafts},           {N_("shared"), row_shared},
    {N_("idle-seconds"), row_idle},   {N_("sessions"), row_sessions},       {N_("limits"), row_limits},
    {N_("walls"), row_walls},         {N_("environment"), row_environment},
};

gboolean restricted_check(const Restrictions *restrictions) {
    g_autoptr(GString) page = g_string_new(NULL);
    Check check = {restrictions, page, 0};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        tell(&check, "%-*s ", NAME_WIDTH, _(rows[i].name));
        rows[i].tell(&check);
        g_string_append_c(page, '\n');
    }
    if (check.faults == 0)
        g_string_append(page, _("Sound: nothing to mend.\n"));
    else
        tell(&check, ngettext("%u thing to mend.\n", "%u things to mend.\n", check.faults), check.faults);
    return console_put(stdout, page->str) && check.faults == 0;
}
