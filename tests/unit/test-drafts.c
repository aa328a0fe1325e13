/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person would lose if the store of drafts were wrong: the letter itself, its place, its
 * privacy, or somebody else's file.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/drafts/drafts.h"

typedef struct {
    char *folder, *path;
} Place;

static Place place_new(void) {
    Place place;

    place.folder = g_dir_make_tmp("bowout-drafts-XXXXXX", NULL);
    place.path = g_build_filename(place.folder, "state", "drafts.db", NULL);
    return place;
}

static void place_clear(Place *place) {
    g_autofree char *state = g_build_filename(place->folder, "state", NULL);
    g_autoptr(GDir) listing = g_dir_open(state, 0, NULL);
    const char *name;

    while (listing != NULL && (name = g_dir_read_name(listing)) != NULL) {
        g_autofree char *path = g_build_filename(state, name, NULL);
        g_unlink(path);
    }
    g_rmdir(state);
    g_rmdir(place->folder);
    g_free(place->path);
    g_free(place->folder);
}

static Drafts *open_or_die(const Place *place) {
    g_autoptr(GError) error = NULL;
    Drafts *drafts = drafts_open(place->path, &error);

    cr_assert(drafts != NULL, "%s", error != NULL ? error->message : "no reason given");
    return drafts;
}

static gint64 keep_or_die(Drafts *drafts, gint64 id, const char *snapshot) {
    g_autoptr(GError) error = NULL;

    cr_assert(drafts_keep(drafts, &id, snapshot, "Northwind Remote", "Reasoning", &error), "%s", error != NULL ? error->message : "");
    return id;
}

Test(drafts, no_file_before_the_first_keep) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    DraftInfo info;
    g_autoptr(GError) error = NULL;

    cr_assert(!drafts_last(drafts, 0, &info, &error));
    cr_assert(error == NULL, "no store is no error");
    cr_assert(!g_file_test(place.path, G_FILE_TEST_EXISTS));
    place_clear(&place);
}

Test(drafts, what_was_kept_comes_back) {
    Place place = place_new();
    gint64 id;
    DraftInfo info;

    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        id = keep_or_die(drafts, 0, "first \"words\"\n");
        cr_assert(keep_or_die(drafts, id, "later words, caf\xc3\xa9\n") == id);
    }
    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        g_autofree char *snapshot = NULL;

        cr_assert(drafts_last(drafts, 0, &info, NULL));
        cr_assert(info.id == id);
        cr_assert_str_eq(info.subject, "Northwind Remote");
        cr_assert_str_eq(info.place, "Reasoning");
        draft_info_clear(&info);
        snapshot = drafts_recall(drafts, id, FALSE, NULL);
        cr_assert_str_eq(snapshot, "later words, caf\xc3\xa9\n");
    }
    place_clear(&place);
}

Test(drafts, recalling_deletes_nothing_and_deleting_only_one) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    gint64 one = keep_or_die(drafts, 0, "one"), two = keep_or_die(drafts, 0, "two");
    g_autofree char *snapshot = drafts_recall(drafts, two, FALSE, NULL);
    g_autoptr(GPtrArray) before = drafts_list(drafts, NULL);
    g_autoptr(GPtrArray) after = NULL;
    g_autoptr(GError) error = NULL;

    cr_assert_str_eq(snapshot, "two");
    cr_assert(before->len == 2);
    cr_assert(drafts_delete(drafts, two, NULL));
    after = drafts_list(drafts, NULL);
    cr_assert(after->len == 1 && ((DraftInfo *)after->pdata[0])->id == one);
    cr_assert(!drafts_delete(drafts, two, &error));
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_UNKNOWN));
    place_clear(&place);
}

Test(drafts, a_letter_handed_over_is_history_not_unfinished) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    gint64 id = keep_or_die(drafts, 0, "done");
    DraftInfo info;
    g_autoptr(GPtrArray) list = NULL;

    cr_assert(drafts_mark_handed_over(drafts, id, "saved as a.txt", NULL));
    cr_assert(drafts_mark_handed_over(drafts, id, "shown", NULL));
    cr_assert(!drafts_last(drafts, 0, &info, NULL));
    list = drafts_list(drafts, NULL);
    cr_assert(list->len == 1);
    cr_assert_str_eq(((DraftInfo *)list->pdata[0])->handed_words, "saved as a.txt\nshown");
    cr_assert(((DraftInfo *)list->pdata[0])->handed_over > 0);
    place_clear(&place);
}

