/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The session: what was shown is kept, comes back where it was left, and every end says what became
 * of the letter.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/drafts/drafts.h"
#include "bowout/session/session.h"
#include "ways.h"

static char *folder;

static void setup(void) {
    const char *const variables[] = {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"};
    folder = g_dir_make_tmp("bowout-session-XXXXXX", NULL);
    cr_assert(folder != NULL && chdir(folder) == 0);
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++) g_setenv(variables[i], folder, TRUE);
    cr_assert(clock_set_today("2026-11-23", NULL));
}

static void remove_all(const char *path) {
    GDir *dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        if (g_file_test(inside, G_FILE_TEST_IS_DIR) && !g_file_test(inside, G_FILE_TEST_IS_SYMLINK))
            remove_all(inside);
        else
            g_remove(inside);
    }
    if (dir != NULL) g_dir_close(dir);
    g_rmdir(path);
}

static void teardown(void) {
    cr_expect(chdir("/") == 0);
    remove_all(folder);
    g_free(folder);
}

TestSuite(session, .init = setup, .fini = teardown);

/* ---- driving ---- */

static Session *open_session(void) {
    g_autoptr(GError) error = NULL;
    Session *session = session_new(&(SessionOptions){0}, &error);
    cr_assert(session != NULL, "%s", error != NULL ? error->message : "");
    return session;
}

static SessionNext act(Session *session, ActionId id) {
    return session_act(session, &(Action){.id = id, .width = 60, .rows = 5});
}

static SessionNext type(Session *session, const char *text) {
    return session_act(session, &(Action){.id = ACTION_TYPE, .text = text, .width = 60});
}

static SessionNext choose(Session *session, int number) {
    session_act(session, &(Action){.id = ACTION_SELECT, .number = number});
    return act(session, ACTION_NEXT);
}

static SessionNext choose_way(Session *session, const char *id) {
    return choose(session, way_number(session_view(session), id));
}

static const char *at(Session *session) {
    return session_view(session)->id;
}

static gboolean is_at(Session *session, const char *id) {
    return strcmp(at(session), id) == 0;
}

static void fill_offer(Session *session) {
    const char *const texts[] = {"Maria Santos", "Northwind Remote", "Support Assistant"};
    const GPtrArray *items = session_view(session)->items;
    int number = 0;
    for (guint i = 0; i < items->len; i++) /* not the unfinished one */
        if (strcmp(((const ViewItem *)g_ptr_array_index(items, i))->text, "Start a new letter") == 0) number = (int)i + 1;
    if (number > 0)
        choose(session, number);
    else
        act(session, ACTION_NEXT);
    cr_assert(is_at(session, "offer"), "at %s", at(session));
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        type(session, texts[i]);
        act(session, ACTION_NEXT);
    }
    for (int i = 0; i < 20 && is_at(session, "offer"); i++) act(session, ACTION_NEXT);
}

static void go_on_to(Session *session, const char *id) {
    for (int i = 0; i < 30 && !is_at(session, id); i++) act(session, ACTION_NEXT);
    cr_assert(is_at(session, id), "stopped at %s: %s", at(session), session_view(session)->message);
}

static Session *session_at(const char *id) {
    Session *session = open_session();
    fill_offer(session);
    go_on_to(session, id);
    return session;
}

/* ---- keeping ---- */

Test(session, nothing_is_kept_of_nothing) {
    Session *session = open_session();
    g_autofree char *store = g_build_filename(folder, "bowout", "drafts.db", NULL);
    act(session, ACTION_NEXT);
    act(session, ACTION_FIELD_NEXT);
    act(session, ACTION_BACK);
    cr_assert(act(session, ACTION_LEAVE) == SESSION_END);
    cr_assert(session_exit_code(session) == 0);
    cr_assert(session_farewell(session)[0] == '\0');
    cr_assert(!g_file_test(store, G_FILE_TEST_EXISTS), "a draft of nothing");
    session_free(session);
}

