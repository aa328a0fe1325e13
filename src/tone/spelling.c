/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts about words. The dictionaries belong to whoever looks words up: the caller, or the
 * thread once it is started; words go to it and verdicts come back through queues, so nothing
 * else is shared. */
#include "config.h"

#include "bowout/tone/spelling.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "dictionary.h"

#define OWN_BYTES_MOST (256u * 1024u)
#define WORD_BYTES_MOST 64u /* a longer one counts as right */

typedef struct {
    char *word;
    gboolean right;
    GPtrArray *suggestions; /* char *; NULL: not looked for */
} Verdict;

/* Looks words up; used by one thread. */
typedef struct {
    Dictionary *dictionary;
    gboolean opened;
    guint suggested;
} Desk;

struct Spelling {
    char *own_file;
    GHashTable *own;      /* folded words */
    GHashTable *verdicts; /* word to Verdict */
    GPtrArray *wanted;    /* char *: words to be looked up; put off */
    GHashTable *asked;    /* words on their way; borrowed by no one */
    SpellingState state;
    gboolean put_off, news;
    Desk desk;
    GPtrArray *none;
    /* The thread. */
    GThread *thread;
    GAsyncQueue *jobs, *answers; /* GPtrArray of char *, GPtrArray of Verdict */
    int pipe[2];
    gint leaving; /* atomic */
};

static void verdict_free(gpointer data) {
    Verdict *verdict = data;
    g_free(verdict->word);
    g_clear_pointer(&verdict->suggestions, g_ptr_array_unref);
    g_free(verdict);
}

/* ---- the person's own words ---- */

static gboolean sound_word(const char *word) {
    gsize length = strlen(word);
    return length > 0 && length <= WORD_BYTES_MOST && word[0] != '#' && !text_hostile(word) && strpbrk(word, " \t\n") == NULL;
}

static void read_own(Spelling *spelling) {
    g_autoptr(GBytes) bytes = spelling->own_file != NULL ? file_read(spelling->own_file, OWN_BYTES_MOST, NULL) : NULL;
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    if (bytes == NULL || !text_valid(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), NULL)) return;
    text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_strstrip(lines[i]);
        if (sound_word(lines[i])) g_hash_table_add(spelling->own, text_fold(lines[i]));
    }
}

/* The list as it is now with a line more: what another session or the person put in stays. */
static gboolean write_own(const Spelling *spelling, const char *word, GError **error) {
    g_autofree char *folder = g_path_get_dirname(spelling->own_file);
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) bytes = file_read(spelling->own_file, OWN_BYTES_MOST, &why);
    gsize length = bytes != NULL ? g_bytes_get_size(bytes) : 0;
    const char *text = length > 0 ? g_bytes_get_data(bytes, NULL) : "";
    g_autoptr(GString) lines = g_string_new_len(text, (gssize)length);
    if (bytes == NULL && !g_error_matches(why, FILE_ERROR, FILE_ERROR_MISSING)) {
        g_propagate_error(error, g_steal_pointer(&why));
        return FALSE;
    }
    if (lines->len > 0 && lines->str[lines->len - 1] != '\n') g_string_append_c(lines, '\n');
    g_string_append_printf(lines, "%s\n", word);
    if (g_mkdir_with_parents(folder, 0700) != 0) {
        g_set_error_literal(error, FILE_ERROR, FILE_ERROR_IO, g_strerror(errno));
        return FALSE;
    }
    return file_write_private(spelling->own_file, lines->str, lines->len, FILE_REPLACE, error);
}

gboolean spelling_add(Spelling *spelling, const char *written, GError **error) {
    g_auto(GStrv) parts = g_strsplit(written, "\u2019", -1); /* a typographic apostrophe is a plain one */
    g_autofree char *word = g_strjoinv("'", parts);
    if (!sound_word(word)) {
        g_set_error_literal(error, FILE_ERROR, FILE_ERROR_IO, _("this is no word"));
        return FALSE;
    }
    if (!g_hash_table_add(spelling->own, text_fold(word))) return TRUE;
    return spelling->own_file == NULL || write_own(spelling, word, error);
}

/* ---- looking up ---- */

static gboolean desk_open(Desk *desk) {
    if (!desk->opened) desk->dictionary = dictionary_open();
    desk->opened = TRUE;
    return desk->dictionary != NULL;
}

static Verdict *look_up(Desk *desk, const char *word) {
    Verdict *verdict = g_new0(Verdict, 1);
    verdict->word = g_strdup(word);
    verdict->right = !desk_open(desk) || dictionary_knows(desk->dictionary, word);
    return verdict;
}

