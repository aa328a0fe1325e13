/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person would lose if post were wrong: facts of the offer taken wrongly, a wizard that
 * hangs on a helper that hangs, trust in what a helper that was taken over says, the thread of the
 * conversation.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/post/post.h"

static void setup(void) {
    cr_assert(clock_set_today("2026-11-20T10:30:00+08:00", NULL));
}

TestSuite(post, .init = setup);

static PostOffer *read_mail(const char *name) {
    g_autofree char *path = g_strconcat(g_getenv("BOWOUT_SRCDIR"), "/tests/mail/", name, ".eml", NULL);
    g_autoptr(GError) error = NULL;
    PostOffer *offer = post_offer_read_file(path, &error);

    cr_assert(offer != NULL, "%s: %s", name, error == NULL ? "" : error->message);
    return offer;
}

static void expect(const PostOffer *offer, FactId fact, const char *value) {
    const PostProposal *best = post_offer_best(offer, fact);

    cr_assert(g_strcmp0(best == NULL ? NULL : best->value, value) == 0, "%s: %s", fact_row(fact)->name,
              best == NULL ? "none" : best->value);
}

/* A script in the helper's place; the caller removes it. */
static char *pretend(const char *script) {
    g_autofree char *whole = g_strconcat("#!/bin/sh\n", script, "\n", NULL);
    char *path = NULL;
    int fd = g_file_open_tmp("bowout-helper-XXXXXX", &path, NULL);

    cr_assert(fd >= 0);
    close(fd);
    cr_assert(g_file_set_contents(path, whole, -1, NULL));
    cr_assert(g_chmod(path, 0700) == 0);
    cr_assert(g_setenv("BOWOUT_MAIL_PROGRAM", path, TRUE));
    return path;
}

static PostOffer *read_with(const char *script, GError **error) {
    g_autofree char *path = pretend(script);
    PostOffer *offer = post_offer_read("From: a@b.example\n\nx", 20, error);

    g_unlink(path);
    return offer;
}

/* ---- reading ---- */

Test(post, offer_becomes_facts) {
    g_autoptr(PostOffer) offer = read_mail("plain");
    g_autoptr(Facts) facts = facts_new();
    FactSet set;

    expect(offer, FACT_CONTACT, "Grace Tan");
    expect(offer, FACT_ADDRESS, "grace.tan@northwindremote.example");
    expect(offer, FACT_COMPANY, "Northwind Remote");
    expect(offer, FACT_ROLE, "Support Assistant");
    expect(offer, FACT_CANDIDATE, "Maria Santos");
    expect(offer, FACT_RECEIVED, "2026-11-16");
    expect(offer, FACT_REPLY_BY, "2026-11-27");
    expect(offer, FACT_CAME_BY, "email");
    cr_assert(strcmp(offer->message_id, "<CAF1x9w@mail.northwindremote.example>") == 0);
    cr_assert(strcmp(offer->reply_subject, "Re: Offer: Support Assistant") == 0);
    cr_assert(strcmp(offer->own_address, "maria.santos@example.net") == 0);
    cr_assert(strstr(offer->text, "We are delighted\nto offer you") != NULL);
    cr_assert(offer->notes == 0);

    cr_assert(facts_set(facts, FACT_ROLE, "Team Lead", NULL));
    set = post_offer_fill(offer, facts, POST_LIKELY);
    cr_assert((set & FACT_BIT(FACT_COMPANY)) != 0 && (set & FACT_BIT(FACT_ROLE)) == 0);
    cr_assert(strcmp(facts_get(facts, FACT_ROLE), "Team Lead") == 0, "what the person said stays");
    cr_assert(facts_missing_needed(facts) == 0);
}

Test(post, guesses_are_not_filled_in) {
    g_autoptr(PostOffer) offer = read_mail("date-missing");
    g_autoptr(Facts) facts = facts_new();

    expect(offer, FACT_COMPANY, NULL); /* the domain alone says no name */
    post_offer_fill(offer, facts, POST_LIKELY);
    cr_assert(!facts_has(facts, FACT_COMPANY));
    cr_assert((offer->notes & POST_NOTE_DATE_ODD) != 0);
    cr_assert(offer->message_id == NULL, "an id that is none is left out");
}