Test(drafts, only_the_owner_can_read) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    g_autofree char *folder = g_path_get_dirname(place.path);
    const char *endings[] = {"", "-wal", "-shm"};
    struct stat status;

    keep_or_die(drafts, 0, "private");
    cr_assert(g_stat(folder, &status) == 0 && (status.st_mode & 0777) == 0700);
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *path = g_strconcat(place.path, endings[i], NULL);
        cr_assert(g_stat(path, &status) != 0 || (status.st_mode & 077) == 0, "%s has mode %o", path, status.st_mode & 0777u);
    }
    place_clear(&place);
}

Test(drafts, a_store_others_may_read_is_refused) {
    Place place = place_new();
    g_autoptr(GError) error = NULL;

    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        keep_or_die(drafts, 0, "private");
    }
    cr_assert(g_chmod(place.path, 0644) == 0);
    cr_assert(drafts_open(place.path, &error) == NULL);
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_FOLDER));
    place_clear(&place);
}

static void write_file(const char *path, const char *bytes, gssize length) {
    g_autofree char *folder = g_path_get_dirname(path);

    cr_assert(g_mkdir_with_parents(folder, 0700) == 0);
    g_unlink(path); /* GLib writes over what is there, and leaves the rest */
    cr_assert(g_file_set_contents_full(path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

Test(drafts, a_damaged_store_is_left_untouched) {
    Place place = place_new();
    const char *rubbish =
        "this is somebody's diary and no store of ours; it is long enough to hold a header of a hundred bytes or more....";
    g_autoptr(GError) error = NULL;
    g_autofree char *after = NULL;

    write_file(place.path, rubbish, -1);
    cr_assert(drafts_open(place.path, &error) == NULL);
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED), "%s", error->message);
    cr_assert(g_file_get_contents(place.path, &after, NULL, NULL));
    cr_assert_str_eq(after, rubbish);
    place_clear(&place);
}

static Drafts *open_anew_or_die(const Place *place, char **aside) {
    g_autoptr(GError) error = NULL;
    Drafts *drafts = drafts_open_anew(place->path, aside, &error);

    cr_assert(drafts != NULL, "%s", error != NULL ? error->message : "no reason given");
    return drafts;
}

Test(drafts, a_damaged_store_is_set_aside_whole_and_a_new_one_begun) {
    Place place = place_new();
    const char *rubbish = "rubbish, and long enough to be taken for the header of a database: a hundred bytes of it or even some more....";
    const char *endings[] = {"", "-wal", "-journal"};

    for (int round = 1; round <= 2; round++) {
        g_autofree char *expected = g_strdup_printf("%s.damaged-%d", place.path, round);
        g_autofree char *aside = NULL;
        g_autoptr(Drafts) drafts = NULL;

        for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
            g_autofree char *path = g_strconcat(place.path, endings[i], NULL);
            write_file(path, rubbish, -1);
        }
        drafts = open_anew_or_die(&place, &aside);
        cr_assert_str_eq(aside, expected);
        keep_or_die(drafts, 0, "goes on");
        for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
            g_autofree char *path = g_strconcat(aside, endings[i], NULL), *kept = NULL;
            cr_assert(g_file_get_contents(path, &kept, NULL, NULL), "%s", path);
            cr_assert_str_eq(kept, rubbish);
        }
        g_clear_pointer(&drafts, drafts_close);
        cr_assert(g_unlink(place.path) == 0);
    }
    place_clear(&place);
}

Test(drafts, nothing_but_a_damaged_store_is_set_aside) {
    Place place = place_new();
    g_autofree char *aside = NULL, *second = NULL;
    g_autoptr(Drafts) drafts = open_anew_or_die(&place, &aside);
    g_autoptr(Drafts) other = NULL;

    cr_assert(aside == NULL);
    keep_or_die(drafts, 0, "sound");
    other = open_anew_or_die(&place, &second);
    cr_assert(second == NULL);
    place_clear(&place);
}

/* The page with the letters in it, overwritten. */
Test(drafts, damage_in_the_middle_is_found_at_the_start) {
    Place place = place_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;

    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        for (int i = 0; i < 40; i++) {
            g_autofree char *words = g_strnfill(500, (char)('a' + i % 26));
            keep_or_die(drafts, 0, words);
        }
    }
    cr_assert(g_file_get_contents(place.path, &bytes, &length, NULL) && length > 8192);
    memset(bytes + 4096, 0x5a, 4096);
    write_file(place.path, bytes, (gssize)length);
    cr_assert(drafts_open(place.path, &error) == NULL);
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED), "%s", error->message);
    place_clear(&place);
}