Test(session, a_typed_letter_survives_the_end_of_the_process) {
    Session *session = open_session();
    act(session, ACTION_NEXT);
    type(session, "M");
    cr_assert(strcmp(session_view(session)->status, "saved") == 0, "%s", session_view(session)->status);
    session_free(session); /* no farewell, no leaving: as after kill -9 */
    session = open_session();
    cr_assert(is_at(session, "welcome") && session_view(session)->items->len == 5);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "offer"), "at %s", at(session));
    cr_assert(strcmp(edit_text(((const ViewField *)g_ptr_array_index(session_view(session)->fields, 0))->edit), "M") == 0);
    session_free(session);
}

Test(session, a_letter_that_was_emptied_again_leaves_no_draft) {
    Session *session = open_session();
    act(session, ACTION_NEXT);
    type(session, "M");
    session_act(session, &(Action){.id = ACTION_EDIT, .edit = EDIT_BACKSPACE, .width = 60});
    cr_assert_str_eq(session_view(session)->status, "");
    session_act(session, &(Action){.id = ACTION_EDIT, .edit = EDIT_UNDO, .width = 60});
    cr_assert_str_eq(session_view(session)->status, "saved");
    session_act(session, &(Action){.id = ACTION_EDIT, .edit = EDIT_BACKSPACE, .width = 60});
    act(session, ACTION_LEAVE);
    cr_assert(strstr(session_view(session)->overlay_text, "Nothing is written yet") != NULL);
    cr_assert(act(session, ACTION_NEXT) == SESSION_END && session_exit_code(session) == 0);
    session_free(session);
    session = open_session();
    cr_assert(session_view(session)->items->len == 0, "a blank draft stayed");
    session_free(session);
}

/* Somebody who emptied the fields and chose something goes on with that. */
Test(session, a_letter_without_facts_but_with_choices_is_kept) {
    Session *session = session_at("stage:reasoning");
    for (int i = 0; i < 30 && !is_at(session, "offer"); i++) act(session, ACTION_BACK);
    for (int i = 0; i < 3; i++) {
        session_act(session, &(Action){.id = ACTION_EDIT, .edit = EDIT_END, .width = 60});
        session_act(session, &(Action){.id = ACTION_EDIT, .edit = EDIT_KILL_TO_START, .width = 60});
        act(session, ACTION_FIELD_NEXT);
    }
    cr_assert_str_eq(session_view(session)->status, "saved");
    session_free(session);
    session = open_session();
    cr_assert(session_view(session)->items->len > 0, "the choices are lost");
    session_free(session);
}

Test(session, leaving_keeps_the_draft_and_says_so) {
    Session *session = session_at("stage:reasoning");
    int selected;
    act(session, ACTION_DOWN);
    selected = session_view(session)->selected;
    act(session, ACTION_LEAVE);
    cr_assert(act(session, ACTION_NEXT) == SESSION_END);
    cr_assert(session_exit_code(session) == 3);
    cr_assert(strstr(session_farewell(session), "bowout") != NULL);
    session_free(session);
    session = open_session();
    cr_assert(strstr(((const ViewItem *)g_ptr_array_index(session_view(session)->items, 0))->detail, "Northwind Remote") != NULL);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "stage:reasoning") && session_view(session)->selected == selected);
    session_free(session);
}

Test(session, a_hang_up_keeps_everything) {
    Session *session = session_at("stage:decision");
    act(session, ACTION_OWN_WORDS);
    type(session, "Hello");
    session_hang_up(session);
    cr_assert(session_exit_code(session) == 3);
    session_free(session);
    session = open_session();
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "words:decision"));
    cr_assert(g_str_has_suffix(edit_text(session_view(session)->words), "Hello"));
    session_free(session);
}