Test(post, nobody_reads_no_reply) {
    g_autoptr(PostOffer) offer = read_mail("platform");

    expect(offer, FACT_ADDRESS, NULL);
    expect(offer, FACT_CAME_BY, "chat");
    cr_assert((offer->notes & POST_NOTE_NO_REPLY) != 0 && (offer->notes & POST_NOTE_PLATFORM) != 0);
    cr_assert(post_note_words(POST_NOTE_NO_REPLY) != NULL);
}

Test(post, forwarded_mail_answers_the_first_sender) {
    g_autoptr(PostOffer) within = read_mail("forward-gmail"), attached = read_mail("forward-attached");

    expect(within, FACT_ADDRESS, "priya@lumenarts.example");
    cr_assert((within->notes & POST_NOTE_FORWARDED) != 0);
    cr_assert(within->message_id == NULL, "the outer id means nothing to the first sender");
    expect(attached, FACT_ADDRESS, "omar@deltafreight.example");
    cr_assert(strcmp(attached->message_id, "<inner@deltafreight.example>") == 0);
}

Test(post, hidden_words_stay_out) {
    g_autoptr(PostOffer) offer = read_mail("hidden-words");

    cr_assert((offer->notes & POST_NOTE_HOSTILE) != 0);
    cr_assert(!text_hostile(offer->subject) && !text_hostile(offer->text));
    for (guint i = 0; i < offer->proposals->len; i++) {
        const PostProposal *one = g_ptr_array_index(offer->proposals, i);

        cr_assert(strchr(one->value, '^') == NULL && strstr(one->value, "Bcc") == NULL, "%s", one->value);
    }
}

Test(post, what_is_no_text_is_said) {
    g_autoptr(GError) error = NULL;

    static const struct {
        const char *bytes;
        gsize length;
    } none[] = {{"", 0}, {" \n\t\n", 4}, {"%PDF-1.4\n1 0 obj\n", 17}, {"\177ELF\2\1\1\0\0\0\0\0\0", 13}};

    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        cr_assert(post_offer_read(none[i].bytes, none[i].length, &error) == NULL, "%u", i);
        cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_REFUSED), "%s", error->message);
        g_clear_error(&error);
    }
    cr_assert(post_offer_read_file("/", &error) == NULL);
    cr_assert(g_error_matches(error, FILE_ERROR, FILE_ERROR_NOT_REGULAR));
    g_clear_error(&error);
    cr_assert(post_offer_read_file("/dev/null", &error) == NULL && error != NULL);
}

/* ---- a helper that cannot be trusted ---- */

Test(post, missing_helper_is_said) {
    g_autoptr(GError) error = NULL;

    g_setenv("BOWOUT_MAIL_PROGRAM", "/nonexistent/bowout-mail", TRUE);
    cr_assert(post_offer_read("x", 1, &error) == NULL);
    cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_NO_HELPER), "%s", error->message);
}

Test(post, helper_that_hangs_is_ended) {
    g_autoptr(GError) error = NULL;

    cr_assert(read_with("exec sleep 600", &error) == NULL);
    cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_TIME), "%s", error->message);
    cr_assert(waitpid(-1, NULL, WNOHANG) < 0, "no child is left");
}

Test(post, helper_that_closes_and_lingers_is_ended) {
    g_autoptr(GError) error = NULL;

    cr_assert(read_with("exec >&- 2>&- <&-; exec sleep 600", &error) == NULL);
    cr_assert(error != NULL);
    cr_assert(waitpid(-1, NULL, WNOHANG) < 0);
}

Test(post, helper_that_floods_is_ended) {
    g_autoptr(GError) error = NULL;

    cr_assert(read_with("exec cat /dev/zero", &error) == NULL);
    cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_FAILED), "%s", error->message);
}

