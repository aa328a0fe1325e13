/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many keys a reply takes; what the offer's mail fills in; own words in an editor. Each action
 * stands for one key; typed text does not count.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/session/session.h"
#include "ways.h"

#define KEYS_WITH_OFFER_MOST 12u
#define KEYS_WITHOUT_MOST 25u

static const char offer_mail[] = "From: Hannah Tan <h.tan@northwind.example>\n"
                                 "To: Maria Santos <maria@example.net>\n"
                                 "Subject: Offer: Support Assistant\n"
                                 "Message-ID: <offer-1@northwind.example>\n"
                                 "Date: Fri, 20 Nov 2026 09:00:00 +0000\n\n"
                                 "Dear Maria,\n\nWe are pleased to offer you the position of Support Assistant at Northwind Remote.\n\n"
                                 "Kind regards,\nHannah Tan\nNorthwind Remote\n";

static char *folder;
static guint keys;

static void setup(void) {
    const char *const variables[] = {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR"};
    folder = g_dir_make_tmp("bowout-fast-XXXXXX", NULL);
    cr_assert(folder != NULL && chdir(folder) == 0);
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++) g_setenv(variables[i], folder, TRUE);
    g_unsetenv("VISUAL");
    cr_assert(clock_set_today("2026-11-22", NULL));
    cr_assert(g_file_set_contents("offer.eml", offer_mail, -1, NULL));
    keys = 0;
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

TestSuite(fast_lane, .init = setup, .fini = teardown);

/* ---- driving ---- */

static Session *open_session(const char *offer) {
    g_autoptr(GError) error = NULL;
    Session *session = session_new(&(SessionOptions){.offer_path = offer}, &error);
    cr_assert(session != NULL, "%s", error != NULL ? error->message : "");
    return session;
}

static SessionNext key(Session *session, ActionId id) {
    keys++;
    return session_act(session, &(Action){.id = id, .width = 60, .rows = 5});
}

static void digit(Session *session, int number) {
    keys++;
    session_act(session, &(Action){.id = ACTION_SELECT, .number = number, .rows = 5});
}

static void type(Session *session, const char *text) {
    session_act(session, &(Action){.id = ACTION_TYPE, .text = text, .width = 60});
}

static gboolean at(Session *session, const char *id) {
    gboolean there = strcmp(session_view(session)->id, id) == 0;
    if (!there) cr_log_error("at %s, not %s: %s", session_view(session)->id, id, session_view(session)->message);
    return there;
}

static void choose_way(Session *session, const char *id) {
    digit(session, way_number(session_view(session), id));
    key(session, ACTION_NEXT);
}

static const ViewField *field(Session *session, const char *name) {
    const GPtrArray *fields = session_view(session)->fields;
    for (guint i = 0; i < fields->len; i++) {
        const ViewField *found = g_ptr_array_index(fields, i);
        if (strcmp(found->name, name) == 0) return found;
    }
    cr_assert(FALSE, "no field %s", name);
    return NULL;
}

/* ---- keys ---- */

/* The five situations in the order of the menu; the third asks for something. */
static void decline_into(Session *session, int situation, const char *way, const char *file) {
    cr_assert(at(session, "situation"));
    digit(session, situation);
    key(session, ACTION_NEXT);
    if (strcmp(session_view(session)->id, "details") == 0) type(session, "the weekly working hours");
    key(session, ACTION_SUGGEST_REST);
    cr_assert(at(session, "review"));
    key(session, ACTION_NEXT);
    cr_assert(at(session, "ways-out"));
    choose_way(session, way);
    key(session, ACTION_NEXT);
    cr_assert(g_file_test(file, G_FILE_TEST_EXISTS), "%s", session_view(session)->message);
    cr_assert(keys <= KEYS_WITH_OFFER_MOST, "%u keys for situation %d", keys, situation);
    cr_assert(g_remove(file) == 0);
}

static void reply_to_mail(int situation) {
    g_autoptr(Session) session = open_session("offer.eml");
    keys = 0;
    key(session, ACTION_NEXT);
    if (strcmp(session_view(session)->id, "offer") == 0) key(session, ACTION_SUGGEST_REST);
    decline_into(session, situation, "mail-file", "bow-out-northwind-remote.eml");
}

Test(fast_lane, a_reply_to_a_mail_takes_a_dozen_keys) {
    for (int situation = 1; situation <= 5; situation++) {
        reply_to_mail(situation);
        remove_all("bowout");
    }
}

static void fill_form(Session *session) {
    static const char *const texts[] = {"Maria Santos", "Northwind Remote", "Support Assistant", "Ms. Tan", "tan@northwind.example",
                                        NULL,           "2026-11-20",       "2026-11-27",        NULL};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (texts[i] != NULL) type(session, texts[i]);
        key(session, ACTION_NEXT);
    }
    keys++;
    session_act(session, &(Action){.id = ACTION_EDIT, .edit = EDIT_RIGHT}); /* came by email */
    key(session, ACTION_NEXT);
}