Test(session, a_new_letter_leaves_the_unfinished_one_alone) {
    Session *session = session_at("stage:decision");
    session_hang_up(session);
    session_free(session);
    session = open_session();
    choose(session, 2);
    cr_assert(is_at(session, "offer"));
    type(session, "Somebody Else");
    act(session, ACTION_BACK);
    choose(session, 1);
    cr_assert(is_at(session, "stage:decision"), "at %s: %s", at(session), session_view(session)->message);
    cr_assert(strcmp(session_view(session)->subject, "Northwind Remote") == 0);
    session_free(session);
    session = open_session(); /* the other one is there still */
    choose(session, 3);
    act(session, ACTION_DOWN);
    act(session, ACTION_NEXT);
    cr_assert(session_view(session)->items->len == 5, "both were deleted");
    session_free(session);
}

Test(session, deleting_asks_and_then_deletes) {
    Session *session = session_at("stage:decision");
    session_hang_up(session);
    session_free(session);
    session = open_session();
    choose(session, 3);
    act(session, ACTION_NEXT); /* no is first */
    cr_assert(session_view(session)->items->len == 5);
    choose(session, 3);
    choose(session, 2);
    cr_assert(session_view(session)->items->len == 0);
    session_free(session);
    session = open_session();
    cr_assert(session_view(session)->items->len == 0);
    session_free(session);
}

Test(session, a_store_that_cannot_be_used_is_said_and_the_rest_goes_on) {
    Session *session;
    g_autofree char *state = g_build_filename(folder, "bowout", NULL);
    cr_assert(g_file_set_contents(state, "in the way", -1, NULL));
    session = open_session();
    fill_offer(session);
    cr_assert(g_str_has_prefix(session_view(session)->status, "NOT SAVED"), "%s", session_view(session)->status);
    go_on_to(session, "review");
    act(session, ACTION_LEAVE);
    cr_assert(strstr(session_view(session)->overlay_text, "NOT SAVED") != NULL, "%s", session_view(session)->overlay_text);
    cr_assert(act(session, ACTION_NEXT) == SESSION_GO_ON && is_at(session, "review"), "leaving is the first answer");
    act(session, ACTION_LEAVE);
    cr_assert(choose(session, 2) == SESSION_END);
    cr_assert(session_exit_code(session) == 2 && strstr(session_farewell(session), "NOT") != NULL);
    cr_assert(strstr(session_farewell(session), "Support Assistant") != NULL, "not printed: %s", session_farewell(session));
    session_free(session);
}

/* A store that nobody can use until unblock_store. */
static void block_store(void) {
    g_autofree char *state = g_build_filename(folder, "bowout", NULL);
    cr_assert(g_file_set_contents(state, "in the way", -1, NULL));
}

static void unblock_store(void) {
    g_autofree char *state = g_build_filename(folder, "bowout", NULL);
    cr_assert(g_unlink(state) == 0);
}

static gboolean saved(Session *session) {
    return strcmp(session_view(session)->status, "saved") == 0;
}

Test(session, the_next_key_keeps_the_letter_once_the_store_is_there) {
    Session *session;
    block_store();
    session = session_at("situation");
    cr_assert(session_unsaved(session) && g_str_has_prefix(session_view(session)->status, "NOT SAVED: "), "%s",
              session_view(session)->status);
    unblock_store();
    act(session, ACTION_DOWN);
    cr_assert(saved(session) && !session_unsaved(session), "%s", session_view(session)->status);
    act(session, ACTION_LEAVE);
    cr_assert(strstr(session_view(session)->overlay_text, "The draft is kept") != NULL);
    session_free(session);
}

Test(session, time_alone_keeps_the_letter_once_the_store_is_there) {
    Session *session;
    block_store();
    session = session_at("situation");
    cr_assert(!session_keep_again(session) && session_unsaved(session));
    unblock_store();
    cr_assert(session_keep_again(session) && saved(session), "%s", session_view(session)->status);
    cr_assert(!session_keep_again(session));
    session_free(session);
}