static void suggest(Desk *desk, Verdict *verdict) {
    if (verdict->right || verdict->suggestions != NULL || desk->suggested >= SPELLING_SUGGESTED_MOST) return;
    desk->suggested++;
    verdict->suggestions = dictionary_suggest(desk->dictionary, verdict->word);
}

static void keep(Spelling *spelling, Verdict *verdict) {
    g_hash_table_remove(spelling->asked, verdict->word);
    g_hash_table_replace(spelling->verdicts, verdict->word, verdict);
}

static void want(Spelling *spelling, const char *word) {
    if (g_hash_table_contains(spelling->asked, word)) return;
    g_hash_table_add(spelling->asked, g_strdup(word));
    g_ptr_array_add(spelling->wanted, g_strdup(word));
}

static gboolean is_own(const Spelling *spelling, const char *word) {
    g_autofree char *folded = NULL;
    if (g_hash_table_size(spelling->own) == 0) return FALSE;
    folded = text_fold(word);
    return g_hash_table_contains(spelling->own, folded);
}

gboolean spelling_knows(Spelling *spelling, const char *word) {
    const Verdict *verdict = g_hash_table_lookup(spelling->verdicts, word);
    if (verdict == NULL) {
        if (spelling->state == SPELLING_NONE || strlen(word) > WORD_BYTES_MOST) return TRUE;
        if (g_hash_table_size(spelling->verdicts) + g_hash_table_size(spelling->asked) >= SPELLING_WORDS_MOST) return TRUE;
        if (spelling->put_off) {
            want(spelling, word);
            return TRUE;
        }
        if (spelling_open(spelling) != SPELLING_READY) return TRUE;
        keep(spelling, look_up(&spelling->desk, word));
        verdict = g_hash_table_lookup(spelling->verdicts, word);
    }
    return verdict->right || is_own(spelling, word);
}

const GPtrArray *spelling_suggestions(Spelling *spelling, const char *word) {
    Verdict *verdict = g_hash_table_lookup(spelling->verdicts, word);
    if (verdict == NULL) return spelling->none;
    if (!spelling->put_off) suggest(&spelling->desk, verdict);
    return verdict->suggestions != NULL ? verdict->suggestions : spelling->none;
}

SpellingState spelling_open(Spelling *spelling) {
    if (spelling->state == SPELLING_CLOSED && !spelling->put_off)
        spelling->state = desk_open(&spelling->desk) ? SPELLING_READY : SPELLING_NONE;
    return spelling->state;
}

SpellingState spelling_state(const Spelling *spelling) {
    return spelling->state;
}

/* ---- put off ---- */

void spelling_put_off(Spelling *spelling) {
    spelling->put_off = TRUE;
}

gboolean spelling_waiting(const Spelling *spelling) {
    return spelling->wanted->len > 0;
}

static void settle(Spelling *spelling, gboolean found) {
    if (spelling->state != SPELLING_CLOSED) return;
    spelling->state = found ? SPELLING_READY : SPELLING_NONE;
    spelling->news = spelling->news || !found;
}

static void take(Spelling *spelling, Verdict *verdict) {
    spelling->news = spelling->news || !verdict->right;
    keep(spelling, verdict);
}

gboolean spelling_work(Spelling *spelling) {
    g_autofree char *word = NULL;
    Verdict *verdict;
    if (spelling->thread != NULL || spelling->wanted->len == 0) return FALSE;
    if (spelling->state == SPELLING_CLOSED) {
        settle(spelling, desk_open(&spelling->desk));
        if (spelling->state == SPELLING_NONE) g_ptr_array_set_size(spelling->wanted, 0);
        return TRUE;
    }
    word = g_ptr_array_steal_index(spelling->wanted, spelling->wanted->len - 1);
    verdict = look_up(&spelling->desk, word);
    suggest(&spelling->desk, verdict);
    take(spelling, verdict);
    return TRUE;
}

/* All the words of a job are answered together, so that the letter is drawn again once. */
static gpointer answer_jobs(gpointer data) {
    Spelling *spelling = data;
    while (TRUE) {
        g_autoptr(GPtrArray) job = g_async_queue_pop(spelling->jobs);
        GPtrArray *answers = g_ptr_array_new();
        gboolean found = job->len > 0 && desk_open(&spelling->desk);
        if (g_atomic_int_get(&spelling->leaving)) {
            g_ptr_array_unref(answers);
            return NULL;
        }
        for (guint i = 0; found && i < job->len && !g_atomic_int_get(&spelling->leaving); i++) {
            Verdict *verdict = look_up(&spelling->desk, g_ptr_array_index(job, i));
            suggest(&spelling->desk, verdict);
            g_ptr_array_add(answers, verdict);
        }
        g_async_queue_push(spelling->answers, answers);
        while (write(spelling->pipe[1], "", 1) < 0 && errno == EINTR) {
        }
    }
}