Test(post, helper_that_dies_or_raves_is_said) {
    static const char *const scripts[] = {"exit 0",
                                          "exit 3",
                                          "kill -9 $$",
                                          "echo nonsense",
                                          "echo nonsense; exit 1",
                                          "echo '[]'",
                                          "echo '{}'",
                                          "echo '{\"version\": 99}'",
                                          "echo '{\"error\": 7}'; exit 1",
                                          "echo '{\"error\": {\"message\": {}}}'; exit 1",
                                          "printf '\\377\\376'",
                                          "echo '[[[[[[[['"};

    for (guint i = 0; i < G_N_ELEMENTS(scripts); i++) {
        g_autoptr(GError) error = NULL;

        cr_assert(read_with(scripts[i], &error) == NULL, "%s", scripts[i]);
        cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_FAILED), "%s: %s", scripts[i], error->message);
    }
}

Test(post, input_is_not_needed_to_the_end) {
    g_autofree char *path = pretend("echo '{\"version\": 1, \"text\": \"fine\"}'");
    g_autofree char *big = g_strnfill(1024 * 1024, 'x');
    g_autoptr(GError) error = NULL;
    g_autoptr(PostOffer) offer = post_offer_read(big, strlen(big), &error);

    g_unlink(path);
    cr_assert(offer != NULL, "%s", error == NULL ? "" : error->message);
    cr_assert(strcmp(offer->text, "fine") == 0);
}

Test(post, every_string_is_cleaned_again) {
    g_autoptr(PostOffer) offer =
        read_with("cat <<'END'\n"
                  "{\"version\": 1, \"notes\": [\"forwarded\", \"unheard-of\", 7], \"subject\": \"a\\u001b[2Jb\\u202e\", \"text\": "
                  "\"x\\u001b]0;y\\u0007\\nz\",\n"
                  " \"reply-subject\": 5, \"own\": {\"name\": \"M\\r\\nBcc: x\", \"address\": \"m@x.example\\nBcc: y\"},\n"
                  " \"thread\": {\"message-id\": \"<a\\nb@c>\", \"references\": [\"<ok@x>\", \"<bad\\u001b@x>\", \"no\", 3]},\n"
                  " \"proposals\": [{\"fact\": \"role\", \"value\": \"R\\u001b[31m\", \"sure\": \"sure\", \"found\": \"text\"},\n"
                  "  {\"fact\": \"address\", \"value\": \"a@b.example\\r\\nBcc: c\"}, {\"fact\": \"received\", \"value\": \"soon\"},\n"
                  "  {\"fact\": \"nonsense\", \"value\": \"x\"}, {\"fact\": \"company\", \"value\": 3}, 5, null,\n"
                  "  {\"fact\": \"company\", \"value\": \"Northwind\", \"sure\": \"utterly\", \"found\": \"the moon\"}]}\n"
                  "END",
                  NULL);

    cr_assert(offer != NULL);
    cr_assert(!text_hostile(offer->subject) && !text_hostile(offer->text) && !text_hostile(offer->own_name));
    cr_assert(strchr(offer->own_name, '\n') == NULL);
    cr_assert(offer->notes == POST_NOTE_FORWARDED);
    cr_assert(offer->own_address == NULL && offer->message_id == NULL && offer->reply_subject == NULL);
    cr_assert(g_strv_length(offer->references) == 1 && strcmp(offer->references[0], "<ok@x>") == 0);
    expect(offer, FACT_ADDRESS, NULL);
    expect(offer, FACT_RECEIVED, NULL);
    expect(offer, FACT_COMPANY, "Northwind");
    cr_assert(post_offer_best(offer, FACT_COMPANY)->sureness == POST_GUESS);
}

Test(post, environment_is_not_passed_on) {
    g_autoptr(PostOffer) offer = NULL;

    g_setenv("BOWOUT_SECRET", "hunter2", TRUE);
    offer = read_with("printf '{\"version\": 1, \"text\": \"%s\"}' \"$BOWOUT_SECRET\"", NULL);
    cr_assert(offer != NULL && offer->text[0] == '\0');
}

/* ---- in the background ---- */