Test(session, letters_are_offered_once_the_store_can_be_read) {
    Session *session = session_at("stage:decision");
    g_autofree char *state = g_build_filename(folder, "bowout", NULL), *away = g_build_filename(folder, "away", NULL);
    session_hang_up(session);
    session_free(session);
    cr_assert(g_rename(state, away) == 0 && g_file_set_contents(state, "in the way", -1, NULL));
    session = open_session();
    cr_assert(session_unsaved(session) && session_view(session)->items->len == 0);
    cr_assert(g_unlink(state) == 0 && g_rename(away, state) == 0);
    cr_assert(session_keep_again(session) && session_view(session)->items->len == 5);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "stage:decision") && saved(session), "at %s: %s", at(session), session_view(session)->status);
    session_free(session);
}

Test(session, a_letter_saved_while_the_question_stood_is_kept) {
    Session *session;
    block_store();
    session = session_at("situation");
    act(session, ACTION_LEAVE);
    unblock_store();
    cr_assert(choose(session, 2) == SESSION_END && session_exit_code(session) == 3);
    cr_assert(strstr(session_farewell(session), "kept") != NULL && strstr(session_farewell(session), "Support Assistant") == NULL);
    session_free(session);
}

/* Goes on from the file that a letter was put into. */
static void comes_back_from(const char *path) {
    g_autoptr(GError) error = NULL;
    Session *session = session_new(&(SessionOptions){.answers_path = path}, &error);
    cr_assert(session != NULL, "%s: %s", path, error != NULL ? error->message : "");
    act(session, ACTION_NEXT);
    cr_assert(strcmp(session_view(session)->subject, "Northwind Remote") == 0);
    session_free(session);
}

static gboolean mine_only(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && (status.st_mode & 0777) == 0600;
}

Test(session, a_letter_that_cannot_be_kept_goes_into_a_file) {
    const char *const names[] = {"bow-out-unsaved.conf", "bow-out-unsaved-2.conf"};
    g_autofree char *text = NULL;
    Session *session;
    block_store();
    session = session_at("stage:decision");
    act(session, ACTION_OWN_WORDS);
    type(session, "Words of my own.");
    act(session, ACTION_LEAVE);
    cr_assert(session_view(session)->overlay_items->len == 3);
    cr_assert(choose(session, 3) == SESSION_END && session_exit_code(session) == 2);
    cr_assert(strstr(session_farewell(session), names[0]) != NULL, "%s", session_farewell(session));
    cr_assert(mine_only(names[0]) && g_file_get_contents(names[0], &text, NULL, NULL));
    cr_assert(strstr(text, "Words of my own.") != NULL, "what stood on the page is lost: %s", text);
    session_free(session);
    comes_back_from(names[0]);
    session = session_at("stage:decision"); /* the line drops */
    session_hang_up(session);
    cr_assert(session_exit_code(session) == 2 && mine_only(names[1]), "%s", session_farewell(session));
    session_free(session);
    comes_back_from(names[1]);
}

Test(session, restricted_a_letter_that_cannot_be_kept_is_printed_only) {
    Session *session;
    block_store();
    session = session_new(&(SessionOptions){.restricted = TRUE}, NULL);
    fill_offer(session);
    act(session, ACTION_LEAVE);
    cr_assert(session_view(session)->overlay_items->len == 2);
    cr_assert(choose(session, 3) == SESSION_GO_ON && !g_file_test("bow-out-unsaved.conf", G_FILE_TEST_EXISTS));
    session_hang_up(session);
    cr_assert(!g_file_test("bow-out-unsaved.conf", G_FILE_TEST_EXISTS));
    cr_assert(strstr(session_farewell(session), "Northwind Remote") != NULL, "%s", session_farewell(session));
    cr_assert(strstr(session_farewell(session), "--answers") == NULL, "there is no such thing here");
    session_free(session);
}

/* ---- several letters ---- */

static void leave_letter_at(const char *id) {
    Session *session = session_at(id);
    session_hang_up(session);
    session_free(session);
}