static void write_from_nothing(int situation) {
    g_autoptr(Session) session = open_session(NULL);
    keys = 0;
    key(session, ACTION_NEXT);
    cr_assert(at(session, "offer"));
    fill_form(session);
    cr_assert(at(session, "situation"));
    digit(session, situation);
    key(session, ACTION_NEXT);
    if (strcmp(session_view(session)->id, "details") == 0) {
        type(session, "the weekly working hours");
        key(session, ACTION_NEXT);
        key(session, ACTION_NEXT);
    }
    cr_assert(at(session, "register"));
    key(session, ACTION_NEXT);
    while (g_str_has_prefix(session_view(session)->id, "stage:") && keys < 100) key(session, ACTION_NEXT);
    cr_assert(at(session, "review"));
    key(session, ACTION_NEXT);
    choose_way(session, "text-file");
    key(session, ACTION_NEXT);
    cr_assert(g_file_test("bow-out-northwind-remote.txt", G_FILE_TEST_EXISTS), "%s", session_view(session)->message);
    cr_assert(keys <= KEYS_WITHOUT_MOST, "%u keys for situation %d", keys, situation);
    cr_assert(g_remove("bow-out-northwind-remote.txt") == 0);
}

Test(fast_lane, a_letter_from_nothing_takes_two_dozen_besides_what_is_typed) {
    for (int situation = 1; situation <= 5; situation++) {
        write_from_nothing(situation);
        remove_all("bowout");
    }
}

/* ---- the offer, pasted ---- */

static const char pasted_offer[] = "Hi Maria,\n\nWe are pleased to offer you the position of Support Assistant at Northwind Remote.\n"
                                   "Please let us know by 27 November 2026.\n\nKind regards,\nHannah Tan\nNorthwind Remote\n"
                                   "h.tan@northwindremote.example\n";

static void paste(Session *session, const char *text) {
    session_act(session, &(Action){.id = ACTION_PASTE, .text = text, .width = 60});
}

/* As a face waits; the test must not hang with what it looks for. */
static void wait_until_read(Session *session) {
    while (session_reading_descriptor(session) >= 0) {
        struct pollfd answer = {session_reading_descriptor(session), POLLIN, 0};
        cr_assert(poll(&answer, 1, 30000) == 1, "nothing was read");
        session_read_on(session);
    }
}

/* Of the facts that are needed an offer does not say one: one's own name. */
static void reply_to_paste(int situation) {
    g_autoptr(Session) session = open_session(NULL);
    keys = 0;
    paste(session, pasted_offer);
    key(session, ACTION_NEXT);
    cr_assert(at(session, "offer"));
    wait_until_read(session);
    if (edit_length(field(session, "candidate")->edit) == 0) type(session, "Maria Santos");
    key(session, ACTION_SUGGEST_REST);
    decline_into(session, situation, "text-file", "bow-out-northwind-remote.txt");
}

Test(fast_lane, a_reply_to_a_pasted_offer_takes_a_dozen_keys) {
    for (int situation = 1; situation <= 5; situation++) {
        reply_to_paste(situation);
        remove_all("bowout");
    }
}