/* As a face waits: for the descriptor, no longer than the deadline. */
static PostOffer *wait_for(PostReading *reading, GError **error) {
    PostOffer *offer = NULL;

    while (!post_reading_take(reading, &offer, error)) {
        struct pollfd answer = {post_reading_descriptor(reading), POLLIN, 0};
        poll(&answer, 1, (int)((post_reading_deadline(reading) - g_get_monotonic_time()) / 1000 + 1));
    }
    return offer;
}

static const char typed_offer[] = "Company: Northwind Remote\nRole: Support Assistant\n\nHi Maria, we would like to offer you this role.\n";

static void read_in_background(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(PostReading) reading = post_reading_new(typed_offer, strlen(typed_offer), &error);
    g_autoptr(PostOffer) offer = NULL;

    cr_assert(reading != NULL, "%s", error == NULL ? "" : error->message);
    offer = wait_for(reading, &error);
    cr_assert(offer != NULL, "%s", error == NULL ? "" : error->message);
    expect(offer, FACT_COMPANY, "Northwind Remote");
    cr_assert((offer->notes & POST_NOTE_TYPED) != 0);
}

Test(post, background_reads_the_same) {
    read_in_background();
    cr_assert(waitpid(-1, NULL, WNOHANG) < 0, "no child is left");
}

/* As in restricted mode: afterwards no process can be made. */
Test(post, starter_reads_again_and_again) {
    struct rlimit none = {0, 0};

    cr_assert(post_reading_prepare(NULL));
    cr_assert(setrlimit(RLIMIT_NPROC, &none) == 0);
    for (guint i = 0; i < 3; i++) read_in_background();
}

/* What it was told to read was broken off: the next one is read all the same, and at once. */
Test(post, starter_goes_on_after_one_that_hangs) {
    g_autofree char *path = pretend("exec sleep 60");
    PostReading *reading;
    PostOffer *offer;

    cr_assert(post_reading_prepare(NULL));
    reading = post_reading_new(typed_offer, strlen(typed_offer), NULL);
    cr_assert(reading != NULL && !post_reading_take(reading, &offer, NULL));
    post_reading_free(reading);
    g_unlink(path);
    reading = post_reading_new(typed_offer, strlen(typed_offer), NULL);
    cr_assert(reading != NULL);
    cr_assert(wait_for(reading, NULL) == NULL, "its program is gone now, and that is seen without waiting");
    post_reading_free(reading);
}

Test(post, background_helper_that_hangs_is_ended) {
    g_autofree char *path = pretend("exec sleep 600");
    g_autoptr(GError) error = NULL;
    g_autoptr(PostReading) reading = post_reading_new("x", 1, &error);
    PostOffer *offer = NULL;

    cr_assert(reading != NULL && !post_reading_take(reading, &offer, &error) && error == NULL, "nothing is waited for");
    cr_assert(wait_for(reading, &error) == NULL && error != NULL);
    g_unlink(path);
}

Test(post, background_helper_that_raves_is_said) {
    static const char *const scripts[] = {"exit 0",         "kill -9 $$",  "echo nonsense",
                                          "echo '[]'",      "echo '{}'",   "echo '{\"error\": {\"message\": {}}}'; exit 1",
                                          "printf '\\377'", "yes nonsense"};

    for (guint i = 0; i < G_N_ELEMENTS(scripts); i++) {
        g_autofree char *path = pretend(scripts[i]);
        g_autoptr(GError) error = NULL;
        g_autoptr(PostReading) reading = post_reading_new("x", 1, &error);

        cr_assert(reading != NULL && wait_for(reading, &error) == NULL, "%s", scripts[i]);
        cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_FAILED), "%s: %s", scripts[i], error->message);
        g_unlink(path);
    }
}

Test(post, background_needs_a_helper) {
    g_autoptr(GError) error = NULL;

    g_setenv("BOWOUT_MAIL_PROGRAM", "/nonexistent/bowout-mail", TRUE);
    cr_assert(post_reading_new("x", 1, &error) == NULL);
    cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_NO_HELPER), "%s", error->message);
}

/* ---- writing ---- */