static gboolean on_list(Session *session, const char *detail) {
    const GPtrArray *items = session_view(session)->items;
    for (guint i = 0; i < items->len; i++)
        if (strstr(((const ViewItem *)g_ptr_array_index(items, i))->detail, detail) != NULL) return TRUE;
    return FALSE;
}

Test(session, all_unfinished_letters_can_be_reached) {
    Session *session;
    leave_letter_at("situation");
    session = open_session();
    cr_assert(session_view(session)->items->len == 5 && on_list(session, "Read it"), "one letter can be read, too");
    session_free(session);
    leave_letter_at("stage:decision");
    leave_letter_at("review");
    session = open_session();
    choose(session, 4);
    cr_assert(is_at(session, "letters") && session_view(session)->items->len == 3);
    cr_assert(on_list(session, "Situation") && on_list(session, "Decision") && on_list(session, "Review"));
    choose(session, 3);
    act(session, ACTION_BACK);
    cr_assert(is_at(session, "letters") && session_view(session)->selected == 2);
    act(session, ACTION_NEXT);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "situation") && saved(session), "at %s", at(session));
    cr_assert(session_view(session)->step_count > 0 && strcmp(session_view(session)->subject, "Northwind Remote") == 0);
    session_free(session);
}

Test(session, deleting_from_the_list_asks_and_deletes_that_one) {
    Session *session;
    leave_letter_at("situation");
    leave_letter_at("stage:decision");
    session = open_session();
    choose(session, 4);
    choose(session, 2);
    choose(session, 4);
    act(session, ACTION_NEXT); /* no is first */
    cr_assert(g_str_has_prefix(at(session), "letter:"));
    choose(session, 4);
    choose(session, 2);
    cr_assert(is_at(session, "letters") && session_view(session)->items->len == 1 && on_list(session, "Decision"));
    choose(session, 1);
    choose(session, 4);
    choose(session, 2);
    cr_assert(is_at(session, "welcome") && session_view(session)->items->len == 0, "at %s", at(session));
    session_free(session);
}

/* The letter begun here is not one to go on with, and the others are. */
Test(session, the_letter_at_hand_is_not_on_the_list) {
    Session *session;
    leave_letter_at("situation");
    leave_letter_at("stage:decision");
    session = open_session();
    choose(session, 2);
    type(session, "Somebody Else");
    act(session, ACTION_BACK);
    choose(session, 4);
    cr_assert(is_at(session, "letters") && session_view(session)->items->len == 2);
    session_free(session);
    session = open_session(); /* the list is no place to come back to */
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "offer"), "at %s", at(session));
    session_free(session);
}

Test(session, a_letter_of_the_list_that_another_window_writes_asks_first) {
    Session *one, *other;
    leave_letter_at("situation");
    one = session_at("stage:decision");
    leave_letter_at("review");
    other = open_session();
    choose(other, 4);
    choose(other, 2);
    act(other, ACTION_NEXT);
    cr_assert(session_view(other)->overlay == OVERLAY_QUESTION);
    choose(other, 2);
    cr_assert(is_at(other, "stage:decision"), "at %s: %s", at(other), session_view(other)->message);
    session_free(one);
    session_free(other);
}

/* ---- finished letters ---- */

static void hand_over_letter(void) {
    Session *session = session_at("ways-out");
    choose_way(session, "show");
    session_hang_up(session);
    session_free(session);
}

static Session *finished_letter_page(void) {
    Session *session = open_session();
    choose(session, 2);
    cr_assert(is_at(session, "letters") && session_view(session)->items->len == 1 && on_list(session, "Handed over"), "at %s", at(session));
    act(session, ACTION_NEXT);
    return session;
}

static char *first_field(Session *session) {
    return g_strdup(edit_text(((const ViewField *)g_ptr_array_index(session_view(session)->fields, 0))->edit));
}

static void to_field(Session *session, int field) {
    for (int i = 0; i < 30 && session_view(session)->focused != field; i++) act(session, ACTION_FIELD_NEXT);
}