Test(fast_lane, a_pasted_offer_says_what_a_mail_would) {
    g_autoptr(Session) session = open_session(NULL);
    paste(session, pasted_offer);
    key(session, ACTION_NEXT);
    session_read_now(session);
    cr_assert(strcmp(edit_text(field(session, "company")->edit), "Northwind Remote") == 0);
    cr_assert(strcmp(edit_text(field(session, "role")->edit), "Support Assistant") == 0);
    cr_assert(strcmp(edit_text(field(session, "reply-by")->edit), "2026-11-27") == 0);
    cr_assert(field(session, "company")->note != NULL && strstr(session_view(session)->guidance, "check") != NULL);
}

/* One that was broken off, or went on for ever, costs nothing but itself. */
Test(fast_lane, a_reader_that_hangs_holds_nobody_up) {
    g_autoptr(Session) session = NULL;
    g_autofree char *reader = g_build_filename(folder, "reader", NULL);
    cr_assert(g_file_set_contents(reader, "#!/bin/sh\nexec sleep 600\n", -1, NULL) && g_chmod(reader, 0700) == 0);
    g_setenv("BOWOUT_MAIL_PROGRAM", reader, TRUE);
    session = open_session(NULL);
    paste(session, pasted_offer);
    key(session, ACTION_NEXT);
    cr_assert(session_reading_descriptor(session) >= 0 && !session_read_on(session));
    type(session, "Maria Santos");
    cr_assert(strcmp(edit_text(field(session, "candidate")->edit), "Maria Santos") == 0 && !session_read_on(session));
    paste(session, pasted_offer);
    key(session, ACTION_NEXT);
    cr_assert(session_reading_descriptor(session) >= 0, "the second one takes the place of the first");
    session_read_now(session);
    cr_assert(strstr(session_view(session)->message, "could not be read") != NULL);
    cr_assert(strcmp(edit_text(field(session, "candidate")->edit), "Maria Santos") == 0 && session_view(session)->offer_known);
}

Test(fast_lane, without_a_reader_the_form_is_still_there) {
    g_autoptr(Session) session = NULL;
    g_setenv("BOWOUT_MAIL_PROGRAM", "/nonexistent", TRUE);
    session = open_session(NULL);
    paste(session, pasted_offer);
    key(session, ACTION_NEXT);
    cr_assert(at(session, "offer") && strstr(session_view(session)->message, "could not be read") != NULL);
    cr_assert(session_view(session)->offer_known && session_reading_descriptor(session) < 0);
}

/* The next start has it all, though the line dropped while it was read. */
Test(fast_lane, a_pasted_offer_is_kept_before_it_is_read) {
    Session *session = open_session(NULL);
    paste(session, pasted_offer);
    key(session, ACTION_NEXT);
    session_free(session);
    session = open_session(NULL);
    key(session, ACTION_NEXT);
    cr_assert(at(session, "offer") && session_view(session)->offer_known);
    key(session, ACTION_OFFER_TEXT);
    cr_assert(strstr(session_view(session)->overlay_text, "pleased to offer you") != NULL);
    session_free(session);
}

/* ---- the mail ---- */

Test(fast_lane, what_the_mail_says_is_marked_until_somebody_looked) {
    g_autoptr(Session) session = open_session("offer.eml");
    key(session, ACTION_NEXT);
    while (strcmp(session_view(session)->id, "offer") != 0) key(session, ACTION_BACK);
    cr_assert(strcmp(edit_text(field(session, "company")->edit), "Northwind Remote") == 0);
    cr_assert(strcmp(edit_text(field(session, "address")->edit), "h.tan@northwind.example") == 0);
    cr_assert(field(session, "company")->note != NULL && field(session, "arrangement")->note == NULL);
    cr_assert(strstr(session_view(session)->guidance, "check") != NULL);
    type(session, "x");
    cr_assert(field(session, "candidate")->note == NULL, "changed by the person: no more a proposal");
    cr_assert(field(session, "company")->note != NULL);
    while (strcmp(session_view(session)->id, "offer") == 0 && keys < 100) key(session, ACTION_NEXT);
    key(session, ACTION_BACK);
    cr_assert(at(session, "offer") && field(session, "company")->note == NULL, "gone on from: looked at");
}