static void set_version(const char *path, guint8 version) {
    int file = g_open(path, O_RDWR, 0);

    /* The user version is a big-endian number at byte 60 of a database's header. */
    cr_assert(file >= 0 && pwrite(file, &version, 1, 63) == 1);
    close(file);
}

Test(drafts, a_newer_store_is_left_untouched) {
    Place place = place_new();
    g_autoptr(GError) error = NULL;

    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        keep_or_die(drafts, 0, "from the future");
    }
    set_version(place.path, 99);
    cr_assert(drafts_open(place.path, &error) == NULL);
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_NEWER), "%s", error->message);
    place_clear(&place);
}

Test(drafts, two_sessions_never_overwrite_each_other) {
    Place place = place_new();
    g_autoptr(Drafts) first = open_or_die(&place);
    gint64 id = keep_or_die(first, 0, "first");
    g_autoptr(Drafts) second = open_or_die(&place);
    g_autoptr(GError) error = NULL;
    g_autofree char *snapshot = NULL;

    cr_assert(drafts_recall(second, id, FALSE, &error) == NULL);
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN));
    g_clear_error(&error);
    snapshot = drafts_recall(second, id, TRUE, &error);
    cr_assert_str_eq(snapshot, "first");
    keep_or_die(second, id, "second");
    cr_assert(!drafts_keep(first, &id, "overwritten", "", "", &error));
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN));
    place_clear(&place);
}

Test(drafts, a_key_kept_survives_kill_9) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = NULL;
    g_autofree char *snapshot = NULL;
    DraftInfo info;
    int status;
    pid_t child = fork();

    if (child == 0) {
        static Drafts *theirs; /* to the last: what is lost here is no leak */
        gint64 id = 0;
        theirs = drafts_open(place.path, NULL);
        for (int key = 1; key <= 50; key++) {
            g_autofree char *words = g_strdup_printf("key %d", key);
            drafts_keep(theirs, &id, words, "", "", NULL);
        }
        kill(getpid(), SIGKILL);
    }
    cr_assert(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    drafts = open_or_die(&place);
    cr_assert(drafts_last(drafts, 0, &info, NULL));
    snapshot = drafts_recall(drafts, info.id, FALSE, NULL);
    cr_assert(snapshot != NULL, "the dead session's lock is gone with it");
    cr_assert_str_eq(snapshot, "key 50");
    draft_info_clear(&info);
    place_clear(&place);
}

Test(drafts, a_folder_that_cannot_be_made_is_said) {
    Place place = place_new();
    g_autofree char *blocker = g_build_filename(place.folder, "state", NULL);
    g_autoptr(Drafts) drafts = NULL;
    g_autoptr(GError) error = NULL;
    gint64 id = 0;

    cr_assert(g_file_set_contents(blocker, "a file where the folder should be", -1, NULL));
    drafts = drafts_open(place.path, &error);
    cr_assert(drafts == NULL || !drafts_keep(drafts, &id, "x", "", "", &error));
    cr_assert(error != NULL && strstr(error->message, "state") != NULL);
    g_unlink(blocker);
    place_clear(&place);
}

Test(drafts, a_folder_others_may_write_in_is_refused) {
    Place place = place_new();
    g_autofree char *state = g_path_get_dirname(place.path);
    g_autoptr(Drafts) drafts = NULL;
    g_autoptr(GError) error = NULL;
    gint64 id = 0;

    cr_assert(g_mkdir(state, 0700) == 0 && g_chmod(state, 0777) == 0);
    drafts = drafts_open(place.path, &error);
    cr_assert(drafts == NULL || !drafts_keep(drafts, &id, "x", "", "", &error));
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_FOLDER), "%s", error->message);
    cr_assert(strstr(error->message, "chmod 700") != NULL);
    place_clear(&place);
}

Test(drafts, a_link_in_the_place_of_the_store_is_not_followed) {
    Place place = place_new();
    g_autofree char *state = g_path_get_dirname(place.path), *target = g_build_filename(place.folder, "target", NULL);
    g_autoptr(GError) error = NULL;

    write_file(target, "", 0);
    cr_assert(g_mkdir(state, 0700) == 0 && symlink(target, place.path) == 0);
    cr_assert(drafts_open(place.path, &error) == NULL);
    cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_FOLDER), "%s", error->message);
    g_unlink(target);
    place_clear(&place);
}