Test(session, a_finished_letter_can_be_read) {
    Session *session;
    hand_over_letter();
    session = finished_letter_page();
    act(session, ACTION_NEXT); /* reading is what comes first */
    cr_assert(session_view(session)->overlay == OVERLAY_TEXT && strstr(session_view(session)->overlay_text, "Maria Santos") != NULL);
    act(session, ACTION_BACK);
    cr_assert(g_str_has_prefix(at(session), "letter:"));
    session_free(session);
}

/* To the same people: nothing of the offer is asked again, and the old letter stays. */
static void check_follows(Session *session) {
    g_autoptr(Drafts) drafts = drafts_open(NULL, NULL);
    g_autofree char *first = drafts_read(drafts, 1, NULL), *next = drafts_read(drafts, 2, NULL);
    const ViewItem *selected;
    cr_assert(is_at(session, "situation"), "at %s", at(session));
    selected = g_ptr_array_index(session_view(session)->items, session_view(session)->selected);
    cr_assert(strstr(selected->text, "better offer after my no") != NULL, "%s", selected->text);
    cr_assert(strcmp(session_view(session)->subject, "Northwind Remote") == 0);
    cr_assert(first != NULL && strstr(first, "stage \"decision\"") != NULL, "%s", first);
    cr_assert(next != NULL && strstr(next, "Northwind Remote") != NULL && strstr(next, "stage \"decision\"") == NULL, "%s", next);
    session_free(session);
}

Test(session, they_wrote_back_is_answered_from_the_list) {
    Session *session;
    hand_over_letter();
    session = finished_letter_page();
    choose(session, 4);
    check_follows(session);
}

Test(session, they_wrote_back_is_answered_from_the_page_that_handed_over) {
    Session *session = session_at("ways-out");
    choose_way(session, "show");
    cr_assert(is_at(session, "ways-out"), "at %s", at(session));
    act(session, ACTION_UP); /* above what finishes */
    act(session, ACTION_NEXT);
    check_follows(session);
}

Test(session, a_new_letter_begins_from_a_finished_one_and_leaves_it_alone) {
    g_autoptr(Drafts) drafts = NULL;
    g_autofree char *before = NULL, *after = NULL, *name = NULL;
    Session *session;
    hand_over_letter();
    drafts = drafts_open(NULL, NULL);
    before = drafts_read(drafts, 1, NULL);
    session = finished_letter_page();
    choose(session, 3);
    cr_assert(is_at(session, "offer") && session_view(session)->focused == 1, "at %s", at(session));
    name = first_field(session);
    cr_assert_str_eq(name, "Maria Santos");
    cr_assert_str_eq(session_view(session)->subject, "", "the other offer's company is still there");
    type(session, "Harbor Desk");
    act(session, ACTION_NEXT);
    type(session, "Bookkeeper");
    go_on_to(session, "review");
    cr_assert(strstr(session_view(session)->status, "saved") != NULL);
    after = drafts_read(drafts, 1, NULL);
    cr_assert_str_eq(before, after);
    session_free(session);
}

Test(session, a_finished_letter_that_is_made_one_to_somebody_else_stays_as_it_was) {
    g_autoptr(Drafts) drafts = NULL;
    g_autofree char *before = NULL, *after = NULL, *other = NULL;
    Session *session;
    hand_over_letter();
    drafts = drafts_open(NULL, NULL);
    before = drafts_read(drafts, 1, NULL);
    session = finished_letter_page();
    choose(session, 1);
    for (int i = 0; i < 30 && !is_at(session, "offer"); i++) act(session, ACTION_BACK);
    to_field(session, 0);
    type(session, " Cruz"); /* changed before it is another letter */
    to_field(session, 1);
    type(session, " and Sons");
    cr_assert(strstr(session_view(session)->message, "stays as it was") != NULL, "%s", session_view(session)->message);
    after = drafts_read(drafts, 1, NULL);
    other = drafts_read(drafts, 2, NULL);
    cr_assert_str_eq(before, after);
    cr_assert(other != NULL && strstr(other, "and Sons") != NULL && strstr(other, "outcome") == NULL);
    session_free(session);
}