Test(fast_lane, a_mail_that_cannot_be_read_ends_the_start) {
    g_autoptr(GError) error = NULL;
    cr_assert(session_new(&(SessionOptions){.offer_path = "nowhere.eml"}, &error) == NULL);
    cr_assert(error != NULL && strstr(error->message, "nowhere.eml") != NULL);
}

/* ---- the editor ---- */

static void editor(const char *script) {
    g_autofree char *path = g_build_filename(folder, "editor", NULL), *text = g_strdup_printf("#!/bin/sh\n%s\n", script);
    cr_assert(g_file_set_contents(path, text, -1, NULL) && g_chmod(path, 0700) == 0);
    g_setenv("EDITOR", path, TRUE);
}

static Session *at_own_words(void) {
    Session *session = open_session("offer.eml");
    key(session, ACTION_NEXT);
    if (strcmp(session_view(session)->id, "offer") == 0) key(session, ACTION_SUGGEST_REST);
    key(session, ACTION_NEXT);
    key(session, ACTION_NEXT);
    cr_assert(at(session, "stage:gratitude"));
    key(session, ACTION_OWN_WORDS);
    cr_assert(at(session, "words:gratitude"));
    return session;
}

static void edit_with(Session *session, const char *script) {
    editor(script);
    cr_assert(key(session, ACTION_EDITOR) == SESSION_RUN);
    session_run(session);
}

static guint folders_left(void) {
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    guint count = 0;
    while ((name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_prefix(name, "bowout-")) count++;
    g_dir_close(dir);
    return count;
}

Test(fast_lane, own_words_come_back_from_the_editor) {
    g_autoptr(Session) session = at_own_words();
    edit_with(session, "stat -c '%a' \"$1\" \"$(dirname \"$1\")\" >modes; cat \"$1\" >before\n"
                       "printf 'Thank you for everything.\\nI mean it.\\n\\n' >\"$1\"; : >\"$1~\"");
    cr_assert(strcmp(edit_text(session_view(session)->words), "Thank you for everything.\nI mean it.") == 0);
    {
        g_autofree char *modes = NULL, *before = NULL;
        cr_assert(g_file_get_contents("modes", &modes, NULL, NULL) && strcmp(modes, "600\n700\n") == 0, "%s", modes);
        cr_assert(g_file_get_contents("before", &before, NULL, NULL) && strstr(before, "Thank you") != NULL);
    }
    cr_assert(folders_left() == 0, "the file is gone, and the copy beside it");
    key(session, ACTION_NEXT);
    cr_assert(at(session, "stage:decision"));
}

Test(fast_lane, what_an_editor_leaves_is_cleaned_or_refused) {
    g_autoptr(Session) session = at_own_words();
    g_autofree char *before = g_strdup(edit_text(session_view(session)->words));
    edit_with(session, "exit 1");
    cr_assert(strcmp(edit_text(session_view(session)->words), before) == 0 && session_view(session)->message_kind == MESSAGE_ERROR);
    edit_with(session, "printf '\\377\\376' >\"$1\"");
    cr_assert(strcmp(edit_text(session_view(session)->words), before) == 0 && session_view(session)->message_kind == MESSAGE_ERROR);
    edit_with(session, "rm \"$1\"");
    cr_assert(strcmp(edit_text(session_view(session)->words), before) == 0 && session_view(session)->message_kind == MESSAGE_ERROR);
    edit_with(session, "head -c 100000 /dev/zero | tr '\\0' x >\"$1\"");
    cr_assert(strcmp(edit_text(session_view(session)->words), before) == 0 && session_view(session)->message_kind == MESSAGE_ERROR);
    edit_with(session, "printf 'Thank\\033[2J you\\a.' >\"$1\"");
    cr_assert(strchr(edit_text(session_view(session)->words), '\033') == NULL && session_view(session)->message_kind == MESSAGE_WARNING);
    g_setenv("EDITOR", "/no/such/editor", TRUE);
    cr_assert(key(session, ACTION_EDITOR) == SESSION_RUN);
    session_run(session);
    cr_assert(session_view(session)->message_kind == MESSAGE_ERROR && folders_left() == 0);
}

Test(fast_lane, no_editor_where_it_is_restricted) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Session) session = session_new(&(SessionOptions){.offer_path = "offer.eml", .restricted = TRUE}, &error);
    key(session, ACTION_NEXT);
    if (strcmp(session_view(session)->id, "offer") == 0) key(session, ACTION_SUGGEST_REST);
    key(session, ACTION_NEXT);
    key(session, ACTION_NEXT);
    key(session, ACTION_OWN_WORDS);
    cr_assert(at(session, "words:gratitude"));
    cr_assert(key(session, ACTION_EDITOR) == SESSION_GO_ON && folders_left() == 0);
}