/* Signals are the first thread's; what a crash sends goes to whoever crashed. */
static GThread *start_thread(Spelling *spelling) {
    sigset_t blocked, before;
    GThread *thread;
    sigfillset(&blocked);
    sigdelset(&blocked, SIGSEGV);
    sigdelset(&blocked, SIGBUS);
    sigdelset(&blocked, SIGABRT);
    sigdelset(&blocked, SIGFPE);
    pthread_sigmask(SIG_SETMASK, &blocked, &before);
    thread = g_thread_try_new("spelling", answer_jobs, spelling, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return thread;
}

static gboolean open_thread(Spelling *spelling) {
    if (spelling->thread != NULL) return TRUE;
    if (spelling->desk.opened || !g_unix_open_pipe(spelling->pipe, FD_CLOEXEC, NULL)) return FALSE;
    g_unix_set_fd_nonblocking(spelling->pipe[0], TRUE, NULL);
    spelling->thread = start_thread(spelling);
    if (spelling->thread != NULL) return TRUE;
    close(spelling->pipe[0]);
    close(spelling->pipe[1]);
    spelling->pipe[0] = spelling->pipe[1] = -1;
    return FALSE;
}

gboolean spelling_start(Spelling *spelling) {
    if (!open_thread(spelling)) return FALSE;
    if (spelling->wanted->len == 0) return TRUE;
    g_async_queue_push(spelling->jobs, spelling->wanted);
    spelling->wanted = g_ptr_array_new_with_free_func(g_free);
    return TRUE;
}

int spelling_descriptor(const Spelling *spelling) {
    return spelling->thread != NULL ? spelling->pipe[0] : -1;
}

gboolean spelling_collect(Spelling *spelling) {
    GPtrArray *answers;
    gboolean news;
    char bytes[64];
    while (spelling->thread != NULL && read(spelling->pipe[0], bytes, sizeof bytes) > 0) {
    }
    while ((answers = g_async_queue_try_pop(spelling->answers)) != NULL) {
        settle(spelling, answers->len > 0);
        for (guint i = 0; i < answers->len; i++) take(spelling, g_ptr_array_index(answers, i));
        g_ptr_array_unref(answers);
    }
    news = spelling->news;
    spelling->news = FALSE;
    return news;
}

/* ---- life ---- */

Spelling *spelling_new(const char *own_file) {
    Spelling *spelling = g_new0(Spelling, 1);
    spelling->own_file = g_strdup(own_file);
    spelling->own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    spelling->verdicts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, verdict_free);
    spelling->asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    spelling->wanted = g_ptr_array_new_with_free_func(g_free);
    spelling->none = g_ptr_array_new();
    spelling->jobs = g_async_queue_new_full((GDestroyNotify)g_ptr_array_unref);
    spelling->answers = g_async_queue_new();
    spelling->pipe[0] = spelling->pipe[1] = -1;
    read_own(spelling);
    return spelling;
}

static void end_thread(Spelling *spelling) {
    GPtrArray *answers;
    if (spelling->thread == NULL) return;
    g_atomic_int_set(&spelling->leaving, 1);
    g_async_queue_push(spelling->jobs, g_ptr_array_new()); /* wakes it */
    g_thread_join(spelling->thread);
    while ((answers = g_async_queue_try_pop(spelling->answers)) != NULL) {
        g_ptr_array_set_free_func(answers, verdict_free);
        g_ptr_array_unref(answers);
    }
    close(spelling->pipe[0]);
    close(spelling->pipe[1]);
}

void spelling_free(Spelling *spelling) {
    if (spelling == NULL) return;
    end_thread(spelling);
    dictionary_close(spelling->desk.dictionary);
    g_async_queue_unref(spelling->jobs);
    g_async_queue_unref(spelling->answers);
    g_hash_table_unref(spelling->verdicts);
    g_hash_table_unref(spelling->asked);
    g_hash_table_unref(spelling->own);
    g_ptr_array_unref(spelling->wanted);
    g_ptr_array_unref(spelling->none);
    g_free(spelling->own_file);
    g_free(spelling);
}