Test(session, own_words_that_name_the_other_offer_are_left_out) {
    Session *session = session_at("stage:reasoning");
    act(session, ACTION_OWN_WORDS);
    type(session, " Northwind Remote is far away.");
    act(session, ACTION_NEXT);
    go_on_to(session, "ways-out");
    choose_way(session, "show");
    session_hang_up(session);
    session_free(session);
    session = finished_letter_page();
    choose(session, 3);
    cr_assert(strstr(session_view(session)->message, "left out") != NULL, "%s", session_view(session)->message);
    session_free(session);
}

Test(session, on_a_shared_account_nobody_sees_the_letters_of_others) {
    Session *session;
    leave_letter_at("situation");
    leave_letter_at("stage:decision");
    session = session_new(&(SessionOptions){.restricted = TRUE, .shared = TRUE}, NULL);
    cr_assert(session != NULL && session_view(session)->items->len == 0);
    session_free(session);
}

/* ---- handing over ---- */

Test(session, a_file_is_written_and_named_at_the_end) {
    Session *session = session_at("ways-out");
    g_autofree char *text = NULL;
    g_autofree char *path = g_build_filename(folder, "bow-out-northwind-remote.txt", NULL);
    choose_way(session, "text-file");
    cr_assert(is_at(session, "ask-way:text-file"));
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "ways-out") && strstr(session_view(session)->message, path) != NULL, "%s", session_view(session)->message);
    cr_assert(g_file_get_contents(path, &text, NULL, NULL) && strstr(text, "Maria Santos") != NULL);
    choose_way(session, "text-file");
    act(session, ACTION_NEXT);
    cr_assert(session_view(session)->overlay == OVERLAY_QUESTION, "replaced unasked");
    choose(session, 2);
    cr_assert(session_view(session)->overlay == OVERLAY_NONE && is_at(session, "ways-out"));
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "done"));
    cr_assert(act(session, ACTION_NEXT) == SESSION_END);
    cr_assert(session_exit_code(session) == 0 && strstr(session_farewell(session), path) != NULL);
    session_free(session);
    session = open_session();
    cr_assert(session_view(session)->items->len == 3, "a letter handed over is offered as unfinished");
    session_free(session);
}

Test(session, a_letter_to_be_printed_is_printed_as_it_is_at_the_end) {
    Session *session = session_at("ways-out");
    choose_way(session, "print");
    cr_assert(strstr(session_view(session)->message, "printed") != NULL);
    act(session, ACTION_NEXT);
    cr_assert(act(session, ACTION_NEXT) == SESSION_END);
    cr_assert(session_exit_code(session) == 0 && strstr(session_farewell(session), "Support Assistant") != NULL);
    session_free(session);
}

Test(session, showing_gives_the_text_to_the_face) {
    Session *session = session_at("ways-out");
    cr_assert(choose_way(session, "show") == SESSION_SHOW_TEXT);
    cr_assert(strstr(session_shown_text(session), "Maria Santos") != NULL);
    session_free(session);
}

Test(session, deleting_at_the_end_leaves_nothing) {
    Session *session = session_at("ways-out");
    choose_way(session, "show");
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "done"));
    cr_assert(choose(session, 2) == SESSION_END);
    session_free(session);
    session = open_session();
    cr_assert(session_view(session)->items->len == 0);
    session_free(session);
}

Test(session, channel_and_tone_of_the_last_letter_are_not_asked_again) {
    Session *session = session_at("register");
    choose(session, 3);
    go_on_to(session, "ways-out");
    choose_way(session, "show");
    session_free(session);
    session = open_session();
    fill_offer(session);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "stage:gratitude"), "asked again: %s", at(session));
    session_free(session);
}

/* ---- what it is started with ---- */

