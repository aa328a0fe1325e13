/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The killer: SIGKILL at random moments of a walk through the wizard on a terminal. What was on the
 * screen must come back.
 *
 * First the walk is made once in peace, and after every key the screen (with the cursor) and the
 * kept draft are noted. Then it is made again and again and killed. The screen that was left tells
 * how many keys were shown; the draft that was left tells how many were kept. Shown and not kept is
 * a lost key. At last the wizard is started again and must show the noted screen of the keys that
 * were kept.
 *
 * BOWOUT_KILLS: how often (30). BOWOUT_SEED: where the random numbers begin, to repeat a failure.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tui/term.h"
#include "../tui/walk.h"
#include "bowout/drafts/drafts.h"

#define KILLS 30
/* Between two keys at most, in microseconds: quicker than anybody types, so that keys come while
   the screen is drawn. */
#define PACE_MOST_US 4000
/* A key that has not shown by then shows nothing. */
#define UNSEEN_KEY_US 400000
#define MESSAGE_ROW 22

/* Keys by name, as term_keys takes them; every character of a word in quotes is a key of its
   own. */
static const char *const script[] = {
    "Enter",
    "'Maria Sántos",
    "Enter",
    "'Northwind Remote",
    "Backspace",
    "Backspace",
    "'te",
    "Enter",
    "'Support Assistant",
    "Home",
    "Del",
    "'S",
    "Enter",
    "'Ms. Tan",
    "Enter",
    "Enter",
    "Enter",
    "'2026-11-2",
    "'0",
    "Enter",
    "Enter",
    "Enter",
    "2",
    "Enter",
    "Enter",
    "Enter",
    "Down",
    "Down",
    "Up",
    "Enter",
    "Down",
    "e",
    "End",
    "' It was not easy.",
    "Left",
    "Left",
    "' at all",
    "^J",
    "'Truly.",
    "Esc",
    "e",
    "Enter",
    "Down",
    "Down",
    "Enter",
    "s",
    "Enter",
    "Down",
    "Down",
};

static GPtrArray *keys;    /* char *: what to send, one key each */
static GPtrArray *screens; /* char *: after so many keys */
static GPtrArray *kept;    /* char *: the draft; "" for none */

/* ---- the walk ------------------------------------------------------------------------------- */

static void add_key(const char *bytes, gsize length) {
    g_ptr_array_add(keys, g_strndup(bytes, length));
}

static void read_script(void) {
    keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(script); i++)
        if (script[i][0] != '\'')
            g_ptr_array_add(keys, g_strdup(script[i]));
        else
            for (const char *c = script[i] + 1; *c != '\0'; c = g_utf8_next_char(c)) add_key(c, (gsize)(g_utf8_next_char(c) - c));
}

static void send(Term *term, const char *key) {
    if (strcmp(key, " ") == 0)
        term_send(term, " ");
    else
        term_keys(term, key);
}

static Term *start(const char *home) {
    TermOptions options = {.home = home, .arguments = walk_arguments()};

    return term_start(&options);
}

/* ---- what is to be compared ----------------------------------------------------------------- */

/* All of it and the cursor. The message line tells of the last key only, and the title line
   whether it was saved. */
static char *screen_now(Term *term) {
    g_autofree char *screen = term_screen(term);
    g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);
    GString *all = g_string_new(NULL);
    int row, column;

    for (int i = 0; rows[i] != NULL; i++) {
        char *status = i == 0 ? strstr(rows[i], " · saved") : NULL;
        if (status != NULL) *status = '\0';
        if (i != MESSAGE_ROW) g_string_append_printf(all, "%s\n", rows[i]);
    }
    term_cursor(term, &row, &column);
    g_string_append_printf(all, "%d %d", row, column);
    return g_string_free(all, FALSE);
}

static char *draft_now(const char *home) {
    g_autofree char *path = g_build_filename(home, ".local", "state", "bowout", "drafts.db", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Drafts) drafts = drafts_open(path, &error);
    DraftInfo info = {0};
    char *snapshot = NULL;

    cr_assert(drafts != NULL, "the store cannot be opened: %s", error != NULL ? error->message : "");
    if (drafts_last(drafts, 0, &info, &error)) snapshot = drafts_read(drafts, info.id, &error);
    cr_assert(error == NULL, "the store cannot be read: %s", error->message);
    draft_info_clear(&info);
    return snapshot != NULL ? snapshot : g_strdup("");
}