/* A home may be reached through a link. */
Test(drafts, a_link_in_the_folders_above_is_followed) {
    Place place = place_new();
    g_autofree char *link = g_build_filename(place.folder, "link", NULL), *path = g_build_filename(link, "state", "drafts.db", NULL);
    g_autoptr(Drafts) drafts = NULL;
    g_autoptr(GError) error = NULL;
    gint64 id = 0;

    cr_assert(symlink(place.folder, link) == 0);
    drafts = drafts_open(path, &error);
    cr_assert(drafts != NULL && drafts_keep(drafts, &id, "kept", "", "", &error), "%s", error != NULL ? error->message : "");
    g_unlink(link);
    place_clear(&place);
}

Test(drafts, what_is_on_the_screen_is_kept_though_the_draft_was_deleted) {
    Place place = place_new();
    g_autoptr(Drafts) writer = open_or_die(&place);
    gint64 id = keep_or_die(writer, 0, "first");
    g_autoptr(Drafts) other = open_or_die(&place);
    g_autofree char *snapshot = NULL;

    cr_assert(drafts_delete(other, id, NULL));
    id = keep_or_die(writer, id, "second");
    snapshot = drafts_read(other, id, NULL);
    cr_assert_str_eq(snapshot, "second");
    place_clear(&place);
}

Test(drafts, what_is_on_the_screen_is_kept_though_the_store_was_removed) {
    Place place = place_new();
    g_autoptr(Drafts) writer = open_or_die(&place);
    gint64 id = keep_or_die(writer, 0, "first");
    g_autoptr(Drafts) other = NULL;
    g_autofree char *snapshot = NULL;
    const char *endings[] = {"", "-wal", "-shm", "-writers"};

    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *path = g_strconcat(place.path, endings[i], NULL);
        g_unlink(path);
    }
    id = keep_or_die(writer, id, "second");
    other = open_or_die(&place);
    snapshot = drafts_read(other, id, NULL);
    cr_assert_str_eq(snapshot, "second");
    place_clear(&place);
}

Test(drafts, a_letter_is_found_by_its_code_alone) {
    Place place = place_new();
    g_autoptr(Drafts) one = open_or_die(&place);
    g_autoptr(Drafts) other = open_or_die(&place);
    g_autofree char *first = drafts_make_code(), *second = drafts_make_code(), *typed = NULL;
    gint64 id;
    DraftInfo info;
    g_autoptr(GError) error = NULL;

    cr_assert(strlen(first) == DRAFTS_CODE_LENGTH && strcmp(first, second) != 0);
    cr_assert(!drafts_find(other, first, &info, &error) && error == NULL, "no store is no error");
    drafts_use_code(one, first);
    id = keep_or_die(one, 0, "mine");
    drafts_use_code(other, second);
    keep_or_die(other, 0, "another's");
    cr_assert(drafts_find(other, first, &info, &error) && info.id == id);
    draft_info_clear(&info);
    typed = g_ascii_strdown(first, -1);
    memmove(typed + 4, typed + 5, strlen(typed + 5) + 1);
    cr_assert(drafts_find(other, typed, &info, &error) && info.id == id, "as people type it: %s", typed);
    draft_info_clear(&info);
    cr_assert(!drafts_find(other, "", &info, &error) && !drafts_find(other, "0", &info, &error));
    cr_assert(!drafts_find(other, "AAAA-AAA", &info, &error) && !drafts_find(other, "%", &info, &error) && error == NULL);
    place_clear(&place);
}

static void run_sql(const char *path, const char *words) {
    sqlite3 *database = NULL;

    cr_assert(sqlite3_open(path, &database) == SQLITE_OK);
    cr_assert(sqlite3_exec(database, words, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(database));
    sqlite3_close(database);
}

/* As the first version wrote it. */
Test(drafts, a_store_of_the_first_version_is_brought_up_to_date) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = NULL;
    g_autofree char *snapshot = NULL;

    write_file(place.path, "", 0);
    run_sql(
        place.path,
        "PRAGMA journal_mode = WAL; PRAGMA application_id = 1651994484; PRAGMA user_version = 1;"
        "CREATE TABLE draft (id INTEGER PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, changed INTEGER NOT NULL,"
        " subject TEXT NOT NULL, place TEXT NOT NULL, snapshot TEXT NOT NULL, writer TEXT NOT NULL,"
        " handed_over INTEGER NOT NULL DEFAULT 0, handed_words TEXT NOT NULL DEFAULT '');"
        "CREATE INDEX draft_changed ON draft (handed_over, changed);"
        "INSERT INTO draft (created, changed, subject, place, snapshot, writer) VALUES (1, 2, 'Blue Harbor', 'Review', 'old words', 'x')");
    drafts = open_or_die(&place);
    snapshot = drafts_recall(drafts, 1, FALSE, NULL);
    cr_assert_str_eq(snapshot, "old words");
    keep_or_die(drafts, 1, "new words");
    keep_or_die(drafts, 0, "another");
    place_clear(&place);
}