static Session *started_with(const SessionOptions *options, char **why) {
    g_autoptr(GError) error = NULL;
    Session *session = session_new(options, &error);
    cr_assert((session == NULL) == (error != NULL));
    *why = error != NULL ? g_strdup(error->message) : NULL;
    return session;
}

Test(session, what_cannot_be_used_is_refused_with_its_name) {
    const SessionOptions rows[] = {{.answers_path = "missing.conf"}, {.answers_path = "broken.conf"}, {.draft = "x"}, {.draft = "77"}};
    const char *const names[] = {"missing.conf", "broken.conf:1", "\"x\"", "77"};
    cr_assert(g_file_set_contents("broken.conf", "situation = {\n", -1, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *why = NULL;
        Session *session = started_with(&rows[i], &why);
        cr_assert(session == NULL && strstr(why, names[i]) != NULL, "%s: %s", names[i], why != NULL ? why : "taken");
    }
}

Test(session, answers_lead_to_the_first_open_step) {
    g_autofree char *why = NULL;
    Session *session;
    cr_assert(g_file_set_contents("answers.conf",
                                  "situation = \"not-right-fit\"\nchannel = \"email\"\nregister = \"formal\"\n"
                                  "offer { candidate = \"Maria Santos\"  company = \"Northwind Remote\"  role = \"Support Assistant\" }\n",
                                  -1, NULL));
    session = started_with(&(SessionOptions){.answers_path = "answers.conf"}, &why);
    cr_assert(session != NULL, "%s", why);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "stage:gratitude"), "at %s", at(session));
    act(session, ACTION_SUGGEST_REST);
    cr_assert(is_at(session, "review"));
    session_free(session);
}

Test(session, a_draft_can_be_named) {
    Session *session = session_at("stage:decision");
    g_autofree char *why = NULL;
    session_hang_up(session);
    session_free(session);
    session = session_at("stage:wishes");
    session_hang_up(session);
    session_free(session);
    session = started_with(&(SessionOptions){.draft = "1"}, &why);
    cr_assert(session != NULL, "%s", why);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "stage:decision"), "at %s", at(session));
    session_free(session);
}

Test(session, restricted_writes_no_file_of_a_chosen_name_and_does_not_suspend) {
    g_autofree char *why = NULL;
    Session *session = started_with(&(SessionOptions){.restricted = TRUE}, &why);
    fill_offer(session);
    go_on_to(session, "ways-out");
    for (guint i = 0; i < session_view(session)->items->len; i++)
        cr_assert(strstr(((const ViewItem *)g_ptr_array_index(session_view(session)->items, i))->text, "file") == NULL);
    cr_assert(act(session, ACTION_SUSPEND) == SESSION_GO_ON);
    session_free(session);
}

Test(session, without_a_catalogue_it_says_why_and_stays) {
    g_autofree char *why = NULL;
    Session *session = started_with(&(SessionOptions){.catalogue_folder = folder}, &why);
    g_autoptr(GError) error = NULL;
    cr_assert(session != NULL);
    cr_assert(!session_prepare(session, &error) && error != NULL);
    act(session, ACTION_NEXT);
    cr_assert(is_at(session, "welcome") && session_view(session)->message_kind == MESSAGE_ERROR);
    session_free(session);
}

Test(session, two_windows_on_one_draft_ask_first) {
    Session *one = session_at("stage:decision"), *other = open_session();
    act(other, ACTION_NEXT);
    if (is_at(other, "welcome")) {
        cr_assert(session_view(other)->overlay == OVERLAY_QUESTION);
        choose(other, 2);
    }
    cr_assert(is_at(other, "stage:decision"));
    act(one, ACTION_DOWN);
    cr_assert(strcmp(session_view(one)->status, "saved as a letter of its own") == 0, "%s", session_view(one)->status);
    cr_assert(strstr(session_view(one)->message, "letter of its own") != NULL, "%s", session_view(one)->message);
    session_free(one);
    session_free(other);
}