/* What changes the screen changes the draft; before the first letter there is nothing to keep. */
static void check_noted(void) {
    for (guint i = 2; i < screens->len; i++)
        cr_assert(strcmp(screens->pdata[i], screens->pdata[i - 1]) == 0 || strcmp(kept->pdata[i], kept->pdata[i - 1]) != 0,
                  "key %u (%s) is on the screen but not in the draft:\n%s", i, (char *)keys->pdata[i - 1], (char *)screens->pdata[i]);
}

static void note(Term *term) {
    g_ptr_array_add(screens, screen_now(term));
    g_ptr_array_add(kept, draft_now(term_home(term)));
}

/* It sleeps: whatever was to be done for the last key is done. */
static gboolean is_asleep(Term *term) {
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", term_pid(term)), *stat = NULL;
    const char *behind = g_file_get_contents(path, &stat, NULL, NULL) ? strrchr(stat, ')') : NULL;

    return behind == NULL || behind[2] == 'S';
}

/* Until the last key shows; some of them show nothing. */
static void settle(Term *term) {
    const char *before = screens->pdata[screens->len - 1];
    gint64 until = g_get_monotonic_time() + UNSEEN_KEY_US;
    gboolean seen = FALSE;

    while (!seen && g_get_monotonic_time() < until) {
        g_autofree char *now = NULL;
        term_pass(term, 3);
        now = screen_now(term);
        seen = strcmp(now, before) != 0;
    }
    do term_wait_quiet(term, 10);
    while (!is_asleep(term));
}

/* The walk in peace. */
static void learn(void) {
    g_autoptr(Term) term = start(NULL);

    screens = g_ptr_array_new_with_free_func(g_free);
    kept = g_ptr_array_new_with_free_func(g_free);
    term_wait(term, "Enter next");
    term_wait_quiet(term, 100);
    note(term);
    for (guint i = 0; i < keys->len; i++) {
        send(term, keys->pdata[i]);
        settle(term);
        note(term);
    }
    cr_assert(term_shows(term, "Review"), "the walk leads to Review");
    check_noted();
}

/* ---- how far it came ------------------------------------------------------------------------ */

static int last_equal(const GPtrArray *list, const char *text) {
    for (int i = (int)list->len - 1; i >= 0; i--)
        if (strcmp(list->pdata[i], text) == 0) return i;
    return -1;
}

static int first_equal(const GPtrArray *list, const char *text, int from) {
    for (guint i = (guint)from; i < list->len; i++)
        if (strcmp(list->pdata[i], text) == 0) return (int)i;
    return -1;
}

static gboolean has_row(int count, int row, const char *text) {
    g_auto(GStrv) rows = g_strsplit(screens->pdata[count], "\n", -1);
    return row < (int)g_strv_length(rows) && strcmp(rows[row], text) == 0;
}

/* Some row is as it is after that many keys, and never was so before: what stood there earlier
   may just not be drawn over yet. */
static gboolean partly_shows(const char *screen, int count) {
    g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);
    for (int i = 0; rows[i] != NULL && rows[i + 1] != NULL; i++) {
        int before = count - 1;
        if (!has_row(count, i, rows[i])) continue;
        while (before >= 0 && !has_row(before, i, rows[i])) before--;
        if (before < 0) return TRUE;
    }
    return FALSE;
}

/* The number of keys the screen shows for certain. `sent` bounds it. A screen that was half
   drawn counts by the newest row in it. */
static int shown_keys(const char *screen, int sent, gboolean *half) {
    int exact = first_equal(screens, screen, 0);

    *half = exact < 0;
    if (exact >= 0) return exact;
    for (int count = sent; count > 0; count--)
        if (partly_shows(screen, count) && !partly_shows(screen, count + 1 < (int)screens->len ? count + 1 : count)) return count;
    return 0;
}

/* ---- one kill ------------------------------------------------------------------------------- */

typedef struct {
    int kills, lost, half, not_back;
} Tally;

static void remove_home(const char *home) {
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", home);

    cr_assert(system(command) == 0);
}