static gboolean file_holds(const char *path, const char *words) {
    g_autofree char *bytes = NULL;
    gsize length = 0;

    return g_file_get_contents(path, &bytes, &length, NULL) && memmem(bytes, length, words, strlen(words)) != NULL;
}

Test(drafts, a_deleted_letter_leaves_no_words_behind) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    g_autofree char *log = g_strconcat(place.path, "-wal", NULL);
    gint64 id = keep_or_die(drafts, 0, "the-secret-words");

    cr_assert(file_holds(place.path, "the-secret-words") || file_holds(log, "the-secret-words"));
    cr_assert(drafts_delete(drafts, id, NULL));
    cr_assert(!file_holds(place.path, "the-secret-words"));
    cr_assert(!file_holds(log, "the-secret-words"));
    place_clear(&place);
}

/* A mail program may have been given it. */
static char *mail_beside(const Drafts *drafts, gint64 id) {
    char *path = drafts_mail_path(drafts, id);

    cr_assert(g_file_set_contents(path, "Subject: Your offer\n\nNo, thank you.\n", -1, NULL));
    return path;
}

Test(drafts, its_mail_goes_with_the_letter) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    gint64 one = keep_or_die(drafts, 0, "one"), other = keep_or_die(drafts, 0, "other");
    g_autofree char *gone = mail_beside(drafts, one), *kept = mail_beside(drafts, other), *of_nobody = mail_beside(drafts, 4711);
    g_autofree char *folder = g_path_get_dirname(place.path), *alien = g_build_filename(folder, "letter-to-mum.eml", NULL);

    cr_assert(g_file_set_contents(alien, "", -1, NULL));
    cr_assert(drafts_delete(drafts, one, NULL));
    cr_assert(!g_file_test(gone, G_FILE_TEST_EXISTS) && !g_file_test(of_nobody, G_FILE_TEST_EXISTS));
    cr_assert(g_file_test(kept, G_FILE_TEST_EXISTS) && g_file_test(alien, G_FILE_TEST_EXISTS));
    cr_assert(drafts_delete_older(drafts, G_MAXINT64, NULL) == 1);
    cr_assert(!g_file_test(kept, G_FILE_TEST_EXISTS));
    g_unlink(alien);
    place_clear(&place);
}

/* An editor may have been given them. */
static char *words_beside(const Drafts *drafts, gint64 id) {
    char *folder = drafts_words_folder(drafts, id);
    g_autofree char *words = g_build_filename(folder, "reasoning.txt", NULL), *copy = g_build_filename(folder, ".reasoning.txt.swp", NULL);

    cr_assert(g_mkdir(folder, 0700) == 0);
    cr_assert(g_file_set_contents(words, "No.\n", -1, NULL) && g_file_set_contents(copy, "", 0, NULL));
    return folder;
}

Test(drafts, the_words_in_an_editor_go_with_the_letter) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    gint64 one = keep_or_die(drafts, 0, "one"), other = keep_or_die(drafts, 0, "other");
    g_autofree char *gone = words_beside(drafts, one), *kept = words_beside(drafts, other);

    cr_assert(drafts_delete(drafts, one, NULL));
    cr_assert(!g_file_test(gone, G_FILE_TEST_EXISTS) && g_file_test(kept, G_FILE_TEST_IS_DIR));
    cr_assert(drafts_delete(drafts, other, NULL));
    cr_assert(!g_file_test(kept, G_FILE_TEST_EXISTS));
    place_clear(&place);
}

/* The store was lost, what lay beside it was not: it is of another letter. */
Test(drafts, a_new_letter_never_has_the_words_of_an_older_one) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    g_autofree char *folder = g_path_get_dirname(place.path), *old = NULL;

    g_mkdir_with_parents(folder, 0700);
    old = words_beside(drafts, 1);
    cr_assert(keep_or_die(drafts, 0, "one") == 1);
    cr_assert(!g_file_test(old, G_FILE_TEST_EXISTS));
    place_clear(&place);
}

Test(drafts, old_ones_go_and_new_ones_stay) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    g_autoptr(GPtrArray) list = NULL;
    gint64 old, new;

    cr_assert(clock_set_today("2026-10-01", NULL));
    old = keep_or_die(drafts, 0, "old");
    cr_assert(clock_set_today("2026-11-20", NULL));
    new = keep_or_die(drafts, 0, "new");
    cr_assert(old != new);
    cr_assert(drafts_delete_older(drafts, clock_now_seconds() - 30 * 86400, NULL) == 1);
    list = drafts_list(drafts, NULL);
    cr_assert(list->len == 1 && ((DraftInfo *)list->pdata[0])->id == new);
    place_clear(&place);
}