static PostReply reply_to(const PostOffer *offer) {
    PostReply reply = {
        .from_name = "Maria Santos",
        .from_address = "maria@example.net",
        .to_name = post_offer_best(offer, FACT_CONTACT)->value,
        .to_address = post_offer_best(offer, FACT_ADDRESS)->value,
        .subject = offer->reply_subject,
        .reply = TRUE,
        .text = "Dear Grace,\n\nthank you \xE2\x80\x93 and no.",
        .in_reply_to = offer->message_id,
        .references = (const char *const *)offer->references,
        .unix_lines = TRUE,
    };

    return reply;
}

Test(post, reply_threads) {
    g_autoptr(PostOffer) offer = read_mail("reply");
    PostReply reply = reply_to(offer);
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *mail = post_reply_write(&reply, &length, &error);

    cr_assert(mail != NULL, "%s", error == NULL ? "" : error->message);
    cr_assert(length == strlen(mail));
    cr_assert(strstr(mail, "\nSubject: Re: Your application for Virtual Assistant\n") != NULL, "%s", mail);
    cr_assert(strstr(mail, "\nIn-Reply-To: <r3@fernandfox.example>\n") != NULL, "%s", mail);
    cr_assert(strstr(mail, "References: <r0@example.net> <r1@fernandfox.example> <r2@example.net>\n\t<r3@fernandfox.example>\n") != NULL,
              "%s", mail);
    cr_assert(strstr(mail, "To: Tom Becker <tom@fernandfox.example>\n") != NULL, "%s", mail);
    cr_assert(strstr(mail, "X-Unsent: 1\n") != NULL && strstr(mail, "Date: Fri, 20 Nov 2026 02:30:00 +0000\n") != NULL, "%s", mail);
    cr_assert(strstr(mail, "thank you =E2=80=93 and no.") != NULL, "%s", mail);
}

Test(post, reply_can_be_read_again) {
    g_autoptr(PostOffer) offer = read_mail("alternative");
    PostReply reply = reply_to(offer);
    g_autofree char *mail = NULL;
    g_autoptr(PostOffer) again = NULL;
    gsize length = 0;

    reply.unix_lines = FALSE;
    mail = post_reply_write(&reply, &length, NULL);
    cr_assert(mail != NULL && strstr(mail, "\r\n\r\n") != NULL);
    again = post_offer_read(mail, length, NULL);
    cr_assert(again != NULL);
    expect(again, FACT_CONTACT, "Maria Santos");
    expect(again, FACT_CANDIDATE, "Zo\xC3\xAB Mart\xC3\xADnez");
    cr_assert(strcmp(again->text, reply.text) == 0, "%s", again->text);
    cr_assert(strcmp(again->references[0], offer->message_id) == 0);
}

Test(post, draft_needs_no_addresses) {
    PostReply reply = {.subject = "Offer", .text = "No.", .unix_lines = TRUE};
    g_autofree char *mail = post_reply_write(&reply, NULL, NULL);

    cr_assert(mail != NULL && strstr(mail, "From:") == NULL && strstr(mail, "To:") == NULL && strstr(mail, "Re:") == NULL, "%s", mail);
}

Test(post, headers_cannot_be_smuggled) {
    g_autoptr(PostOffer) offer = read_mail("plain");
    static const char *const evil[] = {"x\r\nBcc: e@x.example", "x\nBcc: e@x.example", "\x1b[2J", "=?utf-8?q?=0D=0ABcc:_x?="};

    for (guint i = 0; i < G_N_ELEMENTS(evil); i++) {
        for (guint place = 0; place < 6; place++) {
            PostReply reply = reply_to(offer);
            const char **places[] = {&reply.from_name,  &reply.from_address, &reply.to_name,
                                     &reply.to_address, &reply.subject,      &reply.in_reply_to};
            g_autoptr(GError) error = NULL;

            *places[place] = evil[i];
            cr_assert(post_reply_write(&reply, NULL, &error) == NULL, "%u %u", i, place);
            cr_assert(g_error_matches(error, POST_ERROR, POST_ERROR_REFUSED), "%s", error->message);
            cr_assert(!text_hostile(error->message));
        }
    }
}