/* ---- how long it is ---- */

static Session *with_example(const char *name) {
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "share", "examples", name, NULL);
    Session *session = session_new(&(SessionOptions){.answers_path = path}, &error);
    cr_assert(session != NULL);
    key(session, ACTION_NEXT);
    key(session, ACTION_SUGGEST_REST);
    cr_assert(at(session, "review"));
    return session;
}

Test(fast_lane, a_chat_message_is_counted) {
    g_autoptr(Session) chat = with_example("another-offer-chat.conf");
    cr_assert(strstr(session_view(chat)->guidance, " of 300 characters of ") != NULL, "%s", session_view(chat)->guidance);
}

Test(fast_lane, a_call_is_timed_and_shown_as_a_script) {
    g_autoptr(Session) phone = with_example("another-offer-phone.conf");
    cr_assert(strstr(session_view(phone)->guidance, " seconds to say") != NULL, "%s", session_view(phone)->guidance);
    key(phone, ACTION_NEXT);
    choose_way(phone, "show");
    cr_assert(strstr(session_shown_text(phone), "Opening: ") != NULL && strstr(session_shown_text(phone), "voicemail") != NULL);
}

Test(fast_lane, too_long_for_every_platform_is_said) {
    g_autoptr(Session) session = with_example("another-offer-chat.conf");
    g_autofree char *long_words = g_strnfill(2500, 'x');
    while (strstr(((const ViewItem *)g_ptr_array_index(session_view(session)->items, (guint)session_view(session)->selected))->text,
                  "Gratitude") == NULL)
        key(session, ACTION_DOWN);
    key(session, ACTION_OWN_WORDS);
    cr_assert(at(session, "words:gratitude"));
    session_act(session, &(Action){.id = ACTION_PASTE, .text = long_words, .width = 60});
    cr_assert(strstr(session_view(session)->counter, "too long for") != NULL, "%s", session_view(session)->counter);
}

Test(fast_lane, the_thread_comes_back_with_the_draft) {
    g_autofree char *mail = NULL;
    {
        g_autoptr(Session) first = open_session("offer.eml");
        key(first, ACTION_NEXT);
        while (strcmp(session_view(first)->id, "offer") != 0) key(first, ACTION_BACK);
        session_hang_up(first);
    }
    {
        g_autoptr(Session) second = open_session(NULL);
        key(second, ACTION_NEXT); /* go on with the unfinished letter */
        cr_assert(at(second, "offer") && field(second, "company")->note != NULL, "still to be checked");
        key(second, ACTION_SUGGEST_REST);
        cr_assert(at(second, "situation"));
        key(second, ACTION_NEXT);
        key(second, ACTION_SUGGEST_REST);
        key(second, ACTION_NEXT);
        choose_way(second, "mail-file");
        key(second, ACTION_NEXT);
    }
    cr_assert(g_file_get_contents("bow-out-northwind-remote.eml", &mail, NULL, NULL));
    cr_assert(strstr(mail, "In-Reply-To: <offer-1@northwind.example>") != NULL && strstr(mail, "Subject: Re: Offer") != NULL, "%s", mail);
}