Test(drafts, looking_takes_nothing_from_the_writer) {
    Place place = place_new();
    g_autoptr(Drafts) writer = open_or_die(&place);
    gint64 id = keep_or_die(writer, 0, "first");
    g_autoptr(Drafts) looker = open_or_die(&place);
    g_autofree char *seen = drafts_read(looker, id, NULL);

    cr_assert_str_eq(seen, "first");
    keep_or_die(writer, id, "second");
    place_clear(&place);
}

/* ---- stores made by somebody else ----------------------------------------------------------- */

#define OURS "PRAGMA application_id = 1651994484; PRAGMA user_version = 2;"
#define TABLE(name)                                                                                                                        \
    "CREATE TABLE " name " (id INTEGER PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, changed INTEGER NOT NULL,"                     \
    " subject TEXT NOT NULL, place TEXT NOT NULL, snapshot TEXT NOT NULL, writer TEXT NOT NULL,"                                           \
    " handed_over INTEGER NOT NULL DEFAULT 0, handed_words TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '');"
#define INDEXES "CREATE INDEX draft_changed ON draft (handed_over, changed); CREATE INDEX draft_code ON draft (code);"

/* With our number in the header, and other things in it than ours: set aside as they are, whole
   and at once. */
Test(drafts, a_store_of_our_name_with_other_tables_is_set_aside, .timeout = 600) {
    const char *const schemas[] = {
        OURS,
        OURS "CREATE TABLE draft (id INTEGER PRIMARY KEY);",
        OURS TABLE("draft"), /* the indexes are missing */
        OURS TABLE("other"),
        OURS TABLE("draft") INDEXES "CREATE TABLE more (x);",
        OURS TABLE("draft") INDEXES "CREATE TRIGGER again AFTER UPDATE ON draft BEGIN DELETE FROM draft; END;",
        OURS "CREATE VIEW draft AS WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more)"
             " SELECT n AS id, n AS created, n AS changed, 'a' AS subject, 'b' AS place, 'c' AS snapshot, 'd' AS writer,"
             " 0 AS handed_over, '' AS handed_words, '' AS code FROM more;",
        "PRAGMA application_id = 1651994484; PRAGMA user_version = 1; CREATE VIEW draft AS SELECT 1 AS id;",
        "PRAGMA application_id = 1651994484;" TABLE("draft"),
        "PRAGMA application_id = 77; CREATE TABLE theirs (x);",
        "CREATE TABLE theirs (x);",
    };

    for (guint i = 0; i < G_N_ELEMENTS(schemas); i++) {
        Place place = place_new();
        g_autofree char *before = NULL, *after = NULL, *aside = NULL;
        gsize length = 0, length_after = 0;
        g_autoptr(GError) error = NULL;
        g_autoptr(Drafts) drafts = NULL;

        write_file(place.path, "", 0);
        run_sql(place.path, schemas[i]);
        cr_assert(g_file_get_contents(place.path, &before, &length, NULL));
        cr_assert(drafts_open(place.path, &error) == NULL, "taken: %s", schemas[i]);
        cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED), "%s: %s", error->message, schemas[i]);
        drafts = open_anew_or_die(&place, &aside);
        cr_assert(aside != NULL && g_file_get_contents(aside, &after, &length_after, NULL));
        cr_assert(length == length_after && memcmp(before, after, length) == 0, "changed: %s", schemas[i]);
        keep_or_die(drafts, 0, "goes on");
        g_clear_pointer(&drafts, drafts_close);
        place_clear(&place);
    }
}

Test(drafts, what_an_administrator_measured_is_no_damage) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = NULL;
    g_autofree char *snapshot = NULL;
    gint64 id;

    {
        g_autoptr(Drafts) first = open_or_die(&place);
        id = keep_or_die(first, 0, "kept");
    }
    run_sql(place.path, "ANALYZE; VACUUM;");
    drafts = open_or_die(&place);
    snapshot = drafts_recall(drafts, id, FALSE, NULL);
    cr_assert_str_eq(snapshot, "kept");
    place_clear(&place);
}