/* Sends keys until the moment has come. The number that were sent. */
static int walk_until(Term *term, GRand *chance, int stop_at) {
    for (int i = 0; i < stop_at; i++) {
        send(term, keys->pdata[i]);
        if (strcmp(keys->pdata[i], "Esc") == 0)
            term_pass(term, 120); /* alone, it is known only after a while */
        else
            g_usleep((gulong)g_rand_int_range(chance, 0, PACE_MOST_US));
    }
    return stop_at;
}

/* The wizard again: it must show what the kept keys had shown. */
static void come_back(const char *home, const char *draft, Tally *tally) {
    g_autoptr(Term) term = start(home);
    gint64 until = g_get_monotonic_time() + DEADLINE_S * G_USEC_PER_SEC;

    term_wait(term, "Go on with the unfinished letter");
    term_keys(term, "Enter");
    term_wait_gone(term, "Go on with the unfinished letter");
    while (g_get_monotonic_time() < until) {
        g_autofree char *screen = screen_now(term);
        for (int i = first_equal(kept, draft, 0); i >= 0; i = first_equal(kept, draft, i + 1)) {
            if (strcmp(screens->pdata[i], screen) == 0) return;
            if (i + 1 >= (int)kept->len) break;
        }
        term_pass(term, 20);
    }
    tally->not_back++;
    g_autofree char *screen = screen_now(term);
    fprintf(stderr, "came back:\n%s\nwanted:\n%s\n", screen, (char *)screens->pdata[last_equal(kept, draft)]);
}

static void kill_once(GRand *chance, Tally *tally) {
    char home[] = "/tmp/bowout-term-XXXXXX";
    int stop_at = g_rand_int_range(chance, 1, (int)keys->len + 1), sent, shown, last;
    g_autofree char *screen = NULL, *draft = NULL;
    gboolean half;

    cr_assert(g_mkdtemp(home) != NULL);
    {
        g_autoptr(Term) term = start(home);
        term_wait(term, "Enter next");
        sent = walk_until(term, chance, stop_at);
        g_usleep((gulong)g_rand_int_range(chance, 0, PACE_MOST_US));
        term_signal(term, SIGKILL);
        cr_assert(term_wait_end(term) == 128 + SIGKILL);
        screen = screen_now(term);
    }
    draft = draft_now(home);
    shown = shown_keys(screen, sent, &half);
    last = last_equal(kept, draft);
    tally->kills++;
    tally->half += half;
    if (last < shown) {
        tally->lost++;
        fprintf(stderr, "sent %d, shown %d, kept %d%s\nthe screen:\n%s\n", sent, shown, last, half ? " (half drawn)" : "", screen);
        fprintf(stderr, "the draft:\n%s\nbut wanted:\n%s\n", draft, (char *)kept->pdata[shown]);
    }
    if (*draft != '\0') come_back(home, draft, tally);
    remove_home(home);
}

static void undo_comes_back(void) {
    g_autoptr(Term) first = start(NULL);
    g_autoptr(Term) second = NULL;

    term_wait(first, "Enter next");
    term_keys(first, "Enter");
    term_wait(first, "> Your name");
    term_send(first, "Zoe Anders");
    term_wait(first, "Zoe Anders");
    term_signal(first, SIGKILL);
    term_wait_end(first);
    second = start(term_home(first));
    term_wait(second, "Go on with the unfinished letter");
    term_keys(second, "Enter");
    term_wait(second, "Zoe Anders");
    term_keys(second, "^_");
    term_wait_gone(second, "Anders");
    cr_assert(term_shows(second, "Zoe"));
}

Test(killer, no_key_that_was_shown_is_lost, .timeout = 3600) {
    const char *kills = g_getenv("BOWOUT_KILLS"), *seed = g_getenv("BOWOUT_SEED");
    guint32 first = seed != NULL ? (guint32)strtoul(seed, NULL, 10) : g_random_int();
    GRand *chance = g_rand_new_with_seed(first);
    int wanted = kills != NULL ? atoi(kills) : KILLS;
    Tally tally = {0};

    undo_comes_back();
    read_script();
    learn();
    for (int i = 0; i < wanted; i++) kill_once(chance, &tally);
    fprintf(stderr, "%d kills at random moments of %u keys (seed %u): %d keys lost, %d screens half drawn, %d not come back\n", tally.kills,
            keys->len, first, tally.lost, tally.half, tally.not_back);
    cr_assert(tally.lost == 0 && tally.not_back == 0);
    g_rand_free(chance);
}