/* SQLite reads zeros for what is gone: the letter would be shorter without a word. */
Test(drafts, a_store_cut_anywhere_is_found) {
    Place place = place_new();
    g_autofree char *bytes = NULL;
    gsize length = 0;

    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        g_autofree char *words = g_strnfill(9000, 'w');
        keep_or_die(drafts, 0, words);
    }
    cr_assert(g_file_get_contents(place.path, &bytes, &length, NULL) && length > 3 * 4096);
    for (gsize left = 1; left < length; left += left < 200 ? 33 : 1021) {
        g_autoptr(GError) error = NULL;
        write_file(place.path, bytes, (gssize)left);
        cr_assert(drafts_open(place.path, &error) == NULL, "%zu of %zu bytes are taken", left, length);
        cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED), "%zu bytes: %s", left, error->message);
    }
    place_clear(&place);
}

/* After a power cut while the log was moved into the store: the log has the whole page. */
Test(drafts, a_page_that_the_log_still_has_is_not_lost) {
    Place place = place_new();
    g_autofree char *log = g_strconcat(place.path, "-wal", NULL), *bytes = NULL, *pages = NULL, *words = g_strnfill(9000, 'w');
    gsize length = 0, pages_length = 0;
    g_autofree char *snapshot = NULL;
    gint64 id;

    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        id = keep_or_die(drafts, 0, words);
        cr_assert(g_file_get_contents(log, &pages, &pages_length, NULL) && pages_length > 0);
    }
    cr_assert(g_file_get_contents(place.path, &bytes, &length, NULL));
    write_file(place.path, bytes, (gssize)length - 1000);
    write_file(log, pages, (gssize)pages_length);
    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        snapshot = drafts_recall(drafts, id, FALSE, NULL);
        cr_assert_str_eq(snapshot, words);
    }
    place_clear(&place);
}

/* ---- disks that take nothing for a while ---------------------------------------------------- */

/* SQLite asks the system for every byte that it writes through this table: a full disk without a
   disk. */
static int disk_full;
static ssize_t (*write_at)(int, const void *, size_t, off_t);

static ssize_t write_if_room(int file, const void *bytes, size_t length, off_t offset) {
    if (disk_full == 0) return write_at(file, bytes, length, offset);
    errno = disk_full;
    return -1;
}

static void prepare_disk(void) {
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    const char *const names[] = {"pwrite64", "pwrite"};

    for (guint i = 0; write_at == NULL && i < G_N_ELEMENTS(names); i++) {
        write_at = (ssize_t(*)(int, const void *, size_t, off_t))vfs->xGetSystemCall(vfs, names[i]);
        if (write_at != NULL) cr_assert(vfs->xSetSystemCall(vfs, names[i], (sqlite3_syscall_ptr)write_if_room) == SQLITE_OK);
    }
    cr_assert(write_at != NULL);
}

static gboolean kept(Drafts *drafts, gint64 *id, const char *words, GError **error) {
    return drafts_keep(drafts, id, words, "Northwind Remote", "Reasoning", error);
}

Test(drafts, a_letter_comes_back_on_a_full_disk_and_is_kept_once_there_is_room) {
    const int reasons[] = {ENOSPC, EDQUOT, EIO};
    const char *const words[] = {"the disk is full (", "your share of the disk is used up (", "the disk cannot be read or written ("};

    prepare_disk();
    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++) {
        Place place = place_new();
        g_autofree char *snapshot = NULL, *read = NULL;
        gint64 id;

        {
            g_autoptr(Drafts) first = open_or_die(&place);
            id = keep_or_die(first, 0, "first");
        }
        disk_full = reasons[i];
        {
            g_autoptr(Drafts) drafts = open_or_die(&place);
            g_autoptr(GPtrArray) list = drafts_list(drafts, NULL);
            cr_assert(list != NULL && list->len == 1);
            snapshot = drafts_recall(drafts, id, FALSE, NULL);
            cr_assert_str_eq(snapshot, "first");
            for (int key = 0; key < 3; key++) {
                g_autoptr(GError) error = NULL;
                cr_assert(!kept(drafts, &id, "second", &error));
                cr_assert(g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_STORE));
                cr_assert(g_str_has_prefix(error->message, words[i]), "%s", error->message);
            }
            disk_full = 0;
            cr_assert(keep_or_die(drafts, id, "third") == id);
            read = drafts_read(drafts, id, NULL);
            cr_assert_str_eq(read, "third");
        }
        place_clear(&place);
    }
}

/* It fills up under a session that writes, and is freed again. */
Test(drafts, a_disk_that_fills_up_on_the_way_is_said_and_tried_again) {
    Place place = place_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *read = NULL;

    prepare_disk();
    {
        g_autoptr(Drafts) drafts = open_or_die(&place);
        gint64 id = keep_or_die(drafts, 0, "first"), same = id;
        disk_full = ENOSPC;
        cr_assert(!kept(drafts, &id, "second", &error) && g_str_has_prefix(error->message, "the disk is full ("));
        disk_full = 0;
        cr_assert(keep_or_die(drafts, id, "third") == same);
        read = drafts_read(drafts, id, NULL);
        cr_assert_str_eq(read, "third");
    }
    place_clear(&place);
}

/* Two sessions brought the letter back while nothing could be written: who writes first has it,
   and the other is told. */
Test(drafts, of_two_that_came_back_on_a_full_disk_one_has_the_letter) {
    Place place = place_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *one_read = NULL, *other_read = NULL;
    gint64 id, lost;

    prepare_disk();
    {
        g_autoptr(Drafts) first = open_or_die(&place);
        id = lost = keep_or_die(first, 0, "first");
    }
    disk_full = ENOSPC;
    {
        g_autoptr(Drafts) one = open_or_die(&place);
        g_autoptr(Drafts) other = open_or_die(&place);
        one_read = drafts_recall(one, id, FALSE, NULL);
        other_read = drafts_recall(other, id, TRUE, NULL);
        cr_assert(one_read != NULL && other_read != NULL);
        disk_full = 0;
        keep_or_die(other, id, "other");
        cr_assert(!kept(one, &lost, "one", &error) && g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN));
        keep_or_die(other, id, "other still");
    }
    place_clear(&place);
}

/* Somebody's backup holds the store for a moment. */
Test(drafts, a_store_that_another_program_holds_is_tried_again) {
    Place place = place_new();
    g_autoptr(Drafts) drafts = open_or_die(&place);
    gint64 id = keep_or_die(drafts, 0, "first"), same = id;
    g_autoptr(GError) error = NULL;
    sqlite3 *other = NULL;

    cr_assert(sqlite3_open(place.path, &other) == SQLITE_OK);
    cr_assert(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
    cr_assert(!kept(drafts, &id, "second", &error) && g_str_has_prefix(error->message, "another program is using it ("), "%s",
              error->message);
    sqlite3_close(other);
    cr_assert(keep_or_die(drafts, id, "third") == same);
    place_clear(&place);
}

/* The session it was taken from ends: then the letter is locked by the one that has it. */
Test(drafts, the_lock_is_taken_when_the_other_session_lets_it_go) {
    Place place = place_new();
    Drafts *first = open_or_die(&place);
    gint64 id = keep_or_die(first, 0, "first");
    g_autoptr(Drafts) second = open_or_die(&place);
    g_autoptr(Drafts) third = open_or_die(&place);
    g_autofree char *snapshot = drafts_recall(second, id, TRUE, NULL);
    g_autoptr(GError) error = NULL;

    cr_assert_str_eq(snapshot, "first");
    drafts_close(first);
    keep_or_die(second, id, "second");
    cr_assert(drafts_recall(third, id, FALSE, &error) == NULL && g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN));
    place_clear(&place);
}

Test(drafts, a_session_that_lost_its_letter_lets_its_lock_go) {
    Place place = place_new();
    g_autoptr(Drafts) first = open_or_die(&place);
    gint64 id = keep_or_die(first, 0, "first"), lost = id;
    g_autofree char *snapshot = NULL, *again = NULL;
    g_autoptr(Drafts) third = open_or_die(&place);

    {
        g_autoptr(Drafts) second = open_or_die(&place);
        snapshot = drafts_recall(second, id, TRUE, NULL);
        keep_or_die(second, id, "second");
        cr_assert(!kept(first, &lost, "more", NULL));
        lost = 0;
        keep_or_die(first, lost, "more, as a letter of its own");
    }
    again = drafts_recall(third, id, FALSE, NULL);
    cr_assert(again != NULL, "the first session still holds what it lost");
    cr_assert_str_eq(again, "second");
    place_clear(&place);
}

Test(drafts, a_folder_that_may_not_be_entered_for_a_while_is_tried_again) {
    Place place = place_new();
    g_autofree char *state = g_path_get_dirname(place.path);
    g_autoptr(Drafts) drafts = open_or_die(&place);
    g_autoptr(GError) error = NULL;
    gint64 id = 0;

    cr_assert(g_mkdir(state, 0700) == 0 && g_chmod(state, 0722) == 0);
    cr_assert(!kept(drafts, &id, "first", &error) && strstr(error->message, "chmod 700") != NULL);
    cr_assert(g_chmod(state, 0700) == 0);
    keep_or_die(drafts, id, "second");
    place_clear(&place);
}
